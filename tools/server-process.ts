/** The real server in a process of its own, for tests, benches and pictures that drive a browser against it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from './build/dist.ts'

const START_MS = 60_000
const LOOK_EVERY_MS = 20
const { PATH = '' } = process.env

/** Compiled code of earlier starts: a start takes half the time. */
const COMPILED = join(root, 'node_modules/.cache/compiled')

/** A server with a data folder of its own; port and data stay the same when it is stopped or killed and started again. */
export class ServerProcess {
  readonly port: number
  readonly dataDir: string
  /** What the process has for an environment, and so what the keeper's commands beside it need. */
  readonly env: Record<string, string>
  /** All that the process has printed, since its first start. */
  output = ''
  #process: ChildProcess | undefined

  readonly #entry: string

  private constructor(port: number, dataDir: string, env: Record<string, string>, entry: string) {
    this.#entry = entry
    this.port = port
    this.dataDir = dataDir
    this.env = { PATH, NODE_COMPILE_CACHE: COMPILED, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...env }
  }

  /** Starts a server with an empty data folder; `env` is added to what it needs, `entry` is what is run. */
  static async start(env: Record<string, string> = {}, entry = 'src/server/main.ts'): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), await mkdtemp(join(tmpdir(), 'talat-server-')), env, entry)
    await server.start()
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** For what the system says of it. */
  get pid(): number {
    const pid = this.#process?.pid
    if (pid === undefined) throw new Error('the server does not run')
    return pid
  }

  /** Resolves when the server answers. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...process.execArgv, join(root, this.#entry)], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.output += text
      })
    }
    this.#process = child
    await this.#answers(child)
  }

  /** Ends it as a service manager does; its exit code, null where it had ended before. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Stops it and removes its data. */
  async dispose(): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process
    this.#process = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    // Not `exit`: what it has printed is all here only when its pipes are closed too.
    const gone = once(child, 'close')
    child.kill(signal)
    await gone
    return child.exitCode
  }

  async #answers(child: ChildProcess): Promise<void> {
    const until = Date.now() + START_MS
    while (Date.now() < until && child.exitCode === null) {
      const answer = await fetch(`${this.origin}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      await pause(LOOK_EVERY_MS)
    }
    throw new Error(`the server did not start:\n${this.output}`)
  }
}

/**
 * Below what systems hand out by themselves, to whoever listens anywhere and to each connection that goes out: such a port
 * may be somebody's before a server that is to use it has started, and again while it is being started anew.
 */
const PORTS = { first: 10_000, last: 32_000 }

/**
 * A port that nobody else takes as long as this process lives, whatever listens on it and how often that is started. The
 * one behind it says so to the others that ask, in whichever process: this one holds it, and the system lets it go.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.first / 2, PORTS.last / 2) * 2
    const sign = await listening(port + 1)
    if (!sign) continue
    const probe = await listening(port)
    if (!probe) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

/** undefined where somebody else listens. It keeps no process from ending. */
async function listening(port: number): Promise<Server | undefined> {
  const server = createServer().listen({ port, host: '127.0.0.1', exclusive: true }).unref()
  try {
    await once(server, 'listening')
    return server
  } catch {
    return undefined
  }
}
