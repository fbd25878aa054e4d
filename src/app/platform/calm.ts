/** Work that waits while a person flicks through a long list: what flies past is gone before anybody could see it. */

/** Screens a second from which on nothing can be made out. */
const FAST = 4
/** A scroll that has said nothing for so long has come to rest, ms. */
const REST_MS = 120
/** Pieces of work in one frame, so that a slow phone still draws the next in time. */
const A_FRAME = 3

const queue = new Set<() => void>()
let frame = 0
let last = { at: 0, top: 0, fast: false }

addEventListener(
  'scroll',
  () => {
    const [at, top] = [performance.now(), scrollY]
    const screens = Math.abs(top - last.top) / innerHeight
    last = { at, top, fast: screens > (FAST * (at - last.at)) / 1000 }
  },
  { passive: true },
)

/** Does work soon, but not in the middle of a flick. @returns gives it up, as long as it is not done */
export function whenCalm(work: () => void): () => void {
  queue.add(work)
  if (!frame) frame = requestAnimationFrame(next)
  return () => queue.delete(work)
}

function next() {
  const flicking = last.fast && performance.now() - last.at < REST_MS
  for (const work of flicking ? [] : [...queue].slice(0, A_FRAME)) {
    queue.delete(work)
    work()
  }
  frame = queue.size > 0 ? requestAnimationFrame(next) : 0
}
