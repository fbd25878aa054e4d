/** What one operation does to its shop. */

import type { Change } from '../../shared/domain/change.ts'
import { changesOf } from '../../shared/domain/changes.ts'
import { sum } from '../../shared/domain/money.ts'
import type { RefusalCode } from '../../shared/protocol/errors.ts'
import type { Body, Operation } from '../../shared/protocol/operations.ts'
import { costRecordsOf, costsOf } from './costs.ts'
import { changeDevices } from './devices.ts'
import { layChange, type Row } from './lay.ts'
import type { Ledger } from './ledger.ts'

/** An operation and when it happened. */
export interface Happened {
  operation: Operation
  at: number
  unsure: boolean
  /** The first device that the phone of it was. */
  phone: string
}

/** Why an operation is refused: thrown, so that nothing that it has written so far stays. */
export class Refusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, reason: string) {
    super(reason)
    this.name = 'Refusal'
    this.code = code
  }
}

/** The records that operations read or write, to be loaded before they are applied. */
export function recordsOf({ operation, at, unsure }: Happened): Pick<Change, 'kind' | 'id'>[] {
  return [...changesOf(operation, at, unsure), ...costRecordsOf(operation)]
}

/**
 * Applies operations whose records are loaded, under one sequence, which it returns; to be called in a savepoint.
 * They are one, or one that was held and the one that takes it.
 */
export async function apply(ledger: Ledger, shop: string, steps: readonly Happened[]): Promise<number> {
  const rows = new Map<string, Row>()
  for (const { operation, at, unsure, phone } of steps) {
    check(operation, shop)
    // Two phones void one sale: one void.
    if (operation.action === 'sale.void' && ledger.record('step', operation.body.step)) continue
    // The helper's own phone was here first, with the owner's word for it.
    if (operation.action === 'device.bring' && (await isBrought(ledger, operation.body))) continue
    await changeDevices(ledger.rows, operation, at)
    const { id, device } = operation
    const stamp = { operation: id, device, phone, version: ledger.nextVersion, at }
    for (const change of [...changesOf(operation, at, unsure), ...costsOf(operation, ledger)]) {
      const key = `${change.kind} ${change.id}`
      const written = layChange(rows.get(key) ?? ledger.record(change.kind, change.id), change, stamp)
      if ('refused' in written) throw new Refusal(written.refused, key)
      for (const row of written.rows) rows.set(`${row.kind} ${row.id}`, row)
    }
  }
  // Facts that the server adds by itself were not asked for before.
  await ledger.load(rows.values())
  return ledger.write([...rows.values()])
}

/** Refuses a device that is somebody else's already. */
async function isBrought({ rows }: Ledger, { device, token }: Body<'device.bring'>): Promise<boolean> {
  const known = await rows.devices.get(device)
  if (known && known.token !== token && known.nextToken !== token) throw new Refusal('exists', device)
  return known !== null
}

/** Rules of single actions that go beyond the form of their bodies. A sale is never refused for stock or goods. */
function check(operation: Operation, shop: string): void {
  switch (operation.action) {
    case 'shop.open':
    case 'shop.edit':
      if (operation.body.shop !== shop) throw new Refusal('invalid', 'names another shop')
      break
    case 'sale.record':
      if (operation.body.discount > sum(operation.body.lines.map((line) => line.total))) {
        throw new Refusal('unbalanced', 'the discount is above the total')
      }
      break
  }
}
