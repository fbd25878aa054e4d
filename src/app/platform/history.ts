/**
 * The browser's history, as the app uses it: pages, and above a page the sheets that the back button closes.
 * An open sheet is a history entry of the same address whose state names it.
 */

import { useEffect, useRef } from 'preact/hooks'

/** Going back takes a moment; what is asked for meanwhile waits, or it would be undone by the going back. */
let leaving: Promise<void> | null = null
let router: (url: string, replace: boolean) => void = (url) => location.assign(url)

/** The shell hands in its router. */
export function setRouter(route: (url: string, replace: boolean) => void): void {
  router = route
}

/** Goes to a page of the app. From inside a sheet, the page takes the place of the sheet's history entry. */
export function navigate(url: string, { replace = false } = {}): void {
  if (leaving) void leaving.then(() => navigate(url, { replace }))
  else router(url, replace || openSheet() !== undefined)
}

/**
 * Links are followed by the router itself, but for those tapped in a sheet, or while one that was just closed is still
 * going back. To be called before anything is drawn: of two who listen at the window, the first is asked first.
 */
export function watchLinks(): void {
  addEventListener('click', (event) => {
    if (!leaving && openSheet() === undefined) return
    const url = goalOf(event)
    if (url === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    navigate(url)
  })
}

/** Where a tap leads within the app; undefined for what is the browser's: another window, another place, a file. */
function goalOf(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined
  const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement)
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return undefined
  if (link.getAttribute('href')?.startsWith('#')) return undefined
  return link.href.slice(location.origin.length)
}

/**
 * Back to the page before; to `fallback` where the app was opened at this page. Where a sheet is still going back it comes
 * behind that; whoever presses again while a page goes back means that page.
 */
export function back(fallback: string): void {
  if (leaving) {
    const leave = backFromHere()
    void leaving.then(() => leave(fallback))
  } else if (depth > 0) goBack()
  else navigate(fallback, { replace: true })
}

/** Loads the app anew: behind what goes back, for which the browser would give the loading up. */
export function reload(): void {
  if (leaving) void leaving.then(reload)
  else location.reload()
}

/**
 * To be asked where something begins that takes a moment, such as a save: what it returns leads back, but not whoever has
 * gone elsewhere meanwhile.
 */
export function backFromHere(): (fallback: string) => void {
  const here = location.pathname
  return (fallback) => {
    if (location.pathname === here) back(fallback)
  }
}

/** How many pages of this app lie behind the present one. */
let depth = 0

/** The shell says how each page was reached. */
export function noteNavigation(forward: boolean): void {
  depth = Math.max(0, depth + (forward ? 1 : -1))
}

/** A reload leaves the entry of a sheet that is no longer open. */
export function forgetSheets(): void {
  if (openSheet() !== undefined) history.replaceState(null, '')
}

let sheets = 0
/** The sheets that are drawn now. */
const drawn = new Set<number>()

/** Makes the back button close the sheet that calls it, as long as that is drawn. */
export function useBackCloses(onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const own = ++sheets
    drawn.add(own)
    const onBack = () => {
      if (openSheet() !== own) close.current()
    }
    const begin = () => {
      if (!drawn.has(own)) return
      if (leaving) return void leaving.then(begin)
      history.pushState({ sheet: own }, '')
      addEventListener('popstate', onBack)
    }
    begin()
    return () => {
      drawn.delete(own)
      removeEventListener('popstate', onBack)
      leaveClosed()
    }
  }, [])
}

/**
 * Goes back from the entry of a sheet that is closed, and of the next one below it: two that lie on one another may close
 * together, or the lower one while the upper one is still going back. Only behind our own going back: while the browser's own
 * is under way it may not hear of ours.
 */
function leaveClosed(): void {
  const top = openSheet()
  if (!leaving && top !== undefined && !drawn.has(top)) goBack()
}

function openSheet(): number | undefined {
  return (history.state as { sheet?: number } | null)?.sheet
}

/** Milliseconds after which a browser that was asked to go back has let it drop, as one does that is asked too often. */
const DROPPED = 10_000

function goBack(): void {
  leaving = new Promise((resolve) => {
    const done = () => {
      clearTimeout(dropped)
      removeEventListener('popstate', arrived)
      leaving = null
      resolve()
    }
    const arrived = () => {
      done()
      leaveClosed()
    }
    // What waits behind it must not wait for ever.
    const dropped = setTimeout(done, DROPPED)
    addEventListener('popstate', arrived)
  })
  history.back()
}
