import { useRef } from 'preact/hooks'

/** What a press does; a promise keeps the button from being pressed again until it is settled. */
export type Press = () => unknown

/** A handler that takes one press at a time: a double tap sells once. */
export function useOnce(onPress: Press | undefined): () => Promise<void> {
  const busy = useRef(false)
  return async () => {
    if (busy.current || !onPress) return
    busy.current = true
    try {
      await onPress()
    } finally {
      busy.current = false
    }
  }
}
