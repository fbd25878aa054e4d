import { createHash } from 'node:crypto'
import { canonical } from '../../shared/domain/checksum.ts'
import type { WireOperation } from '../../shared/protocol/operations.ts'

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** What an operation says, as one text: all but device and number, which a phone that becomes a new device renews. */
export function saying({ id, schema, at, seen, person, action, body }: WireOperation): string {
  return canonical({ id, schema, at, seen, person, action, body })
}

/** An id that follows from others, so that whoever makes the record again makes the same one. UUIDv8 in its shape. */
export function derivedId(...parts: string[]): string {
  const hex = sha256(parts.join(' '))
  const text = `${hex.slice(0, 12)}8${hex.slice(13, 16)}8${hex.slice(17, 32)}`
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
