/** A woven band, as on the phones: it marks the market's pages. The weave is described once and used again by its id. */

import { html, raw } from 'hono/html'

/** Mudmee: stepped lozenges with an eye, between small crosses, on a grid of threads. */
const LOZENGE =
  'M10 0h4v2h4v2h4v2h2v2h-2v2h-4v2h-4v2h-4v-2H6v-2H2V8H0V6h2V4h4V2h4zM10 5H7v4h3v2h4V9h3V5h-3V3h-4zM11 6h2v2h-2zM0 0h2v2H0zM22 0h2v2h-2zM0 12h2v2H0zM22 12h2v2h-2z'

export function band() {
  return html`<svg class="band" aria-hidden="true" height="14"><defs><pattern id="w" width="24" height="14" patternUnits="userSpaceOnUse"><path d="${raw(LOZENGE)}" fill="currentColor" fill-rule="evenodd"/></pattern></defs><rect width="100%" height="14" fill="url(#w)"/></svg>`
}

/** The same on a picture of its own, in a colour. */
export function bandPicture(width: number, height: number, colour: string): string {
  const scale = height / 14
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><pattern id="w" width="24" height="14" patternUnits="userSpaceOnUse" patternTransform="scale(${scale})"><path d="${LOZENGE}" fill="${colour}" fill-rule="evenodd"/></pattern></defs><rect width="100%" height="100%" fill="#fbf8f1"/><rect width="100%" height="100%" fill="url(#w)"/></svg>`
}
