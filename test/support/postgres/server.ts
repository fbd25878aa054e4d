/**
 * A PostgreSQL for tests: the one of `TEST_DATABASE_URL`, else one of its own that comes with npm, in a folder and at a
 * port of its own.
 */

import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../tools/server-process.ts'
import { loadPrograms, programs } from './programs.ts'

export interface PostgresServer {
  /** Of somebody who may make databases. */
  url: string
  stop(): Promise<void>
}

/** Nothing of it outlives the tests, and a power cut is not what they try; what is measured stores as in earnest. */
const IN_HASTE = ['fsync', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`])
const CONNECTIONS = ['-c', 'max_connections=400']

export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const { TEST_DATABASE_URL } = process.env
  if (TEST_DATABASE_URL) return { url: TEST_DATABASE_URL, stop: async () => {} }
  const said: unknown[] = []
  const note = (words: unknown) => void said.push(words)
  let remove = async () => {}
  try {
    const found = await programs()
    remove = found.remove
    const EmbeddedPostgres = await loadPrograms(found.path)
    const port = await freePort()
    const [user, password] = ['talat', randomUUID()]
    const server = new EmbeddedPostgres({
      databaseDir: join(tmpdir(), `talat-postgres-${randomUUID()}`),
      port,
      user,
      password,
      persistent: false,
      // PostgreSQL refuses to run as root.
      createPostgresUser: process.getuid?.() === 0,
      // The collation of a country, as servers have it: what is compared has to say itself that bytes are meant.
      initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync'],
      postgresFlags: [...(durable ? [] : IN_HASTE), ...CONNECTIONS],
      onLog: note,
      onError: note,
    })
    await server.initialise()
    await server.start()
    const stop = () => server.stop().finally(remove)
    return { url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    await remove()
    throw new Error(
      `PostgreSQL could not be started for the tests; TEST_DATABASE_URL uses another one.\n${error}\n${said.join('\n')}`,
    )
  }
}
