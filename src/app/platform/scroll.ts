/** The page's scrolling, told once a frame, in the task behind it. */
import { afterFrame } from './frames.ts'

/** Screens a second from which on nothing can be made out. */
const FAST = 4
/** A scroll that has said nothing for so long has come to rest, ms. */
const REST_MS = 120

const listeners = new Set<() => void>()
let asked = false
let last = { at: 0, top: 0, fast: false }

addEventListener('scroll', soon, { passive: true })

function soon() {
  if (asked) return
  asked = true
  afterFrame(() => {
    asked = false
    const [at, top] = [performance.now(), scrollY]
    const screens = Math.abs(top - last.top) / innerHeight
    last = { at, top, fast: screens > (FAST * (at - last.at)) / 1000 }
    // All of them ask where things are before Preact draws what they say: it does so when this task is over.
    for (const tell of listeners) tell()
  })
}

/** Calls whenever the page has been scrolled. @returns ends that */
export function onScroll(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Whether the page flies past. */
export function flicking(): boolean {
  return last.fast && performance.now() - last.at < REST_MS
}
