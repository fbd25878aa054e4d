/** A photograph in one size and format. Whatever a camera wrote into the file beside the picture stays behind. */

import type { Sharp, default as sharpOf } from 'sharp'
import { bandPicture } from '../parts/band.ts'
import { type Format, LINK_PICTURE } from '../parts/picture.ts'
import type { Drawing } from './drawer.ts'

/** A phone's camera at its largest; a file that says it is larger is not unpacked. */
const MOST_PIXELS = 4096 * 4096

/** Near the sizes of one another at the same look; higher efforts cost a small server seconds for a few percent. */
const AVIF = { quality: 50, effort: 3 } as const
const WEBP = { quality: 74 } as const
const JPEG = { quality: 76, mozjpeg: true } as const

/** Loaded with the first photograph: a server that shows none starts without it. */
async function loaded(): Promise<typeof sharpOf> {
  const { default: sharp } = await import('sharp')
  // Sales go first: one thread draws, the other ones serve.
  sharp.concurrency(1)
  // Each size of a photo is drawn once: what is kept of the last ones is only memory.
  sharp.cache(false)
  return sharp
}

export async function draw(bytes: Uint8Array, size: Drawing, format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loaded()
  if (size === 'slip') return new Uint8Array(await slip(sharp, bytes))
  const photo = () => sharp(bytes, { limitInputPixels: MOST_PIXELS }).autoOrient()
  if (size === 'og') return new Uint8Array(await linkPicture(sharp, photo))
  const sized = photo().resize({ width: size, withoutEnlargement: true })
  const encoded = format === 'avif' ? sized.avif(AVIF) : format === 'webp' ? sized.webp(WEBP) : sized.jpeg(JPEG)
  return new Uint8Array(await encoded.toBuffer())
}

const BAND = 42
const MARGIN = 28

/** For a link in LINE or Facebook: the whole photograph on its own blurred colours, above a woven band. No price: it is kept for long. */
async function linkPicture(sharp: typeof sharpOf, photo: () => Sharp): Promise<Buffer> {
  const { width, height } = LINK_PICTURE
  const room = height - BAND
  const inside = { width: width - 2 * MARGIN, height: room - 2 * MARGIN }
  const { data, info } = await photo()
    .resize({ ...inside, fit: 'inside' })
    .toBuffer({ resolveWithObject: true })
  const band = await sharp(Buffer.from(bandPicture(width, BAND, '#26336e'))).toBuffer()
  return photo()
    .resize({ width, height, fit: 'cover' })
    .blur(30)
    .modulate({ brightness: 0.75 })
    .composite([
      { input: data, left: Math.round((width - info.width) / 2), top: Math.round((room - info.height) / 2) },
      { input: band, left: 0, top: room },
    ])
    .flatten({ background: '#fbf8f1' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer()
}

/** 50 megapixels: more is no photo of a slip. */
const SLIP_PIXELS = 50_000_000
const SLIP_SIDE = 1280
/** Only the forms that phones make: no vector drawings, which are programs. */
const SLIP_FORMS = ['jpeg', 'png', 'webp', 'heif']

/** What a stranger sends as the picture of a slip: read strictly and drawn anew, so that nothing else comes with it. */
async function slip(sharp: typeof sharpOf, bytes: Uint8Array): Promise<Buffer> {
  const picture = sharp(bytes, { limitInputPixels: SLIP_PIXELS, failOn: 'error' })
  const { format = 'none' } = await picture.metadata()
  if (!SLIP_FORMS.includes(format)) throw new Error(`a slip in the form ${format}`)
  const inside = { width: SLIP_SIDE, height: SLIP_SIDE, fit: 'inside', withoutEnlargement: true } as const
  return picture.autoOrient().resize(inside).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer()
}
