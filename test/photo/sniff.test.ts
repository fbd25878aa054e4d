import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { isPicture, sniff } from '../../src/photo/sniff.ts'
import { concat, exifSegment, heicHeader, jpegClaiming, segment, withSegments } from '../support/jpeg.ts'

const WIDTH = 301
const HEIGHT = 47

/** Noise, so that the data is long enough to be cut in many places. */
const picture = () =>
  sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })

const jpeg = new Uint8Array(await picture().jpeg().toBuffer())
const phoneJpeg = withSegments(jpeg, exifSegment({ orientation: 6, thumbnail: jpegClaiming(160, 120) }))

const PICTURES: [name: string, kind: string, bytes: Uint8Array][] = [
  ['a JPEG', 'jpeg', jpeg],
  ['a progressive JPEG', 'jpeg', new Uint8Array(await picture().jpeg({ progressive: true }).toBuffer())],
  ['a JPEG with a thumbnail in its EXIF', 'jpeg', phoneJpeg],
  ['a PNG', 'png', new Uint8Array(await picture().png().toBuffer())],
  ['a lossy WebP', 'webp', new Uint8Array(await picture().webp().toBuffer())],
  ['a lossless WebP', 'webp', new Uint8Array(await picture().webp({ lossless: true }).toBuffer())],
  ['a WebP with EXIF', 'webp', new Uint8Array(await picture().withMetadata({ orientation: 1 }).webp().toBuffer())],
  ['a GIF', 'gif', new Uint8Array(await picture().gif().toBuffer())],
  ['an AVIF', 'avif', new Uint8Array(await picture().avif().toBuffer())],
]

describe.each(PICTURES)('%s', (_, kind, bytes) => {
  test('gives kind and size without being decoded, and is whole', () => {
    expect(sniff(bytes)).toEqual({ kind, width: WIDTH, height: HEIGHT, complete: true })
  })

  test('is never whole when its end is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 32, max: bytes.length - 1 }), (length) => {
        expect(sniff(bytes.subarray(0, length))?.complete).toBe(false)
      }),
    )
  })

  test('stays whole when a phone appends a film or a second picture', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (film) => {
        expect(sniff(concat(bytes, film))?.complete).toBe(true)
      }),
    )
  })

  test('is known by its first bytes', () => {
    expect(isPicture(bytes.subarray(0, 256))).toBe(true)
  })
})

test('a HEIC is known by its brand and gives the size of the whole, not of a tile', () => {
  expect(sniff(heicHeader())).toEqual({ kind: 'heic', width: 4032, height: 3024, complete: true })
})

test('the size of a JPEG of 100 megapixels is read from its header', () => {
  expect(sniff(jpegClaiming(11_600, 8_700))).toMatchObject({ width: 11_600, height: 8_700, complete: true })
})

test('a JPEG that ends within its thumbnail is not taken for whole because the thumbnail has an end', () => {
  const cut = phoneJpeg.subarray(0, phoneJpeg.length - jpeg.length)
  expect(sniff(cut)?.complete).toBe(false)
})

test('a JPEG marker in a comment is text, not structure', () => {
  const comment = segment(0xfe, [0xff, 0xda, 0, 2, 0xff, 0xd9])
  const commented = withSegments(jpeg, comment)
  expect(sniff(commented)).toEqual({ kind: 'jpeg', width: WIDTH, height: HEIGHT, complete: true })
  expect(sniff(commented.subarray(0, 200))?.complete).toBe(false)
})

test.each([
  ['text', 'price list: 1,800'],
  ['nothing', ''],
  ['a PDF', '%PDF-1.7\n'],
  ['a page', '<!doctype html>'],
  ['a film', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
])('%s is not a picture', (_, text) => {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  expect(isPicture(bytes)).toBe(false)
  expect(sniff(bytes)).toBeUndefined()
})

test('whatever the bytes after the magic number are, sniffing ends with an answer', () => {
  const heads = PICTURES.map(([, , bytes]) => bytes.subarray(0, 30))
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }), (head, rest) => {
      expect(sniff(concat(head, rest))).toBeDefined()
    }),
    { numRuns: 1000 },
  )
})
