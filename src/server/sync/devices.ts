/** What operations about devices do to the wall itself: the table that tokens and roles are checked against. */

import type { Operation } from '../../shared/protocol/operations.ts'
import { newDevice } from '../join/device.ts'
import type { RecordRow, ShopRows } from '../storage/port.ts'
import { Refusal } from './apply.ts'
import { SERVER } from './lay.ts'

/** Follows an edit or removal of a device; refuses what would leave the shop without an owner. */
export async function changeDevices(rows: ShopRows, operation: Operation, at: number): Promise<void> {
  if (operation.action === 'device.bring') {
    const { device, token, sign } = operation.body
    await rows.devices.add(newDevice(device, 'helper', token, at, { signKey: sign }))
    return
  }
  if (operation.action !== 'device.edit' && operation.action !== 'device.remove') return
  const { device } = operation.body
  const row = await rows.devices.get(device)
  // Without a row there is no record either, and laying the change over it says so.
  if (row === null || row.removedAt !== null) return
  // The server itself ends the record of an id that a phone has left; an owner who names it means the phone, and is
  // told, or it would keep its access under its new id.
  if (row.renewedAs !== null && operation.device === SERVER) return
  if (row.renewedAs !== null) throw new Refusal('unknown-record', 'this phone goes on as another device')
  const role = operation.action === 'device.edit' ? operation.body.fields.role : undefined
  const stepsDown = operation.action === 'device.remove' || role === 'helper'
  if (stepsDown && (await isLastOwner(rows, device))) throw new Refusal('last-owner', 'a shop keeps an owner')
  if (operation.action === 'device.remove') await rows.devices.save(device, { removedAt: at })
  else if (role) await rows.devices.save(device, { role })
}

/** After a restore: what phones say of removals and roles holds at the wall too, not on the screens alone. */
export async function followDevices(
  rows: ShopRows,
  records: readonly Pick<RecordRow, 'id' | 'fields'>[],
  now: number,
): Promise<void> {
  for (const { id, fields } of records) {
    const row = await rows.devices.get(id)
    if (row === null || row.renewedAs !== null) continue
    if (fields.removed === true && row.removedAt === null) await rows.devices.save(id, { removedAt: now })
    if (fields.role === 'owner' || fields.role === 'helper') await rows.devices.save(id, { role: fields.role })
  }
}

async function isLastOwner(rows: ShopRows, device: string): Promise<boolean> {
  const owners = await rows.devices.active('owner')
  return owners.length === 1 && owners[0] === device
}
