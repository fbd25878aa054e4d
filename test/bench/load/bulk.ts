/** Shops by the hundred thousand: copies of one that phones have made, written in the database itself. */

import { tell } from '../../support/postgres/databases.ts'

/** Shops of one community: a village. */
const VILLAGE = 190

/** Tables that have something of a shop under its id. */
const OF_A_SHOP = 'shops locks totals devices operations records windows pieces about stocks'.split(' ')

/** What is not as it is in the copied shop: ids that buyers find things by, and where it belongs. */
const OWN: Record<string, string> = {
  shop: 'bulk.shop',
  community: 'bulk.community',
  code: 'right(bulk.shop, 8)',
  slug: 'right(bulk.shop, 8)',
}
const OWN_PIECE: Record<string, string> = {
  good: 'left(bulk.shop, 24) || right(model.good, 12)',
  family: 'left(bulk.shop, 24) || right(model.family, 12)',
}

/** Adds copies of a shop until there are so many shops. @returns rows of a copy */
export async function addShops(url: string, model: string, upTo: number): Promise<number> {
  const run = (sql: string, values?: unknown[]) => tell<Record<string, unknown>>(url, sql, values)
  const [counted] = await run('select count(*)::int as shops from shops')
  const before = Number(counted?.shops)
  await run('drop table if exists bulk')
  // In the order of their ids: what is written next to each other lies next to each other.
  await run(`create table bulk as select md5('shop ' || i)::uuid::text collate "C" as shop,
    'village-' || (i / ${VILLAGE}) as community from generate_series(${before}, ${upTo - 1}) i order by 1`)
  await run(`insert into communities select distinct community, (select content from communities where slug = 'market')
    from bulk on conflict do nothing`)
  let rows = 0
  const indexes = await withoutIndexes(run)
  for (const table of OF_A_SHOP) {
    const columns = (
      await run(`select column_name as name from information_schema.columns where table_name = $1`, [table])
    ).map(({ name }) => String(name))
    const own = table === 'pieces' ? { ...OWN, ...OWN_PIECE } : OWN
    const isWindow = table === 'windows'
    const values = columns.map((name) => {
      const kept = name === 'code' && !isWindow
      return kept ? `model."${name}"` : (own[name] ?? `model."${name}"`)
    })
    await run(`insert into ${table} (${columns.map((name) => `"${name}"`)}) select ${values}
      from bulk cross join (select * from ${table} where shop = '${model}') model`)
    const [copied] = await run(`select count(*)::int as count from ${table} where shop = $1`, [model])
    rows += Number(copied?.count)
    console.log(`${table}: ${copied?.count} rows a shop are written`)
  }
  // The code that opened it, and that of its card.
  await run(`insert into codes (hash, kind, shop, role, used_by, used_secret, community, expires)
    select md5('opened ' || shop), 'community', shop, 'owner', shop, shop, community, 0 from bulk`)
  await run(
    `insert into codes (hash, kind, shop, role) select md5('card ' || shop), 'recovery', shop, 'owner' from bulk`,
  )
  for (const index of indexes) await run(index.make)
  await run('drop table bulk')
  await run('vacuum analyze')
  await run('checkpoint')
  return rows
}

/** Rows are many times as quick to write without indexes, and so are indexes over rows that are there. @returns how they are made again */
async function withoutIndexes(run: (sql: string) => Promise<Record<string, unknown>[]>): Promise<{ make: string }[]> {
  const all =
    await run(`select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as table, k.conname as key,
      pg_get_indexdef(i.indexrelid) as made, pg_get_constraintdef(k.oid) as "madeKey"
    from pg_index i left join pg_constraint k on k.conindid = i.indexrelid
    where i.indrelid::regclass::text in (${OF_A_SHOP.map((table) => `'${table}'`)})`)
  for (const { name, table, key } of all) {
    await run(key ? `alter table ${table} drop constraint ${key}` : `drop index ${name}`)
  }
  return all.map(({ table, key, made, madeKey }) => ({
    make: key ? `alter table ${table} add constraint ${key} ${madeKey}` : String(made),
  }))
}

/** Loading in bulk is no trade: it need not be on the disk by each commit, nor written out every few seconds. */
export async function loadInHaste(url: string, haste: boolean): Promise<void> {
  await tell(url, `alter system set synchronous_commit = ${haste ? 'off' : 'on'}`)
  await tell(url, `alter system set max_wal_size = '${haste ? '16GB' : '1GB'}'`)
  // All is vacuumed at the end: what the database would begin by itself would go on while others are timed.
  await tell(url, `alter system set autovacuum = ${haste ? 'off' : 'on'}`)
  await tell(url, `alter system set maintenance_work_mem = '${haste ? '1GB' : '64MB'}'`)
  await tell(url, 'select pg_reload_conf()')
}
