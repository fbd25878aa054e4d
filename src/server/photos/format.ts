/** What the bytes themselves say that they are; a name or header may say anything. */

/** The largest side of a photo, pixels, as its record may have it: a small file that claims more is meant to fill somebody's memory. */
const MOST = 4096

export function imageType(bytes: Uint8Array): 'image/jpeg' | 'image/webp' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isJpeg = textAt(bytes, 0, 3) === '\xff\xd8\xff'
  if (!isJpeg && (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== 'WEBP')) return null
  if ((isJpeg ? sidesOfJpeg(view) : sidesOfWebp(view, textAt(bytes, 12, 4))).some((side) => side > MOST)) return null
  return isJpeg ? 'image/jpeg' : 'image/webp'
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/** Tables and the like, whose markers stand among those of frames. */
const NO_FRAME = [0xc4, 0xc8, 0xcc]

/** Behind these there is no more head: the picture itself, and its end. */
const ENDS = [0xda, 0xd9]

/** None where no size is said: nothing will be drawn of it then. */
function sidesOfJpeg(view: DataView): number[] {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (ENDS.includes(marker)) return []
    const isFrame = marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.includes(marker)
    if (isFrame) return [view.getUint16(at + 5), view.getUint16(at + 7)]
  }
  return []
}

function sidesOfWebp(view: DataView, form: string): number[] {
  if (view.byteLength < 30) return []
  const three = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  // Of 14 bits each.
  const lossy = (at: number) => view.getUint16(at, true) & 0x3fff
  if (form === 'VP8X') return [three(24) + 1, three(27) + 1]
  if (form === 'VP8 ') return [lossy(26), lossy(28)]
  const bits = view.getUint32(21, true)
  return form === 'VP8L' ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : []
}
