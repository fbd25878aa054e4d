/** The cost of a sold line, where the phone could not know it (SYNC 16). */

import type { Change } from '../../shared/domain/change.ts'
import { costOf } from '../../shared/domain/costing.ts'
import type { Operation } from '../../shared/protocol/operations.ts'
import type { Ledger } from './ledger.ts'

type Sale = Operation<'sale.record'>

/** Records that the server reads and writes for it. */
export function costRecordsOf(operation: Operation): Pick<Change, 'kind' | 'id'>[] {
  if (operation.action !== 'sale.record') return []
  return unknownCosts(operation).flatMap(({ id, good }) => [
    { kind: 'costing', id: good },
    { kind: 'cost', id },
  ])
}

export function costsOf(operation: Operation, ledger: Ledger): Change[] {
  if (operation.action !== 'sale.record') return []
  const { order } = operation.body
  return unknownCosts(operation).flatMap(({ id, good, ...line }): Change[] => {
    const amount = costOf(ledger.record('costing', good)?.fields ?? {}, line)
    return amount === null ? [] : [{ kind: 'cost', id, do: 'create', fields: { order, amount } }]
  })
}

function unknownCosts(sale: Sale) {
  return sale.body.lines.flatMap(({ good, cost, ...line }) => (good && cost == null ? [{ ...line, good }] : []))
}
