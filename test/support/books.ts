/** What the server holds, read from its own database: of "exactly once" the phone is no judge. */

import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Kind } from '../../src/shared/domain/records.ts'
import type { ServerProcess } from '../../tools/server-process.ts'

/** How many operations of an action the server has applied. */
export function applied(server: ServerProcess, action: string): number {
  const sql = "select count(*) as count from operations where action = ? and outcome = 'applied'"
  return Number(ask(server, sql, action)[0]?.count)
}

/** Fields of all records of a kind that are not deleted. */
export function records(server: ServerProcess, kind: Kind): Record<string, unknown>[] {
  const rows = ask(server, 'select fields from records where kind = ? and deleted = 0', kind)
  return rows.map(({ fields }) => JSON.parse(String(fields)))
}

/** What is left of a good: the sum of its movements, and nothing but that. */
export function leftOf(server: ServerProcess, good: unknown): number {
  const movements = records(server, 'movement').filter((one) => one.good === good)
  return movements.reduce((sum, { quantity }) => sum + Number(quantity), 0)
}

function ask(server: ServerProcess, sql: string, ...params: SQLInputValue[]) {
  const database = new DatabaseSync(join(server.dataDir, 'talat.db'), { readOnly: true })
  try {
    return database.prepare(sql).all(...params)
  } finally {
    database.close()
  }
}
