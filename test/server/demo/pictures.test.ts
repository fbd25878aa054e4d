import sharp from 'sharp'
import { expect, test } from 'vitest'
import { goodsOf } from '../../../src/server/demo/goods.ts'
import { SHOPS } from '../../../src/server/demo/people.ts'
import { draw } from '../../../src/server/demo/pictures/draw.ts'
import { FULL, THUMB } from '../../../src/server/demo/pictures/files.ts'

const SEED = 'na-kha'
/** Side of what is left of a picture when only its look is asked for. */
const LOOK = 16
/** Mean difference of a colour, of 255: two prints of one cloth in another light are below it. */
const APART = 8

async function lookOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).resize(LOOK, LOOK, { fit: 'fill' }).removeAlpha().raw().toBuffer()
}

function apart(a: Buffer, b: Buffer): number {
  return a.reduce((sum, part, index) => sum + Math.abs(part - (b[index] ?? 0)), 0) / a.length
}

test('no two cloths of the market look alike, and each picture fits the sizes that a phone may send', async () => {
  const goods = SHOPS.flatMap((shop) => goodsOf(shop, SEED)).filter((_, index) => index % 4 === 0)
  const looks: Buffer[] = []
  for (const good of goods) {
    const { full, thumb } = await draw(good, 0, SEED)
    expect(full.bytes.byteLength, good.key).toBeLessThanOrEqual(FULL.bytes)
    expect(thumb.bytes.byteLength, good.key).toBeLessThanOrEqual(THUMB.bytes)
    expect(Math.max(full.width, full.height)).toBeLessThanOrEqual(FULL.side)
    expect(Math.max(thumb.width, thumb.height)).toBe(THUMB.side)
    looks.push(await lookOf(thumb.bytes))
  }
  const nearest = looks.flatMap((look, index) => looks.slice(index + 1).map((other) => apart(look, other)))
  expect(Math.min(...nearest)).toBeGreaterThan(APART)
}, 120_000)

test('the same seed draws the same cloth to the byte, another seed another one', async () => {
  const [good] = SHOPS.flatMap((shop) => goodsOf(shop, SEED))
  if (!good) throw new Error('no good')
  const once = await draw(good, 0, SEED)
  expect((await draw(good, 0, SEED)).full.hash).toBe(once.full.hash)
  expect((await draw(good, 0, 'other')).full.hash).not.toBe(once.full.hash)
  expect((await draw(good, 1, SEED)).full.hash).not.toBe(once.full.hash)
}, 60_000)
