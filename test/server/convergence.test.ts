import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { FACTS } from '../../src/shared/domain/records.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import type { WireOperation } from '../../src/shared/protocol/operations.ts'
import { type Bench, bench, joining, NOON, Phone, post } from './kit.ts'
import { cloth, line, sale } from './trade.ts'

/** Two devices by their ids, which are the same in every shop of a run. */
const DEVICES = [newId(), newId()] as const
const GOODS = Array.from({ length: 3 }, () => newId())
const ORDERS = Array.from({ length: 3 }, () => newId())

type Deed = Pick<WireOperation, 'action' | 'body'>

const good = fc.constantFrom(...GOODS)
/** A deed makes its ids when it is made, so that the same one is done in both shops. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  good.map((id) => ({ action: 'sale.record', body: { ...sale([line({ good: id })]) } })),
  fc.tuple(good, fc.integer({ min: -5, max: 5 })).map(([id, quantity]) => ({
    action: 'stock.change',
    body: { good: id, movement: { id: newId(), quantity }, reason: 'counted' },
  })),
  fc.constantFrom(...ORDERS).map((order) => ({
    action: 'sale.void',
    body: { order, step: newId(), reason: '', undo: false, movements: [], payments: [] },
  })),
  fc.tuple(good, fc.nat(3)).map(([id, price]) => ({
    action: 'good.edit',
    body: { good: id, fields: { price }, based: {} },
  })),
  good.map((id) => ({ action: 'good.delete', body: { good: id } })),
  fc.constant({ action: 'good.restore', body: { good: newId() } }),
)

/** Who sends next, how many at once, and whether the answer is lost. */
const turn = fc.record({ who: fc.constantFrom(0, 1), count: fc.integer({ min: 1, max: 4 }), lost: fc.boolean() })

/** A new shop with both devices and the goods. */
async function shopOf(there: Bench): Promise<Phone[]> {
  const { storage } = there.deps
  const first = joining((await newCommunityCode(storage, NOON)).code, newId(), DEVICES[0], randomText(32))
  const { body } = await post(there, '/api/join', first, joinAnswer)
  const owner = new Phone(there, body.shop, DEVICES[0], first.secret)
  const second = joining((await owner.code('owner')).body.code, null, DEVICES[1], randomText(32))
  await post(there, '/api/join', second, joinAnswer)
  const { shop } = owner
  await owner.sync([
    owner.make('shop.open', { shop, name: '', currency: 'THB', zone: 'Asia/Bangkok' }),
    ...GOODS.map((id) => owner.make('good.add', { ...cloth(), good: id, movement: null })),
  ])
  return [owner, new Phone(there, shop, DEVICES[1], second.secret)]
}

/** Each device hands in its operations in its own order, by turns; what was lost is sent again. */
async function handIn(
  phones: Phone[],
  queues: WireOperation[][],
  turns: { who: number; count: number; lost: boolean }[],
) {
  const left = queues.map((queue) => [...queue])
  const send = async (who: number, count: number, lost: boolean) => {
    const [phone, queue] = [phones[who], left[who]]
    if (!phone || !queue || queue.length === 0) return
    const operations = queue.slice(0, count)
    if (lost) await phone.send(operations)
    else {
      await phone.sync(operations)
      queue.splice(0, operations.length)
    }
  }
  for (const { who, count, lost } of turns) await send(who, count, lost)
  for (const who of [0, 1]) await send(who, Number.POSITIVE_INFINITY, false)
  for (const phone of phones) await phone.pull()
}

/** Facts that follow from operations alone; those that the server adds follow from what it has seen by then. */
const OWN = FACTS.filter((kind) => kind !== 'cost' && kind !== 'replaced')

function facts(phone: Phone | undefined) {
  const rows = OWN.flatMap((kind) => phone?.ofKind(kind) ?? [])
  return new Map(rows.map(({ kind, id, fields }) => [`${kind} ${id}`, fields]))
}

test('promises 2 and 5: any interleaving of two devices, answers lost or not, ends in the same facts on both', async () => {
  const there = await bench()
  const schedule = fc.array(turn, { maxLength: 10 })
  const deeds = fc.array(deed, { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(deeds, deeds, schedule, schedule, async (mine, theirs, oneWay, otherWay) => {
      const envelope = { schema: 1, at: NOON, seen: NOON, person: null }
      const queues = [mine, theirs].map((list, who) =>
        list.map((one, index) => {
          const number = index + 1 + (who === 0 ? 1 + GOODS.length : 0)
          return { ...envelope, ...one, id: newId(), device: DEVICES[who] ?? '', number }
        }),
      )
      const ends = []
      for (const turns of [oneWay, otherWay]) {
        const phones = await shopOf(there)
        await handIn(phones, queues, turns)
        const [one, other] = phones
        expect(one?.records).toEqual(other?.records)
        expect(one?.last?.checksum).toBe(one?.checksum())
        expect(other?.last?.checksum).toBe(other?.checksum())
        ends.push(facts(one))
      }
      expect(ends[0]).toEqual(ends[1])
      const sold = [...mine, ...theirs].filter(({ action }) => action === 'sale.record')
      expect([...(ends[0]?.keys() ?? [])].filter((key) => key.startsWith('order '))).toHaveLength(sold.length)
    }),
    { numRuns: 25 },
  )
}, 120_000)
