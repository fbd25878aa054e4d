/**
 * Two PostgreSQL: one leads, and the other follows what the first has stored, asynchronously, until it is promoted. Made
 * from one cluster that is copied while nobody runs it.
 */

import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFile, chown, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../../../tools/server-process.ts'
import { makeDatabase, nameOf, tell } from './databases.ts'
import { loadPrograms, programs } from './programs.ts'

const run = promisify(execFile)

/** A cluster that nobody runs, to be copied. */
export interface Cluster {
  /** Of the module that runs it. */
  path: string
  folder: string
  user: string
  password: string
  database: string
}

/** Small, and in haste: nothing of it outlives the tests. */
const FLAGS = ['fsync=off', 'full_page_writes=off', 'max_connections=100', 'shared_buffers=16MB', 'wal_keep_size=64MB']

export async function makeCluster(): Promise<{ cluster: Cluster; remove(): Promise<void> }> {
  const { path, remove: removePrograms } = await programs()
  const cluster = { path, folder: newFolder(), user: 'talat', password: randomUUID() }
  const server = await serverOf(cluster, cluster.folder, await freePort())
  await server.initialise()
  await server.start()
  const database = nameOf(await makeDatabase(server.url))
  await server.stop()
  const remove = async () => {
    await rm(cluster.folder, { recursive: true, force: true })
    await removePrograms()
  }
  return { cluster: { ...cluster, database }, remove }
}

interface Running {
  url: string
  folder: string
  initialise(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

async function serverOf(
  { path, user, password }: Omit<Cluster, 'database'>,
  folder: string,
  port: number,
  database = 'postgres',
): Promise<Running> {
  const EmbeddedPostgres = await loadPrograms(path)
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--no-sync', '--wal-segsize=1'],
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: () => {},
    onError: () => {},
  })
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    folder,
    initialise: () => server.initialise(),
    start: () => server.start(),
    stop: () => server.stop(),
  }
}

/** Sums up the commits of all shops. */
const SEQUENCES = 'select coalesce(sum(sequence), 0)::int as sum from shops'

export class Pair {
  #leader: Running
  readonly #follower: Running
  readonly #both: readonly Running[]

  private constructor(leader: Running, follower: Running) {
    this.#leader = leader
    this.#follower = follower
    this.#both = [leader, follower]
  }

  static async start(cluster: Cluster): Promise<Pair> {
    const [leader, follower] = [await copyOf(cluster), await copyOf(cluster)]
    await leader.start()
    const { hostname, port } = new URL(leader.url)
    const conninfo = `host=${hostname} port=${port} user=${cluster.user} password=${cluster.password}`
    await appendFile(join(follower.folder, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`)
    const signal = join(follower.folder, 'standby.signal')
    await writeFile(signal, '')
    const { uid, gid } = await stat(follower.folder)
    await chown(signal, uid, gid)
    // It says that it is ready only when it leads.
    follower.start().catch(() => {})
    const pair = new Pair(leader, follower)
    await until(
      async () =>
        (await tell(leader.url, 'select from pg_stat_replication where state = $1', ['streaming'])).length === 1,
    )
    return pair
  }

  /** Of the one that leads. */
  get url(): string {
    return this.#leader.url
  }

  /** What is stored from now on does not reach the follower. */
  async part(): Promise<void> {
    const [{ at } = { at: '0/0' }] = await tell<{ at: string }>(
      this.#leader.url,
      'select pg_current_wal_lsn()::text as at',
    )
    const has = 'select from (select pg_last_wal_replay_lsn() as at) as replayed where at >= $1::pg_lsn'
    await until(async () => (await tell(this.#follower.url, has, [at])).length === 1)
    // What it had received it would lay before it leads, were its replay alone held back.
    await tell(this.#follower.url, "alter system set primary_conninfo = ''")
    await tell(this.#follower.url, 'select pg_reload_conf()')
    await until(async () => (await tell(this.#follower.url, 'select from pg_stat_wal_receiver')).length === 0)
  }

  /** The leader dies, and the follower leads. @returns how many commits it lacks */
  async failOver(): Promise<number> {
    const before = await sequencesOf(this.#leader)
    await killHard(this.#leader)
    this.#leader = this.#follower
    await tell(this.#follower.url, 'select pg_promote()')
    return before - (await sequencesOf(this.#follower))
  }

  async stop(): Promise<void> {
    for (const server of this.#both) {
      await killHard(server)
      await rm(server.folder, { recursive: true, force: true })
    }
  }
}

async function copyOf(cluster: Cluster): Promise<Running> {
  const folder = newFolder()
  // With its owner: PostgreSQL does not run as root.
  await run('cp', ['-a', cluster.folder, folder])
  return serverOf(cluster, folder, await freePort(), cluster.database)
}

async function sequencesOf({ url }: Running): Promise<number> {
  const [row] = await tell<{ sum: number }>(url, SEQUENCES)
  return row?.sum ?? 0
}

/** As a machine that loses its power; what the system keeps for it is given back. */
async function killHard({ folder }: Running): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const said = await readFile(file, 'utf8').catch(() => '')
  const lines = said.split('\n')
  const pid = Number(lines[0])
  if (!pid) return
  process.kill(pid, 'SIGKILL')
  await until(async () => !isAlive(pid))
  const segment = lines[6]?.trim().split(/\s+/)[1]
  // It left its number behind, which may be another program's by the time that somebody stops it once more.
  await rm(file, { force: true })
  if (segment) await run('ipcrm', ['-m', segment]).catch(() => {})
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Looks until it is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 1000; look++) {
    if (await isSo().catch(() => false)) return
    await pause(10)
  }
  throw new Error('a PostgreSQL did not do in time what it was told')
}

function newFolder(): string {
  return join(tmpdir(), `talat-postgres-${randomUUID()}`)
}
