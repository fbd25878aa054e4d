/** Numbers of parcels: of posts by the Universal Postal Union's S10, of which the check digit is known; of others free. */

export const CARRIERS = ['thailand-post', 'kerry', 'flash', 'jt', 'dhl', 'bus', 'other'] as const
export type Carrier = (typeof CARRIERS)[number]

/** Two letters of the service, eight digits, the check digit, two letters of the country. */
const S10 = /^[A-Z]{2}\d{9}[A-Z]{2}$/
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** A number as it is written down: capitals, no spaces, Thai digits as others. */
export function trackingOf(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s-]/g, '')
}

/**
 * Whether a number is one of a post whose check digit fits (UPU S10): `form` it is not of that form, `digit` a figure is
 * mistyped. A warning, never a wall.
 */
export function trackingTrouble(tracking: string): 'form' | 'digit' | null {
  if (!S10.test(tracking)) return 'form'
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(tracking[index + 2]), 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return check === Number(tracking[10]) ? null : 'digit'
}

/** Where a buyer may follow a parcel; null where it is not known. */
export function trackingLink(carrier: string, tracking: string): string | null {
  const page = PAGES[carrier]
  return page && tracking ? page + encodeURIComponent(tracking) : null
}

const PAGES: Record<string, string> = {
  'thailand-post': 'https://track.thailandpost.co.th/?trackNumber=',
  kerry: 'https://th.kex-express.com/th/track/?track=',
  flash: 'https://www.flashexpress.co.th/fle/tracking?se=',
  jt: 'https://www.jtexpress.co.th/service/track?waybillNo=',
  dhl: 'https://www.dhl.com/th-en/home/tracking.html?tracking-id=',
}
