/** A value as both databases keep it: PostgreSQL's texts hold every character but NUL. In JSON it is written out, and stays. */
export function storable(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\u{fffd}') : value
}
