/** Takes the operations of one request: exactly once, in the order of their numbers, none with what another has failed at (SYNC 6). */

import type { Logger } from 'pino'
import { may } from '../../shared/domain/permissions.ts'
import type { WireOperation } from '../../shared/protocol/operations.ts'
import type { Result } from '../../shared/protocol/sync.ts'
import { SCHEMA } from '../../shared/protocol/version.ts'
import { HttpError } from '../http/errors.ts'
import { type DeviceRow, type OperationRow, StorageTrouble } from '../storage/port.ts'
import { apply, Refusal, recordsOf } from './apply.ts'
import { endHolding, hold, release } from './held.ts'
import type { Ledger } from './ledger.ts'
import { type Prepared, prepare } from './prepare.ts'

export interface Taking {
  ledger: Ledger
  shop: string
  /** Whose operations they are; kept up to date, since they may change the role of the device itself. */
  device: DeviceRow
  now: number
  log: Logger
}

/**
 * All of them at once, which costs the database a few statements in all. Where something fails that is no refusal, they are
 * taken again one by one, so that the one that is at fault is known, and is the only one refused.
 * @param offsets server time minus phone time: now, then as it was before
 */
export async function takeOperations(
  taking: Taking,
  operations: WireOperation[],
  offsets: number[],
): Promise<Result[]> {
  if (operations.length === 0) return []
  const { ledger, device, now, log } = taking
  const known = await ledger.rows.operations.known(operations.map(({ id }) => id))
  const prepared = operations.map((wire) => prepare(wire, device, offsets, now))
  const settled = ({ id }: WireOperation) => known.has(id) && known.get(id)?.outcome !== 'held'
  const fresh = prepared.flatMap(({ wire, read }) => (settled(wire) || 'invalid' in read ? [] : [read]))
  await ledger.load(fresh.flatMap(recordsOf))

  const asItWas = { ...device }
  try {
    return await ledger.savepoint(() => takeAll(taking, prepared, known, takeTogether))
  } catch (error) {
    if (error instanceof StorageTrouble || error instanceof HttpError) throw error
    log.warn({ err: error, shop: taking.shop }, 'operations are taken one by one')
    Object.assign(device, asItWas)
    return takeAll(taking, prepared, known, takeAlone)
  }
}

async function takeAll(
  taking: Taking,
  prepared: readonly Prepared[],
  stored: ReadonlyMap<string, OperationRow>,
  takeOne: typeof takeAlone,
): Promise<Result[]> {
  const { ledger, device } = taking
  const known = new Map(stored)
  const fresh: OperationRow[] = []
  const results: Result[] = []
  for (const one of prepared) {
    const before = known.get(one.wire.id)
    if (before && !isBack(device, one, before)) {
      results.push(repeated(taking, one, before))
      continue
    }
    checkTurn(device, one.wire)
    const row = await takeOne(taking, one)
    if (before) await welcome(taking, row)
    else fresh.push(row)
    device.lastNumber = Math.max(device.lastNumber, row.number)
    known.set(row.id, row)
    results.push(resultOf(row, row.number))
  }
  await ledger.save()
  await ledger.rows.operations.add(fresh)
  return results
}

/** The recorded result, whichever device or bundle brings the operation; loudly none for another one with its id. */
function repeated({ device }: Taking, { wire: { id, number }, hash }: Prepared, before: OperationRow): Result {
  if (number === device.lastNumber + 1) device.lastNumber = number
  if (hash !== before.hash) return { id, number, outcome: 'refused', code: 'id-reused', reason: 'another operation' }
  return resultOf(before, number)
}

/** What was held of a removed phone is its trade again once the phone is back: the owner's code was the owner's word. */
function isBack(device: DeviceRow, { hash }: Prepared, before: OperationRow): boolean {
  return before.outcome === 'held' && device.removedAt === null && hash === before.hash
}

/** Ends the holding of what has been applied; what was refused stays held for the owner. */
async function welcome({ ledger, shop, now }: Taking, { id, outcome, sequence }: OperationRow): Promise<void> {
  if (outcome !== 'applied' || sequence === null) return
  await ledger.rows.operations.applied(id, sequence)
  await endHolding(ledger, shop, now, id)
}

