import { type Kysely, sql } from 'kysely'
import type { Anywhere, Storage } from '../port.ts'
import { readCode, writeCode } from './codes.ts'
import type { Tables } from './tables.ts'

/** Two weeks. */
const SILENT = 14 * 24 * 60 * 60 * 1000
const MANY = 50
/** In the fields of a shop that agreed, as they are written: quotation marks in a text have a stroke before them. */
const AGREES = '%"agrees":true%'

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
    async windowsToRemake(version, after, many) {
      // Two questions, since no index answers what is not equal.
      const others = await Promise.all(
        (['<', '>'] as const).map((than) =>
          db
            .selectFrom('windows')
            .select(['version', 'shop'])
            .where('version', than, version)
            .where((eb) => eb(eb.refTuple('version', 'shop'), '>', eb.tuple(after.version, after.shop)))
            .orderBy('version')
            .orderBy('shop')
            .limit(many)
            .execute(),
        ),
      )
      return others.flat().slice(0, many)
    },
    async shopsToCount(version, after, many) {
      const behind = db.selectFrom('shops').select('shop').where('shop', '>', after)
      const upTo = (await behind.orderBy('shop').limit(many).execute()).at(-1)?.shop ?? null
      if (upTo === null) return { shops: [], upTo }
      const rows = await db
        .selectFrom('shops')
        .leftJoin('counted', 'counted.shop', 'shops.shop')
        .select('shops.shop')
        .where('shops.shop', '>', after)
        .where('shops.shop', '<=', upTo)
        .where((eb) =>
          eb.or([
            eb('counted.sequence', '<>', eb.ref('shops.sequence')),
            eb('counted.epoch', '<>', eb.ref('shops.epoch')),
            eb('counted.version', '<>', version),
            eb.and([
              eb('counted.shop', 'is', null),
              eb.exists(
                eb
                  .selectFrom('records')
                  .select('records.id')
                  .whereRef('records.shop', '=', 'shops.shop')
                  .where('records.kind', '=', 'shop')
                  .whereRef('records.id', '=', 'shops.shop')
                  .where('records.fields', 'like', AGREES),
              ),
            ]),
          ]),
        )
        .orderBy('shops.shop')
        .execute()
      return { shops: rows.map(({ shop }) => shop), upTo }
    },
    async link(link) {
      const row = await db.selectFrom('links').select(['shop', 'request']).where('link', '=', link).executeTakeFirst()
      return row ?? null
    },
    async shopsToTell(now) {
      // Not `distinct`: for that SQLite walks through all that wait, shop by shop.
      const rows = await db.selectFrom('tellings').select('shop').where('due', '<=', now).execute()
      return [...new Set(rows.map(({ shop }) => shop))]
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
    size,
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
