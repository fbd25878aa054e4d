/** The server of a round, and the person who keeps it: codes, copies, and putting back an older one. */

import { cp, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { newSignKeys } from '../../src/device/carry/keys.ts'
import type { Session } from '../../src/device/settings.ts'
import { readConfig } from '../../src/server/config.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { openStorage } from '../../src/server/storage/open.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import type { Role } from '../../src/shared/domain/records.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { root } from '../../tools/build/dist.ts'
import { Farm } from '../support/farm.ts'
import { SERVER_ENTRY } from './built-server.ts'
import { newDatabase, type RoundDatabase } from './database.ts'
import { trueNow } from './world.ts'

/** In the environment of the workers: how many processes the server of a round is. */
export const PROCESSES = 'FAULTS_PROCESSES'

/** The app itself is not asked for. */
const SHELL_DIR = join(root, 'dist')

export class Keeper {
  readonly server: Farm
  readonly database: RoundDatabase
  hasRestored = false
  /** Names of the photos that were there whenever a copy was put back. */
  readonly hadPhotos = new Set<string>()
  #backup: string | null = null

  private constructor(server: Farm, database: RoundDatabase) {
    this.server = server
    this.database = database
  }

  static async start(): Promise<Keeper> {
    // A planted bug may lie in the server.
    const { MUTANT } = process.env
    const database = await newDatabase()
    const env = { SHELL_DIR, ...database.env, ...(MUTANT ? { MUTANT } : {}) }
    const count = Number(process.env[PROCESSES] ?? 1)
    return new Keeper(await Farm.start(env, SERVER_ENTRY, count), database)
  }

  async dispose(): Promise<void> {
    await this.server.dispose()
    await this.database.dispose()
    if (this.#backup) await rm(this.#backup, { recursive: true, force: true })
  }

  /** A consistent copy, taken while the server serves. */
  async takeBackup(): Promise<void> {
    const { dataDir } = this.server
    const copy = join(dataDir, `../${newId()}-backup`)
    if (this.#backup) await rm(this.#backup, { recursive: true, force: true })
    this.#backup = copy
    await cp(join(dataDir, 'photos'), join(copy, 'photos'), { recursive: true }).catch(() => {})
    await cp(dataDir, copy, { recursive: true, filter: (path) => !path.includes('talat.db') })
    await this.database.copy(dataDir, copy)
  }

  /**
   * The server goes on with the copy.
   * @param told whether the keeper says so to the server, as the manual has it
   */
  async restore(told: boolean): Promise<void> {
    if (!this.#backup) return
    const { dataDir } = this.server
    this.hasRestored = true
    await this.server.kill()
    const photos = await readdir(join(dataDir, 'photos'), { recursive: true }).catch(() => [])
    for (const path of photos) this.hadPhotos.add(basename(path))
    await rm(dataDir, { recursive: true, force: true })
    await cp(this.#backup, dataDir, { recursive: true })
    await this.database.putBack()
    if (told) {
      // As `npm run admin -- restored` does.
      const storage = await this.database.open(dataDir)
      await beginEpochs(storage, trueNow())
      await storage.close()
    }
    await this.server.start()
  }

  /** The database dies, and the server goes on with its standby. @returns how many commits that one lacks */
  async failOver(): Promise<number> {
    const lacking = await this.database.failOver()
    if (lacking === null) return 0
    this.hasRestored = true
    await this.server.kill()
    this.server.use(this.database.env)
    await this.server.start()
    return lacking
  }

  /** As the keeper's command makes one beside the server, without a process of its own. */
  async communityCode(): Promise<string> {
    const storage = await openStorage(readConfig(this.server.env))
    try {
      return (await newCommunityCode(storage, Date.now())).code
    } finally {
      await storage.close()
    }
  }

  async codeFor(owner: Session, role: Role): Promise<string> {
    return (await this.#post<{ code: string }>('/api/codes', { role }, owner)).code
  }

  async enter(code: string, shop: string | null): Promise<Session> {
    const device = { device: newId(), secret: randomText(32) }
    const sign = await newSignKeys()
    const body = { protocol: PROTOCOL, code, ...device, name: 'มือถือ', shop, sign: sign.public }
    const joined = await this.#post<Pick<Session, 'shop' | 'role' | 'recovery' | 'seal'>>('/api/join', body)
    return { ...device, ...joined, sign, joined: true, shopName: '' }
  }

  async #post<T>(path: string, body: object, session?: Session): Promise<T> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' }
    if (session) headers.Authorization = `Bearer ${session.shop}_${session.device}_${session.secret}`
    const init = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
    const response = await fetch(this.server.origin + path, init)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
}
