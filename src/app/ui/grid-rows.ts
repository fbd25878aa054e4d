import { useLayoutEffect, useState } from 'preact/hooks'
import { afterFrame } from '../platform/frames.ts'
import { onScroll } from '../platform/scroll.ts'

export const GAP = 8
/** Rows drawn above and below the screen, so that a flick shows pictures. */
const SPARE_ROWS = 2

/** What of a grid is about the screen. */
export interface Rows {
  columns: number
  /** From the top of a row to that of the next, pixels. */
  height: number
  first: number
  /** Behind the last. */
  end: number
}

interface Cell {
  /** The narrowest that it may get, rem. */
  minWidth: number
  /** Of what is under its square picture, rem. */
  textHeight: number
}

/** Before the first measurement: a common phone. */
const PHONE = { width: 328, top: 0, screen: 740, rem: 16 }

/** The rows about the screen, looked for after each frame of a scroll. */
export function useRows(list: { current: HTMLElement | null }, { minWidth, textHeight }: Cell): Rows {
  const rowsAt = ({ width, top, screen, rem }: typeof PHONE): Rows => {
    const columns = Math.max(2, Math.floor((width + GAP) / (minWidth * rem + GAP)))
    const height = (width + GAP) / columns + textHeight * rem
    const above = Math.floor(Math.max(0, top) / height)
    const end = above + Math.ceil(screen / height) + 1 + SPARE_ROWS
    return { columns, height, first: Math.max(0, above - SPARE_ROWS), end }
  }
  const [rows, setRows] = useState(() => rowsAt(PHONE))
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect()
      if (!box?.width) return
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || PHONE.rem
      const next = rowsAt({ width: box.width, top: -box.top, screen: innerHeight, rem })
      setRows((last) => (same(last, next) ? last : next))
    }
    let giveUp = () => {}
    const soon = () => {
      giveUp()
      giveUp = afterFrame(measure)
    }
    measure()
    const observer = new ResizeObserver(soon)
    if (list.current) observer.observe(list.current)
    const stop = onScroll(measure)
    addEventListener('resize', soon)
    return () => {
      giveUp()
      stop()
      observer.disconnect()
      removeEventListener('resize', soon)
    }
  }, [list, minWidth, textHeight])
  return rows
}

function same(a: Rows, b: Rows): boolean {
  return a.columns === b.columns && a.height === b.height && a.first === b.first && a.end === b.end
}
