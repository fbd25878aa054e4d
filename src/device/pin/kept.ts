/** A PIN as it is kept: salt and hash. It hides screens and names the person; it is no wall, so few digits will do. */

/** Fewest and most digits. */
export const PIN_DIGITS = { least: 4, most: 6 } as const

/** About a third of a second on a cheap phone; a PIN that another phone wrote says how many it took. */
const ROUNDS = 100_000
/** What claims more would keep a phone busy for minutes. */
const MOST_ROUNDS = 2_000_000
const SALT_BYTES = 16
const HASH_BITS = 256

/** `1.<rounds>.<salt>.<hash>`, both in hex. The first number says how it was made. */
const KEPT = /^1\.([1-9]\d{0,6})\.((?:[0-9a-f]{2}){8,32})\.([0-9a-f]{64})$/

export async function keepPin(pin: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return `1.${ROUNDS}.${toHex(salt)}.${await stretch(pin, salt, ROUNDS)}`
}

/** Whether this PIN was kept as this text. Of a text that a newer version of the app wrote nothing is known: then it is not. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [, rounds, salt, hash] = KEPT.exec(kept) ?? []
  if (!rounds || !salt || Number(rounds) > MOST_ROUNDS) return false
  return (await stretch(pin, fromHex(salt), Number(rounds))) === hash
}

async function stretch(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS)
  return toHex(new Uint8Array(bits))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
