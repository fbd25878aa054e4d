/** The round trip: takes a device's operations, and reads on for it, in one transaction (SYNC 5 to 7). */

import { combine, EMPTY, writeTotal } from '../../shared/domain/checksum.ts'
import { type Kind, kindsFor } from '../../shared/domain/records.ts'
import { readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import type { Result, SyncAnswer } from '../../shared/protocol/sync.ts'
import type { SyncRequest } from '../../shared/protocol/syncRequest.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from '../http/errors.ts'
import type { DeviceRow, ShopRows } from '../storage/port.ts'
import { readPage } from './feed.ts'
import { Ledger } from './ledger.ts'
import { scopeOf } from './scope.ts'
import { takeOperations } from './take.ts'

type Sync = Pick<Deps, 'storage' | 'now' | 'log'>

/** Brought by a neighbour: what it says of its phone is of another day, and nothing was heard of the phone itself. */
interface How {
  carried: boolean
}

export function sync(
  deps: Sync,
  shop: string,
  id: string,
  request: SyncRequest,
  { carried }: How = { carried: false },
): Promise<SyncAnswer> {
  return deps.storage.transaction(shop, async (rows) => {
    const now = deps.now()
    const { ledger, device } = await openFor(rows, id)
    const results = knowsEpoch(ledger, device, request, now)
      ? await takeAll(deps, ledger, shop, device, request, now)
      : []
    await rows.devices.save(id, {
      lastNumber: device.lastNumber,
      acked: Math.max(device.acked, request.acked),
      ...(carried ? {} : { waiting: request.waiting, lastContact: now }),
      ...(request.clock === undefined ? {} : { offset: now - request.clock }),
    })
    const answer = await answerTo(ledger, device, request)
    await ledger.close(now, deps.log)
    return { nonce: request.nonce, epoch: ledger.epoch, time: now, results, ...answer }
  })
}

/** A shop's books and one of its devices, inside a transaction. */
export async function openFor(rows: ShopRows, id: string): Promise<{ ledger: Ledger; device: DeviceRow }> {
  const ledger = await Ledger.open(rows)
  const device = await rows.devices.get(id)
  if (!ledger || !device) throw new HttpError(401, 'unauthorized', 'This device is not known.')
  return { ledger, device }
}

function takeAll(
  deps: Sync,
  ledger: Ledger,
  shop: string,
  device: DeviceRow,
  { operations, clock }: SyncRequest,
  now: number,
): Promise<Result[]> {
  const offsets = [...(clock === undefined ? [] : [now - clock]), ...(device.offset === null ? [] : [device.offset])]
  return takeOperations({ ledger, shop, device, now, log: deps.log }, operations, offsets)
}

/**
 * A restored server knows less than the phones have seen (SYNC 19): it goes on behind what they show. Of a phone that does
 * not know of it, operations are left where they are: what they are about may be lacking here until repair has given it
 * back, and a deletion of what is not there would be refused. (A removed phone repairs nothing: what it hands in is held.)
 */
function knowsEpoch(ledger: Ledger, device: DeviceRow, { cursor, acked }: SyncRequest, now: number): boolean {
  const seen = readCursor(cursor)
  if (seen) ledger.catchUpWith(seen.epoch, seen.sequence, acked > device.lastNumber, now)
  device.lastNumber = Math.max(device.lastNumber, acked)
  return seen === null || seen.epoch === ledger.epoch || device.removedAt !== null
}

type Answer = Pick<SyncAnswer, 'page' | 'cursor' | 'more' | 'checksum' | 'kinds'>

async function answerTo(ledger: Ledger, device: DeviceRow, { cursor: asked, room }: SyncRequest): Promise<Answer> {
  if (device.removedAt !== null) return nothing(ledger, asked)
  const kinds = kindsFor(device.role)
  const { groups, cursor, more, kindsChanged } = await readPage(ledger, asked, kinds, room)
  return {
    page: groups,
    cursor: writeCursor(cursor),
    more,
    checksum: writeTotal(combine(kinds.map((kind) => ledger.total(kind)))),
    ...(kindsChanged ? { kinds } : {}),
  }
}

/** For a removed device: it stays where it is and has no kinds, so that after joining again it reads all anew. */
function nothing(ledger: Ledger, asked: string): Answer {
  const kinds: Kind[] = []
  const sequence = Math.min(readCursor(asked)?.sequence ?? 0, ledger.sequence)
  const cursor = writeCursor({ epoch: ledger.epoch, sequence, scope: scopeOf(kinds) })
  return { page: [], cursor, more: false, checksum: writeTotal(EMPTY), kinds }
}
