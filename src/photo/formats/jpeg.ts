import type { Bytes, Header } from './header.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const TEM = 0x01

export const isJpeg = (bytes: Bytes) => bytes.u16(0) === 0xff00 + SOI && bytes.u8(2) === 0xff

/**
 * Walks marker by marker to the end of the picture. A browser shows a JPEG that is cut short as a half grey picture without
 * a word. (Chromium 156 refuses to make an ImageBitmap of one, but nothing obliges a browser to.) To look for the last two
 * bytes would not do: phones append a second picture or a film, and the thumbnail inside EXIF has an end of its own.
 */
export function readJpeg(bytes: Bytes): Header {
  const header: Header = { kind: 'jpeg', width: 0, height: 0, complete: false }
  let scanned = false
  let at = 2
  while (at < bytes.length) {
    // Inside a scan this leaps over compressed data; elsewhere it stands on a marker already.
    at = bytes.all.indexOf(0xff, at)
    if (at < 0) break
    const marker = bytes.u8(at + 1)
    if (marker === 0xff) at += 1
    else if (isBare(marker)) at += 2
    else if (marker === EOI) {
      header.complete = scanned
      break
    } else {
      if (isFrame(marker)) {
        header.height = bytes.u16(at + 5)
        header.width = bytes.u16(at + 7)
      }
      scanned ||= marker === SOS
      at += 2 + Math.max(2, bytes.u16(at + 2))
    }
  }
  return header
}

/** Markers without a length: a stuffed zero and restarts inside a scan, and TEM. */
const isBare = (marker: number) => marker === 0 || marker === TEM || (marker >= 0xd0 && marker <= SOI)

/** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