/**
 * Throws where the whole request cannot be taken: nothing of it is recorded then. A removed device hands in whatever its
 * numbers are: each operation is held for itself, and the way out of a wrong number, going on as a new device, is closed
 * to it.
 */
function checkTurn({ lastNumber, removedAt }: DeviceRow, { number, schema }: WireOperation): void {
  if (schema > SCHEMA) throw new HttpError(409, 'too-new', 'This server is older than the app.', number)
  if (removedAt !== null) return
  if (number <= lastNumber) throw new HttpError(409, 'number-taken', 'Another operation has this number.', number)
  if (number > lastNumber + 1) throw new HttpError(409, 'gap', 'Operations before this one are missing.', number)
}

/** Applies, holds or refuses one operation; returns what is to be recorded of it. Throws what is no refusal. */
async function takeTogether(taking: Taking, prepared: Prepared): Promise<OperationRow> {
  const { ledger, device } = taking
  const work = () => act(taking, prepared)
  const records = device.removedAt === null && !WRITES_MORE.test(prepared.wire.action)
  try {
    return applied(taking, prepared, await (records ? ledger.attempt(work) : ledger.savepoint(work)))
  } catch (error) {
    if (error instanceof Refusal) return refused(taking, prepared, error)
    throw error
  }
}

/** Actions that write to other tables than that of the records. */
const WRITES_MORE = /^(device|held)\./

/** The same, to the database at once; what fails is refused as a fault of the server. */
async function takeAlone(taking: Taking, prepared: Prepared): Promise<OperationRow> {
  const { ledger, log } = taking
  try {
    const sequence = await ledger.savepoint(async () => {
      const sequence = await act(taking, prepared)
      await ledger.save()
      return sequence
    })
    return applied(taking, prepared, sequence)
  } catch (error) {
    if (error instanceof StorageTrouble) throw error
    if (error instanceof Refusal) return refused(taking, prepared, error)
    const { id, action } = prepared.wire
    log.error({ err: error, operation: id, action }, 'operation failed')
    return refused(taking, prepared, { code: 'fault', message: 'the server could not apply it' })
  }
}

function applied(taking: Taking, prepared: Prepared, sequence: number | null): OperationRow {
  return { ...rowOf(taking, prepared), outcome: sequence === null ? 'held' : 'applied', sequence }
}

function refused(
  taking: Taking,
  prepared: Prepared,
  { code, message }: Pick<Refusal, 'code' | 'message'>,
): OperationRow {
  return { ...rowOf(taking, prepared), outcome: 'refused', code, reason: message }
}

function rowOf({ now }: Taking, { wire, hash, at, unsure }: Prepared) {
  const { id, device, number, action } = wire
  return { id, device, number, hash, action, at, unsure, received: now, code: null, reason: null, sequence: null }
}

/** The sequence of what was applied; null for what is held. */
async function act({ ledger, shop, device, now }: Taking, prepared: Prepared): Promise<number | null> {
  const { read } = prepared
  if ('invalid' in read) throw new Refusal('invalid', read.invalid)
  const { operation } = read
  if (!may(device.role, operation)) throw new Refusal('forbidden', `not as ${device.role}`)
  if (device.removedAt !== null) {
    await hold(ledger, shop, prepared, operation, now)
    return null
  }
  const released = await release(ledger, operation)
  if (released) await ledger.load(recordsOf(released))
  const sequence = await apply(ledger, shop, released ? [read, released] : [read])
  if (released) await ledger.rows.operations.applied(released.operation.id, sequence)
  if (operation.action.startsWith('device.')) await refresh(device, ledger)
  return sequence
}

/** Roles and removals take effect at once, for the device that changed itself too. */
async function refresh(device: DeviceRow, { rows }: Ledger): Promise<void> {
  const row = await rows.devices.get(device.device)
  if (row) Object.assign(device, { role: row.role, removedAt: row.removedAt })
}

function resultOf({ id, outcome, sequence, code, reason }: OperationRow, number: number): Result {
  return {
    id,
    number,
    outcome,
    ...(sequence === null ? {} : { sequence }),
    ...(code === null ? {} : { code }),
    ...(reason === null ? {} : { reason }),
  }
}
