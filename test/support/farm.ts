/** One server, or several behind a proxy that stand on one database and one folder of photos, any of which may die. */

import { ServerProcess } from '../../tools/server-process.ts'
import { RoundRobin } from './round-robin.ts'

export class Farm {
  readonly #servers: readonly ServerProcess[]
  readonly #first: ServerProcess
  readonly #proxy: RoundRobin | null
  /** Those that died and are being started again. */
  readonly #rising = new Map<ServerProcess, Promise<void>>()

  private constructor(servers: readonly ServerProcess[], first: ServerProcess, proxy: RoundRobin | null) {
    this.#servers = servers
    this.#first = first
    this.#proxy = proxy
  }

  /** @param env what each has for an environment; a database that all of them reach, where there are several */
  static async start(env: Record<string, string>, entry: string, count = 1): Promise<Farm> {
    const first = await ServerProcess.start(env, entry)
    const others = await Promise.all(
      Array.from({ length: count - 1 }, () => ServerProcess.start({ ...env, DATA_DIR: first.dataDir }, entry)),
    )
    const servers = [first, ...others]
    const proxy = count > 1 ? await RoundRobin.open(servers.map(({ port }) => port)) : null
    return new Farm(servers, first, proxy)
  }

  /** Where all of them are reached. */
  get origin(): string {
    return this.#proxy?.origin ?? this.#first.origin
  }

  get origins(): string[] {
    return this.#servers.map(({ origin }) => origin)
  }

  get dataDir(): string {
    return this.#first.dataDir
  }

  /** What each has for an environment, and so what the keeper's commands beside them need. */
  get env(): Record<string, string> {
    return this.#first.env
  }

  /** What each has for an environment from its next start on. */
  use(env: Record<string, string>): void {
    for (const server of this.#servers) Object.assign(server.env, env)
  }

  /** One of them dies, as by a power cut, and is started again; the others go on meanwhile. */
  async crash(): Promise<void> {
    const alive = this.#servers.filter((server) => !this.#rising.has(server))
    const one = alive[Math.floor(Math.random() * alive.length)]
    if (!one) return
    await one.kill()
    const rising = one.start().finally(() => this.#rising.delete(one))
    rising.catch(() => {})
    this.#rising.set(one, rising)
    if (this.#servers.length === 1) await rising
  }

  /** All of them die. */
  async kill(): Promise<void> {
    await this.#risen()
    await Promise.all(this.#servers.map((server) => server.kill()))
  }

  async start(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.start()))
  }

  async dispose(): Promise<void> {
    await this.#risen()
    await this.#proxy?.close()
    await Promise.all(this.#servers.map((server) => server.dispose()))
  }

  async #risen(): Promise<void> {
    await Promise.allSettled(this.#rising.values())
  }
}
