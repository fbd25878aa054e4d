/** The server as a process of its own, to be killed. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))
const ADMIN = fileURLToPath(new URL('../../src/server/admin/main.ts', import.meta.url))

export interface Ended {
  code: number | null
  output: string
}

/** Runs a program of ours to its end. */
export async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { child, said } = begin(args, env)
  const [code] = await once(child, 'close')
  return { code, output: said() }
}

export const server = [MAIN]
export const admin = (...args: string[]) => [ADMIN, ...args]

function begin(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return { child, said: () => output }
}

/** A server with a port and a data folder of its own, both of which it keeps over its starts. */
export class ServerProcess {
  readonly port: number
  readonly data: string
  #child: ChildProcess | null = null
  #said = () => ''

  private constructor(port: number, data: string) {
    this.port = port
    this.data = data
  }

  static async start(): Promise<ServerProcess> {
    const one = new ServerProcess(await freePort(), await mkdtemp(path.join(tmpdir(), 'talat-process-')))
    onTestFinished(async () => {
      await one.end('SIGKILL')
      await rm(one.data, { recursive: true })
    })
    await one.start()
    return one
  }

  get env(): Record<string, string> {
    return { PORT: String(this.port), HOST: '127.0.0.1', DATA_DIR: this.data }
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get output(): string {
    return this.#said()
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const { child, said } = begin(server, this.env)
    this.#child = child
    this.#said = said
    while (child.exitCode === null) {
      const answer = await fetch(`${this.origin}/healthz`).catch(() => null)
      if (answer?.ok) return
      await pause(50)
    }
    throw new Error(`the server did not start:\n${this.output}`)
  }

  /** Ends it by a signal; its exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    const gone = once(child, 'close')
    child.kill(signal)
    await gone
    return child.exitCode
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
