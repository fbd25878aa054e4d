/** Copies one database into another, whichever each of them is, and says of both what lies in them. */

import { createHash } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ErasedRow } from '../erased.ts'
import { erasedOf } from './erased.ts'
import { storable } from './storable.ts'
import type { Connected, Tables } from './tables.ts'

/** A table that is in neither list does not compile: none is forgotten in a backup. */
type NotKept = 'locks' | 'uploads' | 'upload_parts' | 'tellings' | 'rates' | 'leases' | 'marks' | 'erased'

/**
 * Every table that is kept, with its key; in all of them texts are in the order of their bytes. Begun uploads are not: a
 * phone whose photo is not there sends it again. Nor is what phones were still to be told: they read it by their next sync.
 * Nor is what was erased: an older copy knows less of it (`erase/list.ts`).
 */
export const KEPT = {
  meta: ['name'],
  shops: ['shop'],
  totals: ['shop', 'kind'],
  devices: ['shop', 'device'],
  operations: ['shop', 'id'],
  records: ['shop', 'kind', 'id'],
  held: ['shop', 'id'],
  codes: ['hash'],
  photos: ['shop', 'hash'],
  communities: ['slug'],
  windows: ['shop'],
  pieces: ['shop', 'good'],
  about: ['shop', 'subject', 'kind', 'id'],
  stocks: ['shop', 'good'],
  links: ['link'],
  push: ['shop', 'device'],
  passes: ['hash'],
  counted: ['shop'],
  sums: ['shop', 'month', 'currency'],
  calls: ['community', 'call'],
  shares: ['shop', 'call'],
  bundles: ['shop', 'device', 'bundle'],
  audit: ['id'],
} as const satisfies { [Name in Exclude<keyof Tables, NotKept>]: readonly (keyof Tables[Name])[] }

export type KeptName = keyof typeof KEPT
const NAMES = Object.keys(KEPT) as KeptName[]

/** Of each table how many rows there are, and a hash of all of them in the order of their keys. */
export type Digest = Record<KeptName, { rows: number; sha256: string }>

/** Rows read and written at a time: a row has up to a dozen values, and a database takes so many at most. */
const ROWS = 500
/** The same where a row is as large as a bundle may be. */
const LARGE_ROWS = 20
const LARGE: readonly KeptName[] = ['bundles']

type Row = Record<string, unknown>

/** Reads each table to its end and hands the rows to `take`; to be called in a transaction that sees one moment. */
async function walk(db: Kysely<Tables>, take: (name: KeptName, rows: Row[]) => Promise<void>): Promise<Digest> {
  const digest: [KeptName, Digest[KeptName]][] = []
  for (const name of NAMES) {
    const hash = createHash('sha256')
    let count = 0
    for await (const rows of pagesOf(db, name)) {
      for (const row of rows) hash.update(lineOf(row))
      count += rows.length
      await take(name, rows)
    }
    digest.push([name, { rows: count, sha256: hash.digest('hex') }])
  }
  return Object.fromEntries(digest) as Digest
}

async function* pagesOf(db: Kysely<Tables>, name: KeptName): AsyncGenerator<Row[]> {
  const key: readonly string[] = KEPT[name]
  const most = LARGE.includes(name) ? LARGE_ROWS : ROWS
  const columns = sql.join(key.map((column) => sql.ref(column)))
  for (let after: RawBuilder<unknown> | null = null; ; ) {
    const from: RawBuilder<unknown> = after ? sql`where (${columns}) > (${after})` : sql``
    const query = sql<Row>`select * from ${sql.table(name)} ${from} order by ${columns} limit ${sql.lit(most)}`
    const { rows } = await query.execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < most) return
    after = sql.join(key.map((column) => last[column]))
  }
}

/** A row as a line that is the same from every database. */
function lineOf(row: Row): string {
  const values = Object.keys(row)
    .sort()
    .map((column) => [column, plain(row[column])])
  return `${JSON.stringify(values)}\n`
}

/** Bytes come as one class or another; a text may be older than the rule for what a text may hold. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return storable(value) ?? null
}

/** What lies in a database at one moment. */
export function digestOf({ atOneMoment }: Connected): Promise<Digest> {
  return atOneMoment(digestIn)
}

/** The same, inside a transaction. */
export function digestIn(db: Kysely<Tables>): Promise<Digest> {
  return walk(db, async () => {})
}

/** @throws where two databases do not hold the same */
export function sameOrThrow(one: Digest, other: Digest): void {
  for (const name of NAMES) {
    const [read, written] = [one[name], other[name]]
    if (written.rows !== read.rows || written.sha256 !== read.sha256)
      throw new Error(`the copy of ${name} is not what was read: ${written.rows} rows of ${read.rows}`)
  }
}

/**
 * Copies all that is kept, as it is at one moment, into an empty database, in one transaction.
 * @param finish what else is part of it; what it throws leaves the database as it was
 * @returns what was read
 */
export function copyTables(
  from: Connected,
  to: Connected,
  finish: (trx: Kysely<Tables>, read: Digest) => Promise<void> = async () => {},
): Promise<Digest> {
  return to.db.transaction().execute(async (trx) => {
    // Looked at here too: a server may have started there meanwhile.
    if (!(await isEmpty({ db: trx }))) throw new NotEmpty()
    // What a fresh start has written by itself gives way.
    for (const name of [...NAMES, 'erased'] as const) await trx.deleteFrom(name).execute()
    const store = async (name: KeptName, rows: Row[]) => {
      await trx
        .insertInto(name)
        // As they came from the table of that name.
        .values(rows as never)
        .execute()
    }
    // Over before the rest: a database ends a transaction in which nobody says anything for long.
    const read = await from.atOneMoment((snapshot) => walk(snapshot, store))
    await finish(trx, read)
    return read
  })
}

/** Where data are put, nobody has opened a shop. */
export class NotEmpty extends Error {
  constructor() {
    super('There are shops already: data are put into an empty place alone.')
  }
}

/** What goes beside every copy, and never with one: an older copy must not bring back what was erased since. */
export function erasedIn({ db }: Connected): Promise<ErasedRow[]> {
  return erasedOf(db).all()
}

/** Whether nobody has opened a shop in it. */
export async function isEmpty({ db }: Pick<Connected, 'db'>): Promise<boolean> {
  return (await db.selectFrom('shops').select('shop').limit(1).executeTakeFirst()) === undefined
}
