import type { Role } from '../../shared/domain/records.ts'
import { HttpError } from '../http/errors.ts'
import type { DeviceRow } from '../storage/port.ts'
import type { Ledger } from '../sync/ledger.ts'
import { applyAsServer } from '../sync/server-device.ts'

/** A device that has sent nothing yet. */
export function newDevice(
  device: string,
  role: Role,
  token: string,
  now: number,
  more: Partial<Pick<DeviceRow, 'beganAs' | 'signKey'>> = {},
): DeviceRow {
  return {
    device,
    role,
    token,
    nextToken: null,
    lastNumber: 0,
    acked: 0,
    offset: null,
    lastContact: now,
    waiting: 0,
    removedAt: null,
    beganAs: device,
    renewedAs: null,
    signKey: null,
    ...more,
  }
}

/**
 * Adds a device with its record. Throws 409 where there is such a record and no device: a phone gave it back to a server
 * that knew nothing of it, and whose it is nobody can say.
 */
export async function enlist(ledger: Ledger, shop: string, row: DeviceRow, name: string, now: number): Promise<void> {
  const { device, role } = row
  await ledger.load([{ kind: 'device', id: device }])
  if (ledger.record('device', device))
    throw new HttpError(409, 'conflict', 'There was a device of this id: take another.')
  await ledger.rows.devices.add(row)
  await applyAsServer(ledger, shop, now, 'device.add', { device, name, role })
}
