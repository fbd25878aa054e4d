/** Databases of a server, made for tests and taken away after them. */

import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** The address of another database of the same server. */
export function beside(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}

/** One statement to the server, by a connection of its own. */
export async function tell<Row extends Record<string, unknown>>(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** A new database. @param like one that is copied, and to which nobody may be connected */
export async function makeDatabase(url: string, like = 'template0'): Promise<string> {
  const name = `talat_test_${randomUUID().replaceAll('-', '')}`
  await tell(url, `create database ${name} template ${like}`)
  return beside(url, name)
}

export async function dropDatabase(url: string): Promise<void> {
  await tell(beside(url, 'postgres'), `drop database if exists ${nameOf(url)} with (force)`)
}

/** All that a new database has besides its tables. */
const FIRST_ROWS = `insert into communities values ('market', '{"texts":{},"map":null,"rates":null}')`

/** As it was when it was new: several times as quick as another one. */
export async function emptyDatabase(url: string): Promise<void> {
  const tables = await tell<{ name: string }>(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'migration%'",
  )
  await tell(url, [...tables.map(({ name }) => `delete from ${name}`), FIRST_ROWS].join(';'))
}

/** Cuts all connections to a database, as a failing network or a restart does. */
export async function cutConnections(url: string): Promise<void> {
  const others = 'datname = $1 and pid <> pg_backend_pid()'
  await tell(beside(url, 'postgres'), `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`, [
    nameOf(url),
  ])
}

export function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
