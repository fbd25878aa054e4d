/**
 * Writes the rows of sales that a server has stored once more, into the same database and as durably, and nothing else: in
 * a process of its own, so that its processor time is theirs. Prints microseconds a sale.
 *
 *     node test/bench/load/bare.ts DATABASE SINCE
 */

import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Client } from 'pg'
import { newId } from '../../../src/shared/domain/ids.ts'
import { groupBy } from '../../../src/shared/group.ts'

type Row = Record<string, unknown>

/** What one operation wrote, its own row last. */
interface Sale {
  shop: string
  records: Row[]
  operation: Row
}

interface Database {
  rows(sql: string): Promise<Row[]>
  /** Rows in one transaction. */
  store(sales: readonly Sale[]): Promise<void>
  close(): Promise<void>
}

const [database = '', since = '0'] = process.argv.slice(2)
const db = database.startsWith('postgres') ? await openPostgres(database) : openSqlite(database)
const sales = await salesSince(Number(since))
const days = [...groupBy(sales, ({ shop }) => shop).values()]
const one = await measured(days.flatMap((day) => day.map((sale) => [sale])))
const many = await measured(days)
console.log(JSON.stringify({ sales: sales.length, rows: sales[0]?.records.length, one, many }))
await db.close()

/** In shops of their own: the rows are there already. */
async function measured(batches: readonly Sale[][]): Promise<number> {
  const shops = new Map<string, string>()
  const ownShop = (shop: string) => {
    const own = shops.get(shop) ?? newId()
    shops.set(shop, own)
    return own
  }
  const moved = batches.map((batch) => batch.map((sale) => inShop(sale, ownShop(sale.shop))))
  const before = process.cpuUsage()
  for (const batch of moved) await db.store(batch)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / sales.length
}

function inShop({ records, operation }: Sale, shop: string): Sale {
  return { shop, records: records.map((row) => ({ ...row, shop })), operation: { ...operation, shop } }
}

async function salesSince(received: number): Promise<Sale[]> {
  const made = `received >= ${received} and action = 'sale.record' and outcome = 'applied'`
  const operations = await db.rows(`select * from operations where ${made}`)
  const joined = 'join operations o on o.shop = r.shop and o.sequence = r.sequence'
  const records = groupBy(await db.rows(`select r.* from records r ${joined} where ${made}`), keyOf)
  return operations.map((operation) => ({
    shop: String(operation.shop),
    records: records.get(keyOf(operation)) ?? [],
    operation,
  }))
}

function keyOf({ shop, sequence }: Row): string {
  return `${shop} ${sequence}`
}

function openSqlite(path: string): Database {
  const file = new DatabaseSync(path)
  file.exec('pragma synchronous = full')
  const insert = (table: string, row: Row) => {
    const columns = Object.keys(row)
    return file.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`)
  }
  let statements: { record: ReturnType<typeof insert>; operation: ReturnType<typeof insert> } | undefined
  return {
    rows: async (sql) => file.prepare(sql).all() as Row[],
    async store(sales) {
      const [first] = sales
      if (!first?.records[0]) return
      statements ??= { record: insert('records', first.records[0]), operation: insert('operations', first.operation) }
      file.exec('begin immediate')
      for (const { records, operation } of sales) {
        for (const row of records) statements.record.run(...(Object.values(row) as SQLInputValue[]))
        statements.operation.run(...(Object.values(operation) as SQLInputValue[]))
      }
      file.exec('commit')
    },
    close: async () => file.close(),
  }
}

async function openPostgres(url: string): Promise<Database> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const insert = async (table: string, rows: readonly Row[]) => {
    const columns = Object.keys(rows[0] ?? {})
    let count = 0
    const values = rows.map((row) => `(${Object.keys(row).map(() => `$${++count}`)})`)
    const text = `insert into ${table} (${columns.map((name) => `"${name}"`)}) values ${values}`
    await client.query(
      text,
      rows.flatMap((row) => Object.values(row)),
    )
  }
  return {
    rows: async (sql) => (await client.query<Row>(sql)).rows,
    async store(sales) {
      await client.query('begin')
      await insert(
        'records',
        sales.flatMap(({ records }) => records),
      )
      await insert(
        'operations',
        sales.map(({ operation }) => operation),
      )
      await client.query('commit')
    },
    close: () => client.end(),
  }
}
