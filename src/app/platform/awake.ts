import { useEffect } from 'preact/hooks'

/** The screen stays on as long as this is on it; the browser takes that back whenever the page is hidden. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let left = false
    const release = () => void lock?.release().catch(() => {})
    const ask = async () => {
      if (document.hidden) return
      try {
        lock = await navigator.wakeLock?.request('screen')
      } catch {
        // A battery saver says no, and a browser may not know it: then a finger keeps the screen on.
      }
      if (left) release()
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', ask)
      release()
    }
  }, [])
}
