/** The letters of a text file. Nobody says which they are: Excel saves CSV in those of the country its Windows was sold in. */

/** Windows of Thailand, and of China. */
const [THAI, CHINESE] = ['windows-874', 'gb18030']

/** A text without its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  const marked = markOf(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  return tryAs('utf-8', bytes) ?? thai(bytes) ?? new TextDecoder(CHINESE).decode(bytes)
}

/** UTF-16 is told by its mark, or by every other byte of its commas and digits being zero. */
function markOf(bytes: Uint8Array): string | null {
  const [a = 0, b = 0] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const some = bytes.subarray(0, 1000)
  const zeros = [0, 1].map((odd) => some.filter((byte, index) => byte === 0 && index % 2 === odd).length)
  const [even = 0, odd = 0] = zeros
  if (even + odd < some.length / 20) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function tryAs(letters: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(letters, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Chinese read as Thai soon comes to a byte that is no Thai letter, or to a control character. */
function thai(bytes: Uint8Array): string | null {
  const text = tryAs(THAI, bytes)
  return text === null || /[\u0080-\u009f]/.test(text) ? null : text
}
