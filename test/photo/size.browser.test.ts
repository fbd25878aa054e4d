import { describe, expect, test } from 'vitest'
import { preparePhoto } from '../../src/photo/bridge.ts'
import { canvas, cloth, colourAt, noise, paint, pixelsOf } from './pictures.ts'
import { realPhotosNamed, type Source } from './real-photos.ts'

const KB = 1024

const photos: Source[] = [
  { name: 'a wide cloth', bytes: () => paint(2400, 1800, cloth) },
  { name: 'a tall cloth', bytes: () => paint(1500, 2000, cloth) },
  { name: 'noise, which no codec can shrink', bytes: () => paint(1280, 960, noise) },
  { name: 'a ribbon of 5000 x 3', bytes: () => paint(5000, 3, cloth) },
  ...realPhotosNamed(/\.jpg$/),
]

describe.each(photos)('$name', ({ bytes }) => {
  test('fits 150 KB at 1280 and 12 KB at 320, keeps its shape, and is named by its bytes', async () => {
    const file = new Blob([await bytes()])
    const { width, height } = await createImageBitmap(file)
    const { full, thumb } = await preparePhoto(file)

    expect(full.bytes.byteLength).toBeLessThanOrEqual(150 * KB)
    expect(thumb.bytes.byteLength).toBeLessThanOrEqual(12 * KB)
    expect(Math.max(full.width, full.height)).toBeLessThanOrEqual(1280)
    expect(Math.max(thumb.width, thumb.height)).toBeLessThanOrEqual(320)
    for (const made of [full, thumb]) {
      const pixels = await pixelsOf(made)
      expect([pixels.width, pixels.height]).toEqual([made.width, made.height])
      const scale = Math.max(made.width, made.height) / Math.max(width, height)
      expect(Math.abs(made.width - width * scale)).toBeLessThanOrEqual(1)
      expect(Math.abs(made.height - height * scale)).toBeLessThanOrEqual(1)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', made.bytes))
      expect(made.hash).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    }
  })
})

test('an ordinary photo uses the full 1280 and 320 pixels', async () => {
  const { full, thumb } = await preparePhoto(new Blob([await paint(2400, 1800, cloth)]))
  expect([full.width, full.height, thumb.width, thumb.height]).toEqual([1280, 960, 320, 240])
})

test('a small picture is never made larger', async () => {
  const { full, thumb } = await preparePhoto(new Blob([await paint(200, 100, cloth)]))
  expect([full.width, full.height, thumb.width, thumb.height]).toEqual([200, 100, 200, 100])
})

test('what is transparent becomes white, not black', async () => {
  const png = await paint(100, 100, (context) => context.clearRect(0, 0, 100, 100), 'image/png')
  const { full } = await preparePhoto(new Blob([png]))
  expect(colourAt(await pixelsOf(full), 0.5, 0.5)).toEqual([255, 255, 255])
})

test('a weave finer than the small picture can show turns into its mean colour, not into false stripes', async () => {
  const threads = canvas(4000, 2000, (context) => {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, 4000, 2000)
    context.fillStyle = '#000'
    for (let x = 0; x < 4000; x += 2) context.fillRect(x, 0, 1, 2000)
  })
  const { full } = await preparePhoto(await threads.convertToBlob({ type: 'image/png' }))
  const { data, width } = await pixelsOf(full)
  const row = Array.from({ length: width }, (_, x) => data[4 * x] ?? 0)
  expect(Math.max(...row) - Math.min(...row)).toBeLessThan(25)
})
