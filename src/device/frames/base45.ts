/**
 * Base45 (RFC 9285), as in the health certificates of the EU: the letters of a QR's alphanumeric mode, which takes 5.5 bits
 * for each, so that two bytes need 16.5 bits. A QR of bytes would be 3 % smaller, but the browser's BarcodeDetector gives
 * text alone, and guesses its encoding.
 */

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.byteLength; at += 2) {
    const [high = 0, low] = bytes.subarray(at, at + 2)
    text += low === undefined ? letters(high, 2) : letters(high * 256 + low, 3)
  }
  return text
}

/** null for what is no Base45. */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 3 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3))
  for (let at = 0, to = 0; at < text.length; at += 3, to += 2) {
    const group = text.slice(at, at + 3)
    const value = numberOf(group)
    if (value === null || value > (group.length === 3 ? 0xffff : 0xff)) return null
    if (group.length === 3) bytes.set([value >> 8, value & 0xff], to)
    else bytes[to] = value
  }
  return bytes
}

/** The lowest digit first. */
function letters(value: number, count: number): string {
  let text = ''
  for (let rest = value; text.length < count; rest = Math.floor(rest / 45)) text += LETTERS.charAt(rest % 45)
  return text
}

function numberOf(group: string): number | null {
  let value = 0
  for (const letter of [...group].reverse()) {
    const digit = LETTERS.indexOf(letter)
    if (digit < 0) return null
    value = value * 45 + digit
  }
  return value
}
