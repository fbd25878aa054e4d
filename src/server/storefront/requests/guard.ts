/**
 * What keeps machines from asking: the form knows when it was given out, has a field that no person sees, and, while many
 * ask at once, costs the asker a second of reckoning. No third party is told of anybody.
 */

import { createHash, createHmac } from 'node:crypto'
import { sameText } from '../../same-text.ts'

/** A person reads and types for at least so long; a form is good for a day. Milliseconds. */
const SOONEST = 3_000
const LATEST = 24 * 60 * 60 * 1000
/** Leading zero bits of the hash that is looked for: some 30,000 tries. */
export const WORK_BITS = 15

/** Says of a form when it was given out, so that nobody else can. */
export function stampOf(secret: string, request: string, now: number): string {
  const at = now.toString(36)
  return `${at}.${seal(secret, request, at)}`
}

/** `early` and `late` may be a person's; `forged` is none. */
export function readStamp(
  secret: string,
  request: string,
  stamp: string,
  now: number,
): 'good' | 'early' | 'late' | 'forged' {
  const [at = '', sealed = ''] = stamp.split('.')
  if (!sameText(sealed, seal(secret, request, at))) return 'forged'
  const age = now - timeOf(stamp)
  if (age < SOONEST) return 'early'
  return age > LATEST ? 'late' : 'good'
}

/** For a form that comes back with a word of what is wrong: it was read already, so its time goes on. */
export function restamped(secret: string, request: string, before: string | undefined, now: number): string {
  const read = before ? readStamp(secret, request, before, now) : 'forged'
  return stampOf(secret, request, read === 'good' || read === 'early' ? timeOf(before ?? '') : now)
}

/** When a form was given out, by a stamp that is ours. */
function timeOf(stamp: string): number {
  return Number.parseInt(stamp.split('.')[0] ?? '', 36)
}

function seal(secret: string, request: string, at: string): string {
  return createHmac('sha256', secret).update(`form ${request} ${at}`).digest('hex').slice(0, 40)
}

/** Whether a number was found that makes the hash of a form begin with zeros. */
export function isWorked(stamp: string, found: string): boolean {
  if (!/^\d{1,12}$/.test(found)) return false
  const hash = createHash('sha256').update(`${stamp} ${found}`).digest()
  return hash.readUInt32BE(0) >>> (32 - WORK_BITS) === 0
}

/** Looks for it in the page, while the person types; the form waits for it. */
export const WORK_SCRIPT = `
const form = document.querySelector('form[data-work]')
const field = form.elements.namedItem('work')
const button = form.querySelector('button')
button.disabled = true
const stamp = form.elements.namedItem('stamp').value
const text = new TextEncoder()
;(async () => {
  for (let found = 0; ; found++) {
    const hash = new DataView(await crypto.subtle.digest('SHA-256', text.encode(stamp + ' ' + found)))
    if (hash.getUint32(0) >>> ${32 - WORK_BITS} === 0) {
      field.value = found
      button.disabled = false
      return
    }
  }
})()
`
