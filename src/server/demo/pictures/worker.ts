/** Draws what it is asked for, in a thread of its own: see `drawer.ts`. */

import { parentPort } from 'node:worker_threads'
import { draw } from './draw.ts'
import type { Answer, Asked } from './drawer.ts'

parentPort?.on('message', async ({ number, good, index, seed }: Asked) => {
  let answer: Answer
  try {
    answer = { number, files: await draw(good, index, seed) }
  } catch (error) {
    answer = { number, trouble: String(error) }
  }
  parentPort?.postMessage(answer)
})
