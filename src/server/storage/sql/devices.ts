import type { Kysely, Selectable, Updateable } from 'kysely'
import type { DeviceRow, DeviceTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function deviceTable(db: Kysely<Tables>, shop: string): DeviceTable {
  return {
    async get(device) {
      const row = await db
        .selectFrom('devices')
        .selectAll()
        .where('shop', '=', shop)
        .where('device', '=', device)
        .executeTakeFirst()
      return row ? read(row) : null
    },
    async add({ device, ...row }) {
      await db
        .insertInto('devices')
        .values({ shop, device, ...write(row) })
        .execute()
    },
    async save(device, changed) {
      await db
        .updateTable('devices')
        .set(write(changed))
        .where('shop', '=', shop)
        .where('device', '=', device)
        .execute()
    },
    async all() {
      const rows = await db.selectFrom('devices').selectAll().where('shop', '=', shop).orderBy('device').execute()
      return rows.map(read)
    },
    async active(role) {
      const rows = await db
        .selectFrom('devices')
        .select('device')
        .where('shop', '=', shop)
        .where('role', '=', role)
        .where('removed_at', 'is', null)
        .where('renewed_as', 'is', null)
        .execute()
      return rows.map((row) => row.device)
    },
  }
}

function read(row: Selectable<Tables['devices']>): DeviceRow {
  return {
    device: row.device,
    role: row.role,
    token: row.token,
    nextToken: row.next_token,
    lastNumber: row.last_number,
    acked: row.acked,
    offset: row.clock_offset,
    lastContact: row.last_contact,
    waiting: row.waiting,
    removedAt: row.removed_at,
    beganAs: row.began_as,
    renewedAs: row.renewed_as,
    signKey: row.sign_key,
  }
}

type Changes = Partial<Omit<DeviceRow, 'device'>>

function write(row: Omit<DeviceRow, 'device'>): Omit<Tables['devices'], 'shop' | 'device'>
function write(changed: Changes): Updateable<Tables['devices']>
function write(row: Changes): Updateable<Tables['devices']> {
  const { nextToken, lastNumber, offset, lastContact, removedAt, beganAs, renewedAs, signKey, ...same } = row
  // Kysely leaves out what is undefined.
  return {
    ...same,
    next_token: nextToken,
    last_number: lastNumber,
    clock_offset: offset,
    last_contact: lastContact,
    removed_at: removedAt,
    began_as: beganAs,
    renewed_as: renewedAs,
    sign_key: signKey,
  } as Updateable<Tables['devices']>
}
