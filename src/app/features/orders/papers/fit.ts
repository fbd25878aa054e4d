import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** Sizes that are tried, the largest first; at the last of them all that can be typed finds its place. */
const SIZES = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45, 0.39]

/** Makes what is in a box smaller until all of it is inside: an address that is cut off is no address. */
export function useFit(box: RefObject<HTMLElement | null>, content: string): void {
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    for (const size of SIZES) {
      current.style.setProperty('--fit', String(size))
      if (current.scrollHeight <= current.clientHeight && current.scrollWidth <= current.clientWidth) return
    }
  }, [box, content])
}
