/** Photos for goods that have none: drawn cloths, each of another colour, as the phone's pipeline would hand them over. */

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { NewPhoto } from '../../../src/device/store/rows.ts'
import { Random } from '../../faults/random.ts'
import { clothPhoto, type Weave } from '../../screens/cloth.ts'

const PATTERNS = ['mudmee', 'khit', 'check', 'plain'] as const satisfies Weave['pattern'][]

export async function cloths(count: number): Promise<NewPhoto[]> {
  const random = new Random(count)
  const colour = () =>
    `#${random
      .below(2 ** 24)
      .toString(16)
      .padStart(6, '0')}`
  const photos: NewPhoto[] = []
  for (let index = 0; index < count; index++) {
    const weave = { ground: colour(), figure: colour(), accent: colour(), pattern: random.pick(PATTERNS) }
    const { buffer } = await clothPhoto(weave)
    photos.push({ full: await file(buffer, 640), thumb: await file(buffer, 320) })
  }
  return photos
}

async function file(camera: Buffer, size: number): Promise<NewPhoto['full']> {
  const bytes = new Uint8Array(await sharp(camera).resize(size).webp({ quality: 70 }).toBuffer())
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.buffer, type: 'image/webp', hash, width: size, height: size }
}
