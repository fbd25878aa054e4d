import { expect, test } from 'vitest'
import { preparePhoto } from '../../src/photo/bridge.ts'
import type { PhotoFile } from '../../src/photo/contract.ts'
import { exifSegment, withSegments } from '../support/jpeg.ts'
import { type Context, colourAt, paint, pixelsOf } from './pictures.ts'
import { realPhotosNamed } from './real-photos.ts'

/** The upright scene: each corner has a colour of its own. */
const SCENE = { 'top left': 'red', 'top right': 'lime', 'bottom left': 'blue', 'bottom right': 'yellow' } as const
type Corner = keyof typeof SCENE
const RGB = { red: [255, 0, 0], lime: [0, 255, 0], blue: [0, 0, 255], yellow: [255, 255, 0] }

/** EXIF's own table: the side of the scene where the first stored row lies, and where the first stored column lies. */
const STORED: Record<number, [firstRow: string, firstColumn: string]> = {
  1: ['top', 'left'],
  2: ['top', 'right'],
  3: ['bottom', 'right'],
  4: ['bottom', 'left'],
  5: ['left', 'top'],
  6: ['right', 'top'],
  7: ['right', 'bottom'],
  8: ['left', 'bottom'],
}

const OPPOSITE: Record<string, string> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }
const opposite = (side: string) => OPPOSITE[side] ?? side
const corner = (a: string, b: string) => (a === 'top' || a === 'bottom' ? `${a} ${b}` : `${b} ${a}`) as Corner

/** The scene as a camera held this way stores it. */
async function shot(orientation: number, [row, column]: [string, string]) {
  const [width, height] = orientation < 5 ? [640, 480] : [480, 640]
  const jpeg = await paint(width, height, (context: Context) => {
    const quarter = (x: number, y: number, of: Corner) => {
      context.fillStyle = SCENE[of]
      context.fillRect((x * width) / 2, (y * height) / 2, width / 2, height / 2)
    }
    quarter(0, 0, corner(row, column))
    quarter(1, 0, corner(row, opposite(column)))
    quarter(0, 1, corner(opposite(row), column))
    quarter(1, 1, corner(opposite(row), opposite(column)))
  })
  return new Blob([withSegments(jpeg, exifSegment({ orientation }))])
}

async function expectUpright(file: PhotoFile) {
  const pixels = await pixelsOf(file)
  const places = {
    'top left': [0.1, 0.1],
    'top right': [0.9, 0.1],
    'bottom left': [0.1, 0.9],
    'bottom right': [0.9, 0.9],
  }
  for (const [name, [x = 0, y = 0]] of Object.entries(places)) {
    const seen = colourAt(pixels, x, y)
    const wanted = RGB[SCENE[name as Corner]]
    const off = Math.max(...wanted.map((value, i) => Math.abs(value - (seen[i] ?? 0))))
    expect(off, `${name} is ${seen}, not ${wanted}`).toBeLessThan(30)
  }
}

test.each(Object.entries(STORED))('a photo with EXIF orientation %s comes out upright', async (orientation, stored) => {
  const { full, thumb } = await preparePhoto(await shot(Number(orientation), stored))
  expect([full.width, full.height, thumb.width, thumb.height]).toEqual([640, 480, 320, 240])
  await expectUpright(full)
  await expectUpright(thumb)
})

// The same scene, taken with the camera held in different ways: what comes out must be the same picture.
for (const scene of ['Landscape', 'Portrait']) {
  const [first, ...others] = realPhotosNamed(new RegExp(`^orientation-${scene}`))
  for (const other of others) {
    test(`${other.name} comes out as ${first?.name} does`, async () => {
      const [a, b] = [await thumbOf(first), await thumbOf(other)]
      expect([b.width, b.height]).toEqual([a.width, a.height])
      const difference = a.data.reduce((sum, value, i) => sum + Math.abs(value - (b.data[i] ?? 0)), 0) / a.data.length
      expect(difference).toBeLessThan(6)
    })
  }
}

async function thumbOf(source: { bytes: () => Promise<Uint8Array<ArrayBuffer>> } | undefined) {
  const { thumb } = await preparePhoto(new Blob(source ? [await source.bytes()] : []))
  return pixelsOf(thumb)
}
