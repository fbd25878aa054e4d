import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { Slips } from '../../../src/server/storefront/requests/slip.ts'
import { Metrics } from '../../../src/server/watch/metrics.ts'
import { figuresIn } from '../figures.ts'
import { bench, NOON } from '../kit.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#26336e' } })

test('a slip is drawn anew: no larger than a phone shows, with nothing of what came beside the picture, and is counted once', async () => {
  const { deps, folder } = await bench()
  const metrics = new Metrics()
  const slips = new Slips({ ...deps, metrics })
  const secret = { IFD0: { ImageDescription: 'SECRET-PLACE' } }
  const bytes = await picture(3000, 4000).withExif(secret).jpeg().toBuffer()
  expect(bytes.includes('SECRET-PLACE')).toBe(true)
  const hash = await slips.store('shop', bytes, NOON)
  const stored = await readFile(join(folder, 'photos', 'shop', hash ?? ''))
  expect(stored.includes('SECRET-PLACE')).toBe(false)
  expect(await sharp(stored).metadata()).toMatchObject({ format: 'jpeg', width: 960, height: 1280 })
  expect(await deps.storage.transaction('shop', (rows) => rows.photos.get(hash ?? ''))).toMatchObject({
    type: 'image/jpeg',
    size: stored.byteLength,
  })
  expect(await slips.store('shop', bytes, NOON)).toBe(hash)
  const figures = figuresIn(await metrics.text())
  expect(figures.get('talat_photos_total')).toBe(1)
  expect(figures.get('talat_photo_bytes_total')).toBe(stored.byteLength)
})

test('what is no photo is refused: drawings, bombs, halves, other files', async () => {
  const slips = new Slips((await bench()).deps)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>')
  // A picture that says of itself that it is of 81 megapixels.
  const bomb = await picture(9, 9).png().toBuffer()
  bomb.writeUInt32BE(9000, 16)
  bomb.writeUInt32BE(9000, 20)
  const whole = await picture(900, 900).jpeg().toBuffer()
  for (const bytes of [svg, bomb, whole.subarray(0, 300), Buffer.from('hello'), Buffer.alloc(0)])
    expect(await slips.store('shop', bytes, NOON)).toBeNull()
})
