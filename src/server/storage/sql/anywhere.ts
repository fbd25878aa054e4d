import { type Kysely, sql } from 'kysely'
import type { Anywhere, Storage } from '../port.ts'
import { readCode, writeCode } from './codes.ts'
import type { Tables } from './tables.ts'

/** Two weeks. */
const SILENT = 14 * 24 * 60 * 60 * 1000
const MANY = 50

/**
 * The few queries that name no shop.
 * @param transaction for what has to be done in one shop after the other
 * @param size bytes of the database, as it says itself
 */
export function anywhere(
  db: Kysely<Tables>,
  transaction: Storage['transaction'],
  size: () => Promise<number>,
): Anywhere {
  return {
    async setting(name, make) {
      await db
        .insertInto('meta')
        .values({ name, value: make() })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute()
      const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirstOrThrow()
      return row.value
    },
    async knownSetting(name) {
      const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst()
      return row?.value ?? null
    },
    async code(hash) {
      const row = await db.selectFrom('codes').selectAll().where('hash', '=', hash).executeTakeFirst()
      return row ? readCode(row) : null
    },
    async communityCode(community, now) {
      const row = await db
        .selectFrom('codes')
        .selectAll()
        .where('kind', '=', 'community')
        .where('used_by', 'is', null)
        // Codes from before there were communities name none.
        .where((eb) => eb.or([eb('community', '=', community), eb('community', 'is', null)]))
        // The code of a card is somebody's already.
        .where((eb) => eb.or([eb('label', 'is', null), eb('label', 'not like', 'invitation %')]))
        .where('expires', '>', now)
        .orderBy('expires', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row ? readCode(row) : null
    },
    async addCommunityCode(code) {
      await db.insertInto('codes').values(writeCode(code)).execute()
    },
    async shops() {
      const rows = await db.selectFrom('shops').select('shop').orderBy('shop').execute()
      return rows.map(({ shop }) => shop)
    },
    async link(link) {
      const row = await db.selectFrom('links').select(['shop', 'request']).where('link', '=', link).executeTakeFirst()
      return row ?? null
    },
    async shopsToTell(now) {
      const rows = await db.selectFrom('tellings').select('shop').distinct().where('due', '<=', now).execute()
      return rows.map(({ shop }) => shop)
    },
    async overview(now) {
      const here = db.selectFrom('devices').where('removed_at', 'is', null).where('renewed_as', 'is', null)
      const { shops } = await db
        .selectFrom('shops')
        .select((eb) => eb.fn.countAll<number>().as('shops'))
        .executeTakeFirstOrThrow()
      const { phones, waiting } = await here
        .select((eb) => [eb.fn.countAll<number>().as('phones'), eb.fn.sum<number | null>('waiting').as('waiting')])
        .executeTakeFirstOrThrow()
      const silent = await here
        .select(['shop', 'device', 'last_contact as lastContact', 'waiting'])
        .where('last_contact', '<', now - SILENT)
        .orderBy('last_contact')
        .limit(MANY)
        .execute()
      return {
        shops: Number(shops),
        phones: Number(phones),
        waiting: Number(waiting ?? 0),
        bytes: await size(),
        silent,
      }
    },
    async ping() {
      await sql`select 1`.execute(db)
    },
    async forgetUploads(before) {
      const stale = await db.selectFrom('uploads').select('shop').distinct().where('touched_at', '<', before).execute()
      let count = 0
      for (const { shop } of stale) count += await transaction(shop, ({ photos }) => photos.forgetUploads(before))
      return count
    },
  }
}
