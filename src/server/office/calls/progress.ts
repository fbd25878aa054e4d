/** How far a large order is, as sums of the shops' parts: for the coordinator and for whoever asked. */

import { html } from 'hono/html'
import { quantity } from '../../../shared/i18n/format.ts'
import type { CallRow, ShareRow } from '../../storage/calls.ts'
import type { Asking, Html } from '../../storefront/asking.ts'

export const PROGRESS = ['taken', 'made', 'sent'] as const

export interface Sums extends Record<(typeof PROGRESS)[number], number> {
  offered: number
}

export function sumsOf(shares: readonly ShareRow[]): Sums {
  const sums = { offered: 0, taken: 0, made: 0, sent: 0 }
  for (const share of shares)
    for (const what of ['offered', ...PROGRESS] as const) sums[what] += Math.max(0, share[what])
  return sums
}

/** Width of the drawing of a bar, in units of its own. */
const WIDTH = 1000

/** Three bars, each of the whole that was asked for. */
export function progress({ say }: Asking, { unit, total }: CallRow, sums: Sums): Html {
  const bar = (what: (typeof PROGRESS)[number]) => {
    const width = Math.round((Math.min(sums[what], total) * WIDTH) / total)
    return html`<li><span>${say(`ask.call.${what}`)}</span><svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="${WIDTH}" height="24"/><rect class="bar" width="${width}" height="24"/></svg><b>${quantity(say, sums[what], unit)}</b></li>`
  }
  return html`<ul class="bars">${PROGRESS.map(bar)}</ul>`
}
