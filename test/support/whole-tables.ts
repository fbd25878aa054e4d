/**
 * Asks SQLite how it answers each query: none may walk through a table or an index from one end to the other, since tables
 * grow with the shops and the years. What may do so is listed here, and is little.
 */

import type { DatabaseSync } from 'node:sqlite'

/** How SQLite says it, and how the query begins. */
const MAY: readonly [how: string, query: string][] = [
  // A handful of rows.
  ['SCAN communities USING INDEX', 'select * from "communities" order by "slug"'],
  ['SCAN passes', 'delete from "passes" where "community" = ?'],
  // From the newest on, and no further than what is asked for.
  ['SCAN pieces USING INDEX pieces_since', 'select "pieces".*'],
  // The keeper's page and commands, which are about all shops.
  ['SCAN audit USING INDEX', 'select * from "audit"'],
  ['SCAN devices', 'select count(*) as "phones"'],
  ['SCAN devices', 'select "shop", "device", "last_contact"'],
  ['SCAN shops USING COVERING INDEX', 'select count(*)'],
  ['SCAN erased USING COVERING INDEX', 'select * from "erased"'],
  // Jobs that go through all shops, one by one.
  ['SCAN shops USING COVERING INDEX', 'select "shop" from "shops" order by "shop"'],
  ['SCAN uploads USING INDEX', 'select distinct "shop" from "uploads" where "touched_at" < ?'],
  // How many pages the sitemaps need.
  ['SCAN pieces USING COVERING INDEX', 'select "community", count(*)'],
  ['SCAN windows USING COVERING INDEX', 'select "community", count(*)'],
]

/** What is read and is no table of ours. */
const NO_TABLE = /^SCAN (CONSTANT ROW|\d+ CONSTANT ROWS|\d+-ROW VALUES CLAUSE|pragma_)/

/** Asked once in a process: how SQLite does it depends on the tables alone, as long as nobody counts their rows for it. */
const asked = new Set<string>()

/** Notes the queries of a database from now on; the function that comes back says which of them walk through a table. */
export function walkingThrough(database: DatabaseSync): () => string[] {
  const queries = new Set<string>()
  const prepare = database.prepare.bind(database)
  database.prepare = (query: string) => {
    if (/^(select|insert|update|delete) /.test(query) && !asked.has(query)) queries.add(query)
    return prepare(query)
  }
  return () =>
    [...queries].flatMap((query) => {
      asked.add(query)
      const steps = prepare(`explain query plan ${query}`).all()
      return steps.flatMap(({ detail }) => (walks(String(detail), query) ? [`${detail}: ${query}`] : []))
    })
}

function walks(how: string, query: string): boolean {
  if (!how.startsWith('SCAN ') || NO_TABLE.test(how)) return false
  return !MAY.some(([mayHow, mayQuery]) => how.startsWith(mayHow) && query.startsWith(mayQuery))
}
