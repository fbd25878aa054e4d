/** Ids are UUIDv7 (RFC 9562): made on the phone, in order of time, and the server's primary keys as they are. */

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** What every runtime of ours has; declared here because `shared` knows neither the DOM nor Node. */
declare const crypto: { getRandomValues<T extends Uint8Array>(bytes: T): T }

let lastTime = 0
let counter = 0

/**
 * A new UUIDv7. Two ids made in the same millisecond keep their order by a counter (RFC 9562, method 1), so that
 * "newest first" is the order in which a person made things. A clock that jumps back does not make an id twice.
 */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const time = Math.max(0, Math.floor(now))
  counter = time === lastTime ? (counter + 1) & 0xfff : at(bytes, 6) & 0x7f
  lastTime = time
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | (at(bytes, 8) & 0x3f)
  return format(bytes)
}

/**
 * The id of what takes a record back: always the same one, so that two phones that void one sale make one void. It is
 * the record's own with the version of a custom UUID (8).
 */
export function counterId(id: string): string {
  return `${id.slice(0, 14)}8${id.slice(15)}`
}

/** Time in UTC milliseconds that a UUIDv7 carries. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `count` random bytes as base32 without the letters that are mistaken for digits (Crockford): 5 bits a character. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => CROCKFORD[byte & 31]).join('')
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

function format(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => HEX[byte]).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function at(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0
}
