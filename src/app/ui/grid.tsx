import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLive } from '../platform/live.ts'
import { screenShown } from '../platform/shown.ts'
import './grid.css'

interface GoodsGridProps<T extends { id: string }> {
  ids: readonly string[]
  /** Reads the tiles of the ids in sight; asked again when they change in the database. */
  load: (ids: string[]) => Promise<T[]>
  /** One tile: a square picture and under it text of `textHeight` rem. Undefined while it is being read. */
  render: (tile: T | undefined, id: string) => ComponentChildren
  /** The narrowest that a tile may get, in rem: large text gets fewer columns. */
  minWidth?: number
  textHeight?: number
  label: string
}

/** Rows drawn above and below the screen, so that a flick shows pictures. */
const SPARE_ROWS = 2
const GAP = 8
/** Tiles that come into the document in one frame: on a slow phone each costs 5 ms to lay out and paint. */
const A_FRAME = 4

/**
 * Goods as photographs. Only the rows in sight are in the document and read from the database: ten thousand goods
 * scroll like ten.
 */
export function GoodsGrid<T extends { id: string }>(props: GoodsGridProps<T>) {
  const { ids, load, render, minWidth = 6.5, textHeight = 3.5, label } = props
  const list = useRef<HTMLUListElement>(null)
  const view = useView(list)

  const columns = Math.max(2, Math.floor((view.width + GAP) / (minWidth * view.rem + GAP)))
  const rowHeight = (view.width + GAP) / columns + textHeight * view.rem
  const rows = Math.ceil(ids.length / columns)
  const firstRow = Math.max(0, Math.floor(view.top / rowHeight) - SPARE_ROWS)
  const lastRow = Math.min(rows, Math.ceil((view.top + view.height) / rowHeight) + SPARE_ROWS)
  const shown = ids.slice(firstRow * columns, lastRow * columns)

  const known = useTiles(shown, load)
  const filled = useFilled(shown, known)
  // What is drawn once is handed to Preact as it was: a frame of a flick costs the tiles that come, not all that are there.
  const drawn = useMemo(() => new WeakMap<T, ComponentChildren>(), [render])
  const draw = (id: string) => {
    const tile = filled.has(id) ? known.get(id) : undefined
    if (!tile) return render(tile, id)
    if (!drawn.has(tile)) drawn.set(tile, render(tile, id))
    return drawn.get(tile)
  }

  return (
    <ul
      ref={list}
      class="goods-grid"
      aria-label={label}
      style={{
        '--columns': columns,
        '--row': `${rowHeight - GAP}px`,
        paddingTop: `${firstRow * rowHeight}px`,
        minHeight: `${rows * rowHeight}px`,
      }}
    >
      {shown.map((id) => (
        <li key={id}>{draw(id)}</li>
      ))}
    </ul>
  )
}

/**
 * Tiles once read stay, so that scrolling back shows them at once. One reading at a time: in a flick each frame has other
 * goods in sight, and a reading given up for the next would leave the screen empty until the flick ends.
 */
function useTiles<T extends { id: string }>(shown: string[], load: (ids: string[]) => Promise<T[]>): Map<string, T> {
  const [asked, ask] = useState(shown)
  const read = useLive(async () => ({ asked, tiles: await load(asked) }), [asked])
  if (read?.asked === asked && asked.join() !== shown.join()) ask(shown)
  const known = useRef(new Map<string, T>())
  for (const tile of read?.tiles ?? []) known.current.set(tile.id, tile)
  if (read) screenShown()
  return known.current
}

/**
 * Which of the goods in sight are drawn: those that already were, and some more with each frame, from the middle of the
 * screen outwards. A reading brings a screen of goods at once, and drawing them at once would hold up a flick.
 */
function useFilled(shown: readonly string[], known: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const [, redraw] = useState(0)
  const before = useRef<ReadonlySet<string>>(undefined)
  const ready = shown.filter((id) => known.has(id))
  // The first screen comes whole: there is nothing yet that it could hold up.
  let room = before.current ? A_FRAME : ready.length
  const filled = new Set(fromTheMiddle(ready).filter((id) => before.current?.has(id) || room-- > 0))
  useLayoutEffect(() => {
    if (before.current || filled.size > 0) before.current = filled
    if (filled.size === ready.length) return
    const frame = requestAnimationFrame(() => redraw((count) => count + 1))
    return () => cancelAnimationFrame(frame)
  })
  return filled
}

function fromTheMiddle<T>(all: readonly T[]): T[] {
  const middle = Math.floor(all.length / 2)
  const [above, below] = [all.slice(0, middle).reverse(), all.slice(middle)]
  return below.flatMap((one, index) => [one, ...above.slice(index, index + 1)])
}

interface View {
  width: number
  /** How much of the list lies above the screen. */
  top: number
  height: number
  /** Pixels of a rem: what the person set as text size. */
  rem: number
}

/** Before the first measurement: a common phone. */
const PHONE: View = { width: 328, top: 0, height: 740, rem: 16 }

/** Where the list stands on the screen, followed once a frame. */
function useView(list: { current: HTMLElement | null }): View {
  const [view, setView] = useState(PHONE)
  useLayoutEffect(() => {
    let frame = 0
    const measure = () => {
      frame = 0
      const box = list.current?.getBoundingClientRect()
      if (!box?.width) return
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || PHONE.rem
      // In steps, so that most frames of a scroll draw nothing.
      const step = box.width / 4
      const top = Math.floor(Math.max(0, -box.top) / step) * step
      const next = { width: box.width, top, height: innerHeight + step, rem }
      setView((last) => (same(last, next) ? last : next))
    }
    const soon = () => {
      if (!frame) frame = requestAnimationFrame(measure)
    }
    measure()
    const observer = new ResizeObserver(soon)
    if (list.current) observer.observe(list.current)
    addEventListener('scroll', soon, { passive: true })
    addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      removeEventListener('scroll', soon)
      removeEventListener('resize', soon)
    }
  }, [list])
  return view
}

function same(a: View, b: View): boolean {
  return a.width === b.width && a.top === b.top && a.height === b.height && a.rem === b.rem
}
