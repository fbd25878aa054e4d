/** Work that waits while a person flicks through a long list: what flies past is gone before anybody could see it. */
import { afterFrame } from './frames.ts'
import { flicking } from './scroll.ts'

/** Pieces of work behind one frame, so that a slow phone still draws the next in time. */
const A_FRAME = 3

const queue = new Set<() => void>()
let waiting = false

/** Does work soon, but not in the middle of a flick. @returns gives it up, as long as it is not done */
export function whenCalm(work: () => void): () => void {
  queue.add(work)
  wait()
  return () => queue.delete(work)
}

function wait() {
  if (waiting || queue.size === 0) return
  waiting = true
  afterFrame(next)
}

function next() {
  waiting = false
  let room = flicking() ? 0 : A_FRAME
  for (const work of queue) {
    if (room-- <= 0) break
    queue.delete(work)
    work()
  }
  wait()
}
