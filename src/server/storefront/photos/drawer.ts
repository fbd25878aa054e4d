/**
 * Draws photographs in a process of its own, which goes when nothing was asked of it for a while and takes with it what the
 * system's allocator would keep for ever: within the server that was two hundred megabytes in an hour of a village. Nor has a
 * photograph that kills or holds up its reader the sales of all shops in its hand, or a secret within reach.
 */

import { type ChildProcess, fork } from 'node:child_process'
import type { Format, Size } from '../parts/picture.ts'

/** A photograph as it is shown, as it stands in the preview of a link, or the slip of a buyer. */
export type Drawing = Size | 'og' | 'slip'

export interface Asked {
  bytes: Uint8Array
  size: Drawing
  format: Format
}
export type Drawn = { drawn: Uint8Array<ArrayBuffer> } | { wrong: string }

const PROGRAM = new URL('./draw-process.ts', import.meta.url)
/** Milliseconds without work after which it goes. */
const IDLE = 30_000
/** Milliseconds that one photograph may take, on a small and busy machine. */
const PATIENCE = 30_000
/** The system's allocator keeps to a few heaps in place of one for each thread. */
const ENV = { MALLOC_ARENA_MAX: '2' }

/** One after another: two at a time take the memory of two, and are no sooner done. */
export class Drawer {
  readonly #program: string | URL
  readonly #patience: number
  #process: ChildProcess | undefined
  #last: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor(program: string | URL = PROGRAM, patience = PATIENCE) {
    this.#program = program
    this.#patience = patience
  }

  /** Rejects where it is no picture, or one that killed or held up what drew it. */
  draw(asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
    const turn = this.#last.then(() => this.#draw(asked))
    this.#last = turn.catch(() => {})
    return turn
  }

  async #draw(asked: Asked): Promise<Uint8Array<ArrayBuffer>> {
    clearTimeout(this.#idle)
    const child = this.#process ?? this.#start()
    const answer = await answerOf(child, asked, this.#patience).catch((error: unknown) => {
      this.#end(child)
      throw error
    })
    this.#idle = setTimeout(() => this.#end(child), IDLE)
    this.#idle.unref()
    if ('drawn' in answer) return answer.drawn
    throw new Error(answer.wrong)
  }

  #start(): ChildProcess {
    const child = fork(this.#program, { env: ENV, execArgv: [], serialization: 'advanced', stdio: 'ignore' })
    // It ends with us, and keeps nobody from ending.
    child.unref()
    child.channel?.unref()
    child.on('exit', () => this.#end(child))
    child.on('error', () => this.#end(child))
    this.#process = child
    return child
  }

  #end(child: ChildProcess): void {
    if (this.#process === child) this.#process = undefined
    child.kill('SIGKILL')
  }
}

/** Rejects where the process went, or took too long: it is ended then. */
function answerOf(child: ChildProcess, asked: Asked, patience: number): Promise<Drawn> {
  return new Promise((done, failed) => {
    const settle = (act: () => void) => {
      clearTimeout(late)
      child.off('message', answered).off('exit', gone).off('error', failed)
      act()
    }
    const answered = (answer: unknown) => settle(() => done(answer as Drawn))
    const gone = () => settle(() => failed(new Error('what drew it has died')))
    const late = setTimeout(() => settle(() => failed(new Error('it took too long to draw'))), patience)
    child.on('message', answered).on('exit', gone).on('error', failed)
    child.send(asked, (error) => error && settle(() => failed(error)))
  })
}
