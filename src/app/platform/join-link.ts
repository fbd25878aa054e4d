/** Links that carry a code: `https://origin/?openExternalBrowser=1#join=CODE`, wherever they land. */

import { signal } from '@preact/signals'
import { outsideLine } from './line.ts'

/** The code of the link that the app was opened with, until it is used or put away. */
export const joinCode = signal<string | null>(null)

/** Takes a code out of the address, now and when a link is opened while the app runs. */
export function watchJoinLinks(): void {
  take()
  addEventListener('hashchange', take)
}

/** The code does not stay in the address, where a screenshot or a bookmark would keep it. */
function take(): void {
  const code = /^#join=([^&\s]+)/.exec(location.hash)?.[1]
  if (!code) return
  joinCode.value = decodeURIComponent(code)
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Such links are mostly sent by LINE. */
export function joinLink(code: string): string {
  return outsideLine(`${location.origin}/#join=${code}`)
}
