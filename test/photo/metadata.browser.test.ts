import { expect, test } from 'vitest'
import { preparePhoto } from '../../src/photo/bridge.ts'
import type { PhotoFile } from '../../src/photo/contract.ts'
import { encode } from '../../src/photo/encode.ts'
import { exifSegment, jpegMarkers, segment, webpChunks, withSegments } from '../support/jpeg.ts'
import { canvas, cloth, paint } from './pictures.ts'
import { realPhotosNamed, type Source } from './real-photos.ts'

const text = (of: string) => Array.from(of, (letter) => letter.charCodeAt(0))

/** A photo with all that a phone writes beside the picture: position, XMP, a colour profile, a comment. */
async function talkative(): Promise<Uint8Array<ArrayBuffer>> {
  const position = { latitude: 17, longitude: 102 }
  return withSegments(
    await paint(800, 600, cloth),
    exifSegment({ orientation: 1, position, thumbnail: await paint(160, 120, cloth) }),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ban Na Kha</x:xmpmeta>')),
    segment(0xe2, text('MPF\0')),
    segment(0xfe, text('Ban Na Kha')),
  )
}

const photos: Source[] = [
  { name: 'a photo with position, XMP and comment', bytes: talkative },
  ...realPhotosNamed(/^(gps|phone).*\.jpg$/),
]

test.each(photos)('promise 10: no metadata leaves the phone with $name', async ({ bytes }) => {
  const { full, thumb } = await preparePhoto(new Blob([await bytes()]))
  expectBare(full)
  expectBare(thumb)
})

test('promise 10: a photo encoded as JPEG, where WebP is missing, carries no metadata either', async () => {
  expectBare(await encode(canvas(800, 600, cloth), 150 * 1024, 'image/jpeg'))
})

test('where the browser hands out a PNG for WebP, a JPEG is made', async () => {
  const picture = canvas(800, 600, cloth)
  // What Safari does with a type that it cannot encode.
  picture.convertToBlob = ({ type, quality } = {}) =>
    OffscreenCanvas.prototype.convertToBlob.call(picture, {
      type: type === 'image/webp' ? 'image/png' : (type ?? 'image/png'),
      quality: quality ?? 1,
    })
  const file = await encode(picture, 150 * 1024, 'image/webp')
  expect(file.type).toBe('image/jpeg')
  expectBare(file)
})

/** The picture and what is needed to decode it; nothing else. */
function expectBare({ bytes, type }: PhotoFile) {
  const all = new Uint8Array(bytes)
  if (type === 'image/webp') expect(webpChunks(all)).toEqual(['VP8 '])
  else {
    const [JFIF, TABLES, FRAME, HUFFMAN, SCAN] = [0xe0, 0xdb, 0xc0, 0xc4, 0xda]
    for (const marker of jpegMarkers(all)) expect([JFIF, TABLES, FRAME, HUFFMAN, SCAN]).toContain(marker)
    expect(jpegMarkers(all).at(-1)).toBe(SCAN)
  }
}
