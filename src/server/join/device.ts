import type { Role } from '../../shared/domain/records.ts'
import type { DeviceRow } from '../storage/port.ts'

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
