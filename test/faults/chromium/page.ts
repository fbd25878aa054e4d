/** The page of a phone: the same phone as in Node, on this browser's own IndexedDB, Web Locks and crypto. */

import { Body, type Carry } from '../body.ts'
import { endPatience } from '../patience.ts'
import { Phone } from '../phone.ts'
import { prepareWorld } from '../world.ts'
import type { Asked, Carried } from './carried.ts'

declare global {
  interface Window {
    /** Asked by the harness. */
    phone: Phone
    /** Answered by the harness. */
    carry(asked: Asked): Promise<Carried>
  }
}

const carry: Carry = async (path, init) => {
  const { method = 'GET', headers, body, signal } = init
  const bytes = new Uint8Array(await new Response(body ?? null).arrayBuffer())
  const answer = await window.carry({
    path,
    method,
    headers: Object.fromEntries(new Headers(headers)),
    body: body ? bytes.toBase64() : null,
  })
  if ('status' in answer) {
    const { status, headers, body } = answer
    return new Response(body === null ? null : Uint8Array.fromBase64(body), { status, headers })
  }
  if (answer.failed === 'timeout' && signal) endPatience(signal)
  throw new TypeError('network')
}

const body = new Body({
  disk: indexedDB,
  locks: (
    (real) => () =>
      real
  )(navigator.locks),
  carry,
  around: (work) => work(),
})
prepareWorld(() => body)
window.phone = new Phone(body)
