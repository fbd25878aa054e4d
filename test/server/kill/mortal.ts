/** A server that dies and comes back, on the same data and the same port. */

import { dist } from '../../../tools/build/dist.ts'
import { ServerProcess } from '../../../tools/server-process.ts'
import { buildServer } from '../../faults/built-server.ts'

const BANNER = /Talat runs at/g
const FOLDER = 'node_modules/.cache/kill-server'
/** What the process prints beside its banner: log lines of errors, and what Node says of a crash. */
const TROUBLE = /"level":[3-6]0|error|exception|warning/i

export class Mortal {
  readonly process: ServerProcess
  /** Resolves when the server answers; renewed before it is killed. */
  up: Promise<void> = Promise.resolve()
  #starts = 1
  #answers = 0
  #awaited = { answers: 0, resolve: () => {} }

  private constructor(process: ServerProcess) {
    this.process = process
  }

  /** Without rate limits: here they would be the load. In one file, since most of a start is reading some hundred. */
  static async start(): Promise<Mortal> {
    await buildServer(FOLDER)
    return new Mortal(await ServerProcess.start({ SHELL_DIR: dist }, `${FOLDER}/serve.js`))
  }

  /** Kills it amid whatever it is doing; resolves when it is there again and known to be itself. */
  kill(): Promise<void> {
    this.up = this.#comeBack()
    return this.up
  }

  /** To be called by whoever was answered. */
  answered(): void {
    this.#answers++
    if (this.#answers >= this.#awaited.answers) this.#awaited.resolve()
  }

  /** Resolves when it has given so many more answers. */
  answers(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited = { answers: this.#answers + count, resolve }
      if (count === 0) resolve()
    })
  }

  async #comeBack(): Promise<void> {
    await this.process.kill()
    await this.process.start()
    this.#starts++
    const nonce = `kill${this.#starts}`.padEnd(8, '0')
    const response = await fetch(`${this.process.origin}/api/hello?nonce=${nonce}`)
    const hello = (await response.json()) as { nonce?: string }
    if (hello.nonce !== nonce) throw new Error(`start ${this.#starts} answered ${JSON.stringify(hello)}`)
  }

  /** What was not clean about its starts, and about all that it did. */
  trouble(): string[] {
    const { output } = this.process
    const banners = output.match(BANNER)?.length ?? 0
    const lines = output.split('\n').filter((line) => TROUBLE.test(line))
    return banners === this.#starts ? lines : [`${this.#starts} starts, ${banners} banners`, ...lines]
  }
}

/** Whether a request ended because the server did; anything else that is thrown is an answer nobody should give. */
export function isCutOff(error: unknown): boolean {
  return error instanceof TypeError
}
