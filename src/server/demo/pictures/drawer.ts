/** Draws beside the thread that tells the year: most machines have two cores at least. */

import { Worker } from 'node:worker_threads'
import type { DemoGood } from '../goods.ts'
import type { PictureFiles } from './files.ts'

type Drawable = Pick<DemoGood, 'key' | 'drawn'>

export interface Asked {
  number: number
  good: Drawable
  index: number
  seed: string
}

export type Answer = { number: number; files: PictureFiles } | { number: number; trouble: string }

interface Waiting {
  done(files: PictureFiles): void
  failed(error: Error): void
}

/** Drawing is most of the work of a demo. */
const THREADS = 2

export class Drawer {
  readonly #workers = Array.from({ length: THREADS }, () => new Worker(new URL('./worker.ts', import.meta.url)))
  readonly #waiting = new Map<number, Waiting>()
  #number = 0

  constructor() {
    for (const worker of this.#workers) {
      worker.on('message', (answer: Answer) => this.#hear(answer))
      worker.on('error', (error) => {
        for (const { failed } of this.#waiting.values()) failed(new Error('drawing failed', { cause: error }))
      })
    }
  }

  draw({ key, drawn }: Drawable, index: number, seed: string): Promise<PictureFiles> {
    return new Promise((done, failed) => {
      this.#number += 1
      this.#waiting.set(this.#number, { done, failed })
      const asked: Asked = { number: this.#number, good: { key, drawn }, index, seed }
      this.#workers[this.#number % THREADS]?.postMessage(asked)
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.number)
    this.#waiting.delete(answer.number)
    if ('files' in answer) waiting?.done(answer.files)
    else waiting?.failed(new Error(answer.trouble))
  }
}
