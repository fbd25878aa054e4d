import type { Kysely } from 'kysely'
import type { Office } from '../office.ts'
import { readCode } from './codes.ts'
import { readCounted, readMonth } from './sums.ts'
import type { Tables } from './tables.ts'

export function officeOf(db: Kysely<Tables>): Office {
  return {
    async addPass(row) {
      await db.insertInto('passes').values(row).execute()
    },
    async pass(hash, kind, now) {
      const row = await db
        .selectFrom('passes')
        .selectAll()
        .where('hash', '=', hash)
        .where('kind', '=', kind)
        .where('expires', '>', now)
        .executeTakeFirst()
      return row ?? null
    },
    async takePass(hash, kind, now) {
      const { numDeletedRows } = await db
        .deleteFrom('passes')
        .where('hash', '=', hash)
        .where('kind', '=', kind)
        .where('expires', '>', now)
        .executeTakeFirst()
      return numDeletedRows === 1n
    },
    async dropPasses(which) {
      const query = db.deleteFrom('passes')
      const { numDeletedRows } = await ('community' in which
        ? query.where('community', '=', which.community)
        : query.where('expires', '<=', which.before)
      ).executeTakeFirst()
      return Number(numDeletedRows)
    },
    async shops(community) {
      const rows = await db
        .selectFrom('shops')
        .select('shop')
        .where('community', '=', community)
        .orderBy('shop')
        .execute()
      return rows.map(({ shop }) => shop)
    },
    async agreed(community) {
      const rows = await db
        .selectFrom('counted')
        .innerJoin('shops', 'shops.shop', 'counted.shop')
        .selectAll('counted')
        .select((eb) =>
          eb
            .selectFrom('devices')
            .select((inner) => inner.fn.max('last_contact').as('last'))
            .whereRef('devices.shop', '=', 'counted.shop')
            .where('removed_at', 'is', null)
            .as('last_contact'),
        )
        .where('shops.community', '=', community)
        .orderBy('counted.name')
        .orderBy('counted.shop')
        .execute()
      return rows.map((row) => ({ shop: row.shop, ...readCounted(row), lastContact: row.last_contact }))
    },
    async months(community) {
      const rows = await db
        .selectFrom('sums')
        .innerJoin('shops', 'shops.shop', 'sums.shop')
        .selectAll('sums')
        .where('shops.community', '=', community)
        .orderBy('sums.month')
        .orderBy('sums.shop')
        .execute()
      return rows.map((row) => ({ shop: row.shop, ...readMonth(row) }))
    },
    async codes(community, now) {
      const rows = await db
        .selectFrom('codes')
        .selectAll()
        .where('kind', '=', 'community')
        .where('community', '=', community)
        .where('used_by', 'is', null)
        .where('label', 'like', 'invitation %')
        .where('expires', '>', now)
        .orderBy('expires', 'desc')
        .orderBy('label')
        .execute()
      return rows.map(readCode)
    },
  }
}
