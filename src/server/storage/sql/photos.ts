import type { Kysely } from 'kysely'
import type { PhotoTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function photoTable(db: Kysely<Tables>, shop: string): PhotoTable {
  async function dropUpload(hash: string): Promise<void> {
    await db.deleteFrom('uploads').where('shop', '=', shop).where('hash', '=', hash).execute()
    await db.deleteFrom('upload_parts').where('shop', '=', shop).where('hash', '=', hash).execute()
  }
  return {
    async get(hash) {
      const row = await db
        .selectFrom('photos')
        .select(['hash', 'size', 'type'])
        .where('shop', '=', shop)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row ?? null
    },
    async add(row, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('photos')
        .values({ shop, ...row, stored_at: now })
        .onConflict((conflict) => conflict.columns(['shop', 'hash']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    async all() {
      const rows = await db.selectFrom('photos').select('hash').where('shop', '=', shop).execute()
      return rows.map(({ hash }) => hash)
    },
    async forget(hash) {
      await db.deleteFrom('photos').where('shop', '=', shop).where('hash', '=', hash).execute()
    },
    async upload(hash) {
      const row = await db
        .selectFrom('uploads')
        .select(['hash', 'size', 'length', 'touched_at as touchedAt'])
        .where('shop', '=', shop)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row ?? null
    },
    async beginUpload(hash, size, now) {
      await dropUpload(hash)
      await db.insertInto('uploads').values({ shop, hash, size, length: 0, touched_at: now }).execute()
    },
    async append(hash, offset, bytes, now) {
      const { numUpdatedRows } = await db
        .updateTable('uploads')
        .set({ length: offset + bytes.byteLength, touched_at: now })
        .where('shop', '=', shop)
        .where('hash', '=', hash)
        .where('length', '=', offset)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await db.insertInto('upload_parts').values({ shop, hash, start: offset, bytes }).execute()
      return true
    },
    async uploaded(hash) {
      const parts = await db
        .selectFrom('upload_parts')
        .select('bytes')
        .where('shop', '=', shop)
        .where('hash', '=', hash)
        .orderBy('start')
        .execute()
      return Buffer.concat(parts.map((part) => part.bytes))
    },
    dropUpload,
    async forgetUploads(before) {
      const stale = await db
        .selectFrom('uploads')
        .select('hash')
        .where('shop', '=', shop)
        .where('touched_at', '<', before)
        .execute()
      for (const { hash } of stale) await dropUpload(hash)
      return stale.length
    },
  }
}
