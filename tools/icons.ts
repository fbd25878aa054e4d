/**
 * Draws the mark of Talat, a market awning over a mudmee lozenge, and writes it in every form that a phone asks for:
 * `node tools/icons.ts`. Its outputs are committed; run it again after changing the drawing.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const COTTON = '#FBF8F1'
const INDIGO = '#26336E'
const LAC = '#9B1C31'
const TURMERIC = '#F2B01E'

const publicDir = join(import.meta.dirname, '../public')

/** Five stripes, wider at the foot than at the roof, each ending in a scallop. */
function awning(): string {
  const stripes = [0, 1, 2, 3, 4].map((index) => {
    const [roof, foot] = [136 + index * 48, 112 + index * 57.6]
    const colour = index % 2 === 0 ? COTTON : LAC
    const scallop = `a28.8 28.8 0 0 1 -57.6 0`
    return `<path fill="${colour}" d="M${roof} 108h48L${foot + 57.6} 190${scallop}z"/>`
  })
  return stripes.join('')
}

/** A mudmee lozenge as it is woven: nine wefts, undyed thread at the edge, turmeric at the heart, a break of ground between. */
function lozenge(): string {
  const wefts = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((row) => {
    const half = 24 * (5 - Math.abs(row - 4))
    const y = 240 + row * 19
    const bar = (x: number, width: number, colour: string) =>
      `<rect x="${256 + x}" y="${y}" width="${width}" height="15" rx="3" fill="${colour}"/>`
    if (half <= 48) return bar(-half, 2 * half, COTTON)
    const heart = half - 48
    return bar(-half, 36, COTTON) + bar(-heart, 2 * heart, TURMERIC) + bar(half - 36, 36, COTTON)
  })
  return wefts.join('')
}

/** The whole drawing on a 512 grid; all of the mark lies inside the circle (radius 205) that no launcher cuts off. */
function svg(mark: string, ground: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><title>Talat</title>${ground}${mark}</svg>\n`,
  )
}

const mark = awning() + lozenge()
const fullBleed = `<rect width="512" height="512" fill="${INDIGO}"/>`
const tile = `<rect width="512" height="512" rx="112" fill="${INDIGO}"/>`
/** Launchers that do not mask show the tile as it is: the mark may be larger there. */
const larger = `<g transform="translate(256 256) scale(1.22) translate(-256 -257)">${mark}</g>`

/** The two shortcuts: the same round ground in the colour of the job, with its sign. */
const disc = (colour: string) => `<circle cx="256" cy="256" r="256" fill="${colour}"/>`
const tick = `<path d="M150 268l76 76 140-164" fill="none" stroke="${COTTON}" stroke-width="52" stroke-linecap="round" stroke-linejoin="round"/>`
const plus = `<path d="M256 144v224M144 256h224" fill="none" stroke="${COTTON}" stroke-width="52" stroke-linecap="round"/>`

async function png(name: string, drawing: Buffer, size: number): Promise<void> {
  const file = join(publicDir, 'icons', `${name}.png`)
  await sharp(drawing, { density: 288 }).resize(size, size).png({ compressionLevel: 9, palette: true }).toFile(file)
}

await mkdir(join(publicDir, 'icons'), { recursive: true })
await writeFile(join(publicDir, 'favicon.svg'), svg(larger, tile))
for (const size of [192, 512]) {
  await png(`icon-${size}`, svg(larger, tile), size)
  await png(`maskable-${size}`, svg(mark, fullBleed), size)
}
await png('apple-touch-icon', svg(larger, fullBleed), 180)
await png('shortcut-sell', svg(tick, disc(LAC)), 192)
await png('shortcut-add', svg(plus, disc(INDIGO)), 192)
