import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tables } from '../../src/server/storage/sql/tables.ts'
import { watching } from '../../src/server/storage/sql/watch.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { ANYWHERE, IN_A_SHOP, lackingShop } from '../support/named-shop.ts'

const bare = new Kysely<Tables>({
  dialect: {
    createDriver: () => new DummyDriver(),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  },
})

/** What is found of one query. */
async function found(shop: string | null, ask: (db: Kysely<Tables>) => { execute(): Promise<unknown> }) {
  const lines: string[] = []
  const watch = lackingShop((line) => lines.push(line))
  await ask(bare.withPlugin(watching(watch, shop))).execute()
  return lines
}

test('a query of a shop that does not name it is found, whatever it does instead', async () => {
  const [shop, other] = [newId(), newId()]
  const row = { hash: 'a', size: 1, length: 0, touched_at: 0 }
  const lacking = [
    found(shop, (db) => db.selectFrom('records').selectAll().where('id', '=', 'a')),
    found(shop, (db) => db.selectFrom('records').selectAll().where('shop', '=', other)),
    found(shop, (db) => db.selectFrom('records').selectAll().where('shop', '>', shop)),
    found(shop, (db) => db.selectFrom('records').selectAll().where('id', '=', shop)),
    found(shop, (db) =>
      db
        .selectFrom('records')
        .selectAll()
        .where((eb) => eb.or([eb('shop', '=', shop), eb('kind', '=', 'good')])),
    ),
    found(shop, (db) => db.updateTable('shops').set({ sequence: 1 })),
    found(shop, (db) => db.deleteFrom('uploads').where('hash', '=', 'a')),
    found(shop, (db) => db.insertInto('uploads').values({ shop: other, ...row })),
    found(shop, (db) =>
      db.insertInto('uploads').values([
        { shop, ...row },
        { shop: other, ...row },
      ]),
    ),
    found(null, (db) => db.selectFrom('records').selectAll().where('shop', '=', shop)),
    found(null, (db) => db.deleteFrom('codes').where('hash', '=', 'a')),
  ]
  for (const lines of await Promise.all(lacking)) expect(lines).toHaveLength(1)
})

test('an insert that what spreads tables over machines refuses is found, though it names its shop', async () => {
  const shop = newId()
  const row = { shop, hash: 'a', size: 1, length: 0, touched_at: 0 }
  const at = { key: 'a', room: 1, granted: 0, at: sql<number>`statement_timestamp()` }
  const refused = [
    found(shop, (db) =>
      db.insertInto('uploads').values((eb) => ({ ...row, size: eb.selectFrom('uploads').select('size').limit(1) })),
    ),
    found(shop, (db) => db.insertInto('uploads').values({ ...row, size: sql<number>`(select 1)` })),
    found(null, (db) =>
      db
        .insertInto('rates')
        .values(at)
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ at: at.at })),
    ),
  ]
  for (const lines of await Promise.all(refused)) expect(lines).toHaveLength(1)
  const taken = found(null, (db) =>
    db
      .insertInto('rates')
      .values(at)
      .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ at: eb.ref('excluded.at') }))),
  )
  expect(await taken).toEqual([])
})

test('a query that names its shop passes, and of the others those of the list alone', async () => {
  const shop = newId()
  const row = { shop, hash: 'a', size: 1, length: 0, touched_at: 0 }
  const named = [
    found(shop, (db) => db.selectFrom('records').selectAll().where('kind', '=', 'good').where('shop', '=', shop)),
    found(shop, (db) => db.updateTable('shops').set({ sequence: 1 }).where('shop', '=', shop)),
    found(shop, (db) => db.deleteFrom('uploads').where('shop', '=', shop).where('hash', '=', 'a')),
    found(shop, (db) => db.insertInto('uploads').values([row, row])),
    found(shop, (db) => db.updateTable('codes').set({ shop }).where('hash', '=', 'a')),
    found(null, (db) => db.selectFrom('codes').selectAll().where('hash', '=', 'a')),
  ]
  expect((await Promise.all(named)).flat()).toEqual([])
  expect(ANYWHERE.length + IN_A_SHOP.length).toBeLessThanOrEqual(35)
})
