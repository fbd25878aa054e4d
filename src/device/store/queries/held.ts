/** What removed phones handed in after their removal (SYNC 24), for the owner to take or to drop. */

import { groupBy } from '../../../shared/group.ts'
import type { ShopDatabase } from '../database.ts'

export interface HandedIn {
  id: string
  action: string
  at: number
  title: string
  amount: number | null
}

export interface HeldPhone {
  device: string
  name: string
  /** Oldest first. */
  handedIn: HandedIn[]
}

/** Phone by phone, the one first that handed in first. */
export async function held(db: ShopDatabase): Promise<HeldPhone[]> {
  const rows = (await db.held.toArray()).filter((row) => !row.deleted)
  const byDevice = [...groupBy(rows, (row) => row.fields.device)]
  const devices = await db.device.bulkGet(byDevice.map(([device]) => device))
  return byDevice
    .map(([device, ones], index) => ({
      device,
      name: devices[index]?.fields.name ?? '',
      handedIn: ones
        .map(({ id, fields: { action, at, title = '', amount = null } }) => ({ id, action, at, title, amount }))
        .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    }))
    .sort((a, b) => (a.handedIn[0]?.at ?? 0) - (b.handedIn[0]?.at ?? 0))
}
