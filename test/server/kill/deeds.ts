/** Real operations by chance, and what each of them must leave in the database. */

import { newId } from '../../../src/shared/domain/ids.ts'
import type { Random } from '../../faults/random.ts'
import { cloth, line, sale } from '../trade.ts'

export interface Deed {
  action: string
  body: object
  /** Kind and id of every record that it makes. */
  makes: [kind: string, id: string][]
}

/** @param goods those that there are; a new one is added to them */
export function deed(random: Random, goods: string[]): Deed {
  const good = goods.length > 0 ? random.pick(goods) : null
  const what = random.weighted({ sell: 6, add: 2, make: good ? 2 : 0 })
  if (what === 'sell') return selling(random, good)
  return what === 'make' && good ? making(random, good) : adding(random, goods)
}

function selling(random: Random, good: string | null): Deed {
  const lines = Array.from({ length: 1 + random.below(4) }, () => line({ good: good ?? newId() }))
  const body = sale(lines)
  return {
    action: 'sale.record',
    body,
    makes: [
      ['order', body.order],
      ...lines.flatMap(({ id, movement }): Deed['makes'] => [
        ['line', id],
        ['movement', movement ?? ''],
      ]),
      ...body.payments.map(({ id }): Deed['makes'][number] => ['payment', id]),
    ],
  }
}

function adding(random: Random, goods: string[]): Deed {
  const quantity = 1 + random.below(20)
  const body = { ...cloth(), movement: { id: newId(), quantity } }
  goods.push(body.good)
  return {
    action: 'good.add',
    body,
    makes: [
      ['good', body.good],
      ['movement', body.movement.id],
    ],
  }
}

function making(random: Random, good: string): Deed {
  const movement = { id: newId(), quantity: 1 + random.below(5) }
  return {
    action: 'stock.change',
    body: { good, movement, reason: 'made' },
    makes: [['movement', movement.id]],
  }
}
