/**
 * Inserts of many rows by few texts. Kysely makes a text anew for each insert, at more than what storing the rows takes; here
 * each number of rows has one that is made once, and the numbers are few.
 */

import type { CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Rows of one statement: any number is a few of them. A table has a dozen columns, and a database takes some thousands of
 * parameters at most.
 */
const SIZES = [128, 64, 32, 16, 8, 4, 2, 1]

/** Texts of one database, by table and number of rows. Each is read by a watching test when it is made, not each time it is used. */
export type Texts = Map<string, CompiledQuery>

type Row = Record<string, string | number | null>

/**
 * @param rows all with the same columns, in the same order
 * @param insert makes the statement of so many rows
 */
export async function insertMany<R extends Row>(
  db: Kysely<Tables>,
  texts: Texts,
  name: string,
  rows: readonly R[],
  insert: (rows: R[]) => { compile(): CompiledQuery },
): Promise<void> {
  for (let start = 0; start < rows.length; ) {
    const size = SIZES.find((size) => size <= rows.length - start) ?? 1
    const some = rows.slice(start, start + size)
    const key = `${name} ${size}`
    const text = texts.get(key) ?? insert(some).compile()
    texts.set(key, text)
    await db.executeQuery({ ...text, parameters: some.flatMap((row) => Object.values(row)) })
    start += size
  }
}
