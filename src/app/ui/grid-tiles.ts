import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { same } from '../../shared/domain/change.ts'
import { afterFrame } from '../platform/frames.ts'
import { useLive } from '../platform/live.ts'
import { screenShown } from '../platform/shown.ts'

/** Tiles that come into the document in one frame: on a slow phone each costs 5 ms to lay out and paint. */
const A_FRAME = 3
/** Tiles kept though they are out of sight: what is kept is what the browser's collector of garbage must look through. */
const KEPT = 300
/** So long nothing new was read: the list rests, ms. */
const REST_MS = 150

interface Id {
  id: string
}

/**
 * Tiles once read stay for a while, so that scrolling back shows them at once. One reading at a time: in a flick each frame
 * has other goods in sight, and a reading given up for the next would leave the screen empty until the flick ends. A flick
 * reads what is new alone, and with it what comes next: a reading of twenty costs little more than one of two. Once it rests
 * all in sight are read, and again when they change in the database.
 * @param near those in sight and some above and below
 */
export function useTiles<T extends Id>(
  shown: string[],
  near: () => string[],
  load: (ids: string[]) => Promise<T[]>,
): ReadonlyMap<string, T> {
  const known = useRef(new Map<string, T>()).current
  const [asked, ask] = useState(shown)
  const read = useLive(async () => ({ asked, tiles: await load(asked) }), [asked])
  const taken = useRef<typeof read>(undefined)
  if (read && taken.current !== read) {
    taken.current = read
    for (const tile of read.tiles) keep(known, tile)
    for (const id of known.keys()) {
      if (known.size <= KEPT) break
      if (!shown.includes(id)) known.delete(id)
    }
    screenShown()
  }
  const idle = read?.asked === asked
  const isNew = (id: string) => !known.has(id) && !asked.includes(id)
  const missing = idle && shown.some(isNew)
  if (missing) ask(near().filter(isNew))
  const whole = shown.every((id) => asked.includes(id))
  useEffect(() => {
    if (!idle || missing || whole) return
    const timer = setTimeout(() => ask(shown), REST_MS)
    return () => clearTimeout(timer)
  }, [idle, missing, whole, shown])
  return known
}

/** A tile that says the same as before stays the one it was, so that it is not drawn anew. */
function keep<T extends Id>(known: Map<string, T>, tile: T): void {
  const before = known.get(tile.id)
  if (!same(before, tile)) known.set(tile.id, tile)
}

/**
 * Which of the goods in sight are drawn: those that already were, and some more behind each frame, from the middle of the
 * screen outwards. A reading brings a screen of goods at once, and drawing them at once would hold up a flick.
 */
export function useFilled(shown: readonly string[], known: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const [, redraw] = useState(0)
  const before = useRef<ReadonlySet<string>>(undefined)
  // The first screen comes whole: there is nothing yet that it could hold up.
  let room = before.current ? A_FRAME : shown.length
  const filled = new Set<string>()
  let left = 0
  for (let turn = 0; turn < shown.length; turn++) {
    const id = shown[fromTheMiddle(turn, shown.length)] ?? ''
    if (!known.has(id)) continue
    if (before.current?.has(id) || room-- > 0) filled.add(id)
    else left++
  }
  useLayoutEffect(() => {
    if (before.current || filled.size > 0) before.current = filled
    if (left > 0) return afterFrame(() => redraw((count) => count + 1))
  })
  return filled
}

/** Of so many the one whose turn it is: the middle, the one above it, the one below, … */
function fromTheMiddle(turn: number, count: number): number {
  const middle = Math.floor(count / 2)
  const step = Math.ceil(turn / 2)
  return turn % 2 === 1 ? middle - step : middle + step
}
