/** What happens when a page appears: the heading takes the focus, and going back finds the page where it was left. */

const positions = new Map<string, number>()

/** Frames in which a page may still grow to the height it had. */
const PATIENCE = 30

/** Remembers how far each page is scrolled. The browser's own memory does not wait for what the database brings. */
export function watchScroll(): () => void {
  history.scrollRestoration = 'manual'
  const remember = () => positions.set(location.pathname, scrollY)
  addEventListener('scroll', remember, { passive: true })
  return () => removeEventListener('scroll', remember)
}

/** A page was navigated to: forward (it begins at its top) or back. */
export function arrive(forward: boolean): void {
  const path = location.pathname
  const goal = forward ? 0 : (positions.get(path) ?? 0)
  let focused = false
  let frames = 0
  const settle = () => {
    if (location.pathname !== path) return
    focused ||= focusHeading()
    const room = document.documentElement.scrollHeight - innerHeight
    const patient = ++frames < PATIENCE
    if (room >= goal || !patient) scrollTo(0, goal)
    if (patient && (!focused || room < goal)) requestAnimationFrame(settle)
  }
  settle()
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1')
  // A sheet, or a field that asked for the focus, keeps it.
  if (document.querySelector('dialog[open]') || document.activeElement?.matches('input, textarea')) return true
  heading?.focus({ preventScroll: true })
  return heading !== null
}
