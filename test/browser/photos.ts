/** Photos for file inputs: made here, or real ones where they are present. */

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../../tools/build/dist.ts'
import type { Photo } from '../support/hands.ts'

const REAL = join(root, '../shared/photos')

interface PhotoOf {
  width: number
  height: number
  /** Orientation and position as a camera writes them. */
  exif?: boolean
}

/** A woven-looking photo with enough detail that it does not compress to nothing. */
export async function photoOf({ width, height, exif = false }: PhotoOf): Promise<Photo> {
  const noise = Buffer.alloc(width * height * 3, 0)
  for (let i = 0; i < noise.length; i++) noise[i] = 90 + ((i * 7919) % 97) + (Math.floor(i / 3 / 40) % 2) * 60
  let picture = sharp(noise, { raw: { width, height, channels: 3 } }).jpeg({ quality: 88 })
  if (exif) {
    picture = picture.withExif({
      IFD0: { Make: 'TalatCam', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '17/1 9/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '102/1 48/1 0/1' },
    })
  }
  return { name: `cloth-${width}x${height}.jpg`, mimeType: 'image/jpeg', buffer: await picture.toBuffer() }
}

/** The real photographs beside the project; none where that folder is absent. */
export async function realPhotos(): Promise<Photo[]> {
  if (!existsSync(REAL)) return []
  const names = (await readdir(REAL)).filter((name) => name.endsWith('.jpg')).sort()
  return Promise.all(
    names.map(async (name) => ({ name, mimeType: 'image/jpeg', buffer: await readFile(join(REAL, name)) })),
  )
}

/** A real HEIC of an iPhone; undefined where that folder is absent. */
export async function realHeic(): Promise<Buffer | undefined> {
  const path = join(REAL, 'phone-iphone.heic')
  return existsSync(path) ? readFile(path) : undefined
}

/** Photos of one woven pattern, no two of the same colour. */
export async function photosOfColours(count: number): Promise<Photo[]> {
  const [width, height] = [640, 480]
  const weave = Buffer.alloc(width * height * 3)
  for (let i = 0; i < weave.length; i++)
    weave[i] = 120 + (Math.floor(i / 24) % 2) * 50 + (Math.floor(i / 3 / width / 8) % 2) * 50
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const dye = [i % 6, Math.floor(i / 6) % 6, Math.floor(i / 36)].map((steps) => steps * 6)
      const picture = sharp(weave, { raw: { width, height, channels: 3 } })
        .linear([1, 1, 1], dye)
        .jpeg()
      return { name: `cloth-${i}.jpg`, mimeType: 'image/jpeg', buffer: await picture.toBuffer() }
    }),
  )
}
