/**
 * Vitest's global set-up: one PostgreSQL for the whole run, started when the first test asks for it. Tests run in
 * processes of their own, so they ask by HTTP: what they are told is where it is, and the name of a database with the
 * tables of today to copy.
 */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { openPostgres } from '../../../src/server/storage/postgres/open.ts'
import { dropDatabase, makeDatabase, nameOf } from './databases.ts'
import { startPostgres } from './server.ts'

export interface ForTests {
  url: string
  template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for PostgreSQL. */
    postgres: string
    /** Which database the servers of the tests stand on. */
    database: 'sqlite' | 'postgres'
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof start> | undefined
  const door = createServer(async (_, response) => {
    try {
      started ??= start()
      const { url, template } = await started
      response.end(JSON.stringify({ url, template } satisfies ForTests))
    } catch (error) {
      response.writeHead(500).end(`There is no PostgreSQL for the tests: ${error}`)
    }
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  provide('postgres', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    await (await started?.catch(() => null))?.stop()
  }
}

async function start() {
  const server = await startPostgres()
  const database = await makeDatabase(server.url)
  await (await openPostgres(database)).close()
  const stop = async () => {
    await dropDatabase(database)
    await server.stop()
  }
  return { url: server.url, template: nameOf(database), stop }
}
