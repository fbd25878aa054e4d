/**
 * LINE opens links in a browser of its own: with a storage apart, which goes when LINE tidies up, and without a home screen.
 * A shop is not begun there. A link with `openExternalBrowser=1` opens in the phone's own browser (LINE, "URL parameters").
 */

const OUTSIDE = 'openExternalBrowser'

export function isInsideLine(agent = navigator.userAgent): boolean {
  return /\bLine\//i.test(agent)
}

/** The link in the form that LINE hands to the phone's own browser. */
export function outsideLine(link: string): string {
  const url = new URL(link)
  url.searchParams.set(OUTSIDE, '1')
  return url.href
}

/** Whether this page came by such a link: LINE has kept it all the same, and only the person's own hand leads out. */
export function wasKeptInside(search = location.search): boolean {
  return new URLSearchParams(search).has(OUTSIDE)
}
