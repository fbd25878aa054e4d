import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { bare } from '../../src/photo/bare.ts'
import { segment, withSegments } from '../support/jpeg.ts'

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"/></x:xmpmeta>'

const noted = () =>
  sharp({
    create: {
      width: 61,
      height: 41,
      channels: 3,
      background: '#844',
      noise: { type: 'gaussian', mean: 100, sigma: 30 },
    },
  })
    .withIccProfile('srgb')
    .withExif({ IFD0: { Copyright: 'Ban Na Kha' }, IFD3: { GPSLatitude: '17/1 0/1 0/1', GPSLatitudeRef: 'N' } })
    .withXmp(XMP)

const files = [
  { name: 'WebP', type: 'image/webp', bytes: await noted().webp().toBuffer() },
  { name: 'lossless WebP', type: 'image/webp', bytes: await noted().webp({ lossless: true }).toBuffer() },
  { name: 'JPEG', type: 'image/jpeg', bytes: await noted().jpeg().toBuffer() },
  {
    name: 'JPEG with a comment',
    type: 'image/jpeg',
    bytes: withSegments(await noted().jpeg({ progressive: true }).toBuffer(), segment(0xfe, [66, 97, 110])),
  },
] as const

describe.each(files)('$name', ({ type, bytes }) => {
  test('loses its notes and no pixel', async () => {
    const before = await sharp(bytes).metadata()
    expect([before.exif, before.icc, before.xmp].every((note) => note !== undefined)).toBe(true)

    const made = Buffer.from(await bare(new Uint8Array(bytes), type))
    const after = await sharp(made).metadata()
    expect([after.exif, after.icc, after.xmp, after.comments]).toEqual([undefined, undefined, undefined, undefined])
    expect(made.includes('Ban')).toBe(false)
    expect(await sharp(made).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
  })
})
