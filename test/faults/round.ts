/** One round: a fresh server process, K phones, a script of what happens to them, healing, and the judge. */

import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Session } from '../../src/device/settings.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { type Finding, judge } from './checker.ts'
import { History } from './history.ts'
import { Network } from './network.ts'
import { Phone } from './phone.ts'
import type { Script, Step } from './script.ts'
import { trueNow } from './world.ts'

/** Syncs of every phone that healing may take. */
const PATIENCE = 12

export async function playRound(script: Script): Promise<Finding[]> {
  // A planted bug may lie in the server.
  const { MUTANT } = process.env
  const server = await ServerProcess.start(MUTANT ? { MUTANT } : {}, 'test/support/serve.ts')
  try {
    const round = await Round.begin(server, script.phones)
    for (const step of script.steps) await round.play(step)
    return await round.end()
  } finally {
    await server.dispose()
  }
}

class Round {
  readonly #server: ServerProcess
  readonly #phones: Phone[]
  readonly #networks: Network[]
  readonly #history: History
  readonly #shop: string
  #backup: string | null = null
  #restored = false

  private constructor(server: ServerProcess, shop: string, phones: Phone[], networks: Network[], history: History) {
    this.#server = server
    this.#shop = shop
    this.#phones = phones
    this.#networks = networks
    this.#history = history
  }

  /** The owner's phone, then another owner's and helpers'. */
  static async begin(server: ServerProcess, count: number): Promise<Round> {
    const history = new History()
    const shop = newId()
    const phones: Phone[] = []
    const networks: Network[] = []
    let owner: Session | null = null
    for (let i = 0; i < count; i++) {
      const role = i < 2 ? 'owner' : 'helper'
      const code: string = owner ? await codeFor(server, owner, role) : communityCode(server)
      const session = await enter(server, code, owner ? null : shop)
      owner ??= session
      const network = new Network(server)
      networks.push(network)
      phones.push(await Phone.join(network, session, i === 0, history))
      await phones[i]?.sync()
    }
    return new Round(server, shop, phones, networks, history)
  }

  async play(step: Step): Promise<void> {
    const phone = 'phone' in step ? this.#phones[step.phone] : undefined
    switch (step.do) {
      case 'sync':
        this.#networks[step.phone]?.lie(step.lies)
        await phone?.sync(step.dieAt)
        this.#networks[step.phone]?.lie([])
        return
      case 'reopen':
        return phone?.reopen()
      case 'clock':
        if (phone) phone.body.ahead = step.to === null ? 0 : step.to - trueNow()
        return
      case 'full':
        if (phone) phone.body.full = step.full
        return
      case 'backup':
        return this.#takeBackup()
      case 'restore-server':
        return this.#restore()
      default:
        return phone?.deed(step)
    }
  }

  /** All is well again: the phones come to rest, and the judge looks. */
  async end(): Promise<Finding[]> {
    for (const network of this.#networks) await network.quiet()
    for (const phone of this.#phones) {
      phone.body.ahead = 0
      phone.body.full = false
      phone.reopen()
    }
    let quiet = 0
    for (let i = 0; i < PATIENCE && quiet < 2; i++) quiet = (await this.#syncAll()) ? quiet + 1 : 0
    const ends = await Promise.all(
      this.#phones.map(async (phone, index) => {
        const { phase } = await phone.state()
        phone.reopen()
        return { name: `phone ${index}`, owner: phone.owner, disk: phone.body.disk, phase }
      }),
    )
    const findings = await judge(this.#history, this.#shop, this.#server.dataDir, ends)
    const repairs = this.#networks.reduce((sum, network) => sum + network.repairs, 0)
    return repairs > 0 && !this.#restored
      ? [...findings, { fault: 'mended', about: `${repairs} requests of repair` }]
      : findings
  }

  /** Whether every phone had nothing left to do. */
  async #syncAll(): Promise<boolean> {
    let rest = true
    for (const phone of this.#phones) {
      await phone.sync()
      const { phase, differs } = await phone.state()
      rest &&= phase === 'idle' && differs.length === 0
    }
    return rest
  }

  /** A consistent copy, taken while the server serves. */
  async #takeBackup(): Promise<void> {
    const copy = join(this.#server.dataDir, `../${newId()}-backup`)
    if (this.#backup) await rm(this.#backup, { recursive: true, force: true })
    this.#backup = copy
    await cp(join(this.#server.dataDir, 'photos'), join(copy, 'photos'), { recursive: true }).catch(() => {})
    const db = new DatabaseSync(join(this.#server.dataDir, 'talat.db'))
    await cp(this.#server.dataDir, copy, { recursive: true, filter: (path) => !path.includes('talat.db') })
    db.prepare('VACUUM INTO ?').run(join(copy, 'talat.db'))
    db.close()
  }

  /** The server goes on with the copy, as if nothing had happened since. */
  async #restore(): Promise<void> {
    if (!this.#backup) return
    this.#restored = true
    await this.#server.kill()
    await rm(this.#server.dataDir, { recursive: true, force: true })
    await cp(this.#backup, this.#server.dataDir, { recursive: true })
    // As the keeper is told to: `npm run admin -- restored`.
    const storage = await openSqlite(join(this.#server.dataDir, 'talat.db'))
    await beginEpochs(storage, trueNow())
    await storage.close()
    await this.#server.start()
  }
}

function communityCode(server: ServerProcess): string {
  const code = /#join=([0-9a-z]+)/.exec(server.output)?.[1]
  if (!code) throw new Error(`the server printed no code:\n${server.output}`)
  return code
}

async function post<T>(server: ServerProcess, path: string, body: object, session?: Session): Promise<T> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' }
  if (session) headers.Authorization = `Bearer ${session.shop}_${session.device}_${session.secret}`
  const init = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
  const response = await fetch(server.origin + path, init)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

async function codeFor(server: ServerProcess, owner: Session, role: 'owner' | 'helper'): Promise<string> {
  return (await post<{ code: string }>(server, '/api/codes', { role }, owner)).code
}

async function enter(server: ServerProcess, code: string, shop: string | null): Promise<Session> {
  const device = { device: newId(), secret: randomText(32) }
  const body = { protocol: PROTOCOL, code, ...device, name: 'มือถือ', shop }
  const { shop: joined, role } = await post<Pick<Session, 'shop' | 'role'>>(server, '/api/join', body)
  return { ...device, shop: joined, role, joined: true, shopName: '', recovery: null }
}
