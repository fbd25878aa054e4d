/** A device goes on as a new one (SYNC 2): same shop, same role, numbers from one. */

import { HttpError } from '../http/errors.ts'
import type { Storage } from '../storage/port.ts'
import { applyAsServer } from '../sync/server-device.ts'
import { openFor } from '../sync/sync.ts'
import { hashOf } from './codes.ts'
import { enlist, newDevice } from './device.ts'

export async function renew(
  storage: Storage,
  shop: string,
  old: string,
  fresh: { device: string; secret: string },
  now: number,
): Promise<{ shop: string; role: 'owner' | 'helper' }> {
  return storage.transaction(shop, async (rows) => {
    const { ledger, device } = await openFor(rows, old)
    const token = hashOf(fresh.secret)
    const there = await rows.devices.get(fresh.device)
    if (there) {
      if (there.token === token && device.renewedAs === fresh.device) return { shop, role: there.role }
      throw new HttpError(409, 'conflict', 'There is another device of this id.')
    }
    await ledger.load([{ kind: 'device', id: old }])
    const before = ledger.record('device', old)
    const { beganAs, signKey } = device
    const name = String(before?.fields.name ?? '')
    await enlist(ledger, shop, newDevice(fresh.device, device.role, token, now, { beganAs, signKey }), name, now)
    await rows.devices.save(old, { renewedAs: fresh.device })
    const based = { removed: before?.versions?.removed?.[0] ?? null }
    await applyAsServer(ledger, shop, now, 'device.remove', { device: old, based })
    await ledger.close(now)
    return { shop, role: device.role }
  })
}
