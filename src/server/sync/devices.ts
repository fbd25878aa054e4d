/** What operations about devices do to the wall itself: the table that tokens and roles are checked against. */

import type { Operation } from '../../shared/protocol/operations.ts'
import type { ShopRows } from '../storage/port.ts'
import { Refusal } from './apply.ts'

/** Follows an edit or removal of a device; refuses what would leave the shop without an owner. */
export async function changeDevices(rows: ShopRows, operation: Operation, at: number): Promise<void> {
  if (operation.action !== 'device.edit' && operation.action !== 'device.remove') return
  const { device } = operation.body
  const row = await rows.devices.get(device)
  // Without a row there is no record either, and laying the change over it says so. A renewed one has no part any more.
  if (row === null || row.removedAt !== null || row.renewedAs !== null) return
  const role = operation.action === 'device.edit' ? operation.body.fields.role : undefined
  const stepsDown = operation.action === 'device.remove' || role === 'helper'
  if (stepsDown && (await isLastOwner(rows, device))) throw new Refusal('last-owner', 'a shop keeps an owner')
  if (operation.action === 'device.remove') await rows.devices.save(device, { removedAt: at })
  else if (role) await rows.devices.save(device, { role })
}

async function isLastOwner(rows: ShopRows, device: string): Promise<boolean> {
  const owners = await rows.devices.active('owner')
  return owners.length === 1 && owners[0] === device
}
