/**
 * The text in a payment QR (EMVCo): fields of two digits, two digits of length and a value, one behind the other. The last
 * one is a checksum over all that stands before its own digits.
 */

type Field = readonly [id: string, value: string]

/** The fields of a text in their order; null for what is not made of fields. */
export function readFields(text: string): Map<string, string> | null {
  const fields = new Map<string, string>()
  for (let at = 0; at < text.length; ) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4))
    if (!head) return null
    const [, id = '', length] = head
    const value = text.slice(at + 4, at + 4 + Number(length))
    if (value.length < Number(length) || fields.has(id)) return null
    fields.set(id, value)
    at += 4 + value.length
  }
  return fields.size > 0 ? fields : null
}

export function writeFields(fields: Iterable<Field>): string {
  return Array.from(fields, ([id, value]) => `${id}${String(value.length).padStart(2, '0')}${value}`).join('')
}

/** The text with its checksum behind it, in the field `tag`. */
export function seal(text: string, tag: string): string {
  const sealed = `${text}${tag}04`
  return sealed + crc16(sealed)
}

/** The fields of a sealed text without the checksum; null where that is missing or wrong. */
export function unseal(text: string, tag: string): Map<string, string> | null {
  const body = text.slice(0, -8)
  return seal(body, tag) === body + text.slice(-8).toUpperCase() ? readFields(body) : null
}

/** CRC-16/CCITT-FALSE in four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff
  for (let at = 0; at < text.length; at++) {
    // Of a payment QR every character is one of ASCII.
    crc ^= (text.charCodeAt(at) & 0xff) << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
