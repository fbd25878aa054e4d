/** A helper's phone that an owner let in without a network: known from the first time that either phone is heard of. */

import { fromBase64 } from '../../shared/carry/bytes.ts'
import { isGranted } from '../../shared/carry/invitation.ts'
import { type Grant, type Granted, granted } from '../../shared/protocol/grant.ts'
import { HttpError } from '../http/errors.ts'
import type { Storage } from '../storage/port.ts'
import { Ledger } from '../sync/ledger.ts'
import { enlist, newDevice } from './device.ts'

/**
 * Lets the device in that an owner's device has signed for; again it does nothing. Throws 403 where nobody of the shop
 * has, and 409 where the device is somebody else's.
 */
export async function letIn(storage: Storage, grant: Grant, now: number): Promise<Granted> {
  const said = await read(storage, grant)
  const { shop, device, name, token, sign } = said
  await storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) throw unknown()
    const known = await rows.devices.get(device)
    if (known && known.token !== token && known.nextToken !== token) {
      throw new HttpError(409, 'conflict', 'There is another device of this id.')
    }
    // One that was removed meanwhile is no stranger: what it hands in is held (SYNC 24).
    if (known) return
    const row = newDevice(device, 'helper', token, now, { signKey: sign })
    await ledger.load([{ kind: 'device', id: device }])
    const record = ledger.record('device', device)
    // Another phone has given its record back already, to a server that was restored; the grant says whose it is.
    if (record) return rows.devices.add({ ...row, removedAt: record.fields.removed === true ? now : null })
    await enlist(ledger, shop, row, name, now)
    await ledger.close(now)
  })
  return said
}

async function read(storage: Storage, { text, signature }: Grant): Promise<Granted> {
  const parsed = granted.safeParse(parse(text))
  const signed = fromBase64(signature)
  if (!parsed.success || !signed) throw unknown()
  const owner = await storage.transaction(parsed.data.shop, ({ devices }) => devices.get(parsed.data.by))
  // One that has gone on as another device was not put out of the shop.
  const isOwner = owner?.role === 'owner' && (owner.removedAt === null || owner.renewedAs !== null)
  const key = isOwner && owner.signKey ? fromBase64(owner.signKey) : null
  if (!key || !(await isGranted(key, signed, text))) throw unknown()
  return parsed.data
}

function unknown(): HttpError {
  return new HttpError(403, 'forbidden', 'No owner of this shop has let this device in.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
