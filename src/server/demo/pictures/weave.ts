/** Squared paper becomes cloth: a texture of threads that repeats, in bytes of red, green and blue. */

import type { Chance } from '../chance.ts'
import type { Cells } from './cells.ts'
import type { Colour } from './dyes.ts'

export interface Texture {
  width: number
  height: number
  rgb: Uint8Array
  /** Pixels that a weft may lie beside its place: what was tied never meets exactly. */
  drift: number
}

function texture(width: number, height: number, colourAt: (x: number, y: number) => Colour, drift = 0): Texture {
  const rgb = new Uint8Array(width * height * 3)
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = colourAt(x, y)
      rgb[at++] = red
      rgb[at++] = green
      rgb[at++] = blue
    }
  }
  return { width, height, rgb, drift }
}

const mixed = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]
const lit = ([red, green, blue]: Colour, by: number): Colour => [clamp(red * by), clamp(green * by), clamp(blue * by)]
const clamp = (part: number) => Math.max(0, Math.min(255, part))

export interface Drawn {
  cells: Cells
  inks: readonly Colour[]
  /** Pixels of a cell. */
  wide: number
  high: number
}

const WHITE: Colour = [246, 240, 226]

/** The dye creeps under the ties: figures end in feathers along the weft, with a pale edge where the tie was. */
export function ikat({ cells, inks, wide, high }: Drawn, chance: Chance): Texture {
  const width = cells.width * wide
  const height = cells.height * high
  const inkAt = (x: number, y: number) => cells.at(Math.floor(x / wide), Math.floor(y / high))
  const rows = Array.from({ length: height }, () => Math.round(chance.between(-0.35, 0.35) * high))
  const reach = wide * 0.55
  return texture(
    width,
    height,
    (x, y) => {
      const row = y + (rows[y] ?? 0)
      const here = inkAt(x, row)
      const [left, right] = [inkAt(x - reach, row), inkAt(x + reach, row)]
      const own = inks[here] ?? WHITE
      if (left === here && right === here) return own
      const other = inks[left === here ? right : left] ?? own
      return mixed(mixed(own, other, 0.34), WHITE, 0.1)
    },
    wide * 0.42,
  )
}

/** Floats lie on the ground: lit from above, a shade below, each of several threads. */
export function raised({ cells, inks, wide, high }: Drawn): Texture {
  return texture(cells.width * wide, cells.height * high, (x, y) => {
    const [column, row] = [Math.floor(x / wide), Math.floor(y / high)]
    const ink = cells.at(column, row)
    const colour = inks[ink] ?? WHITE
    if (ink === 0) return cells.at(column, row - 1) !== 0 && y % high < 2 ? lit(colour, 0.62) : colour
    const thread = y % 3 === 2 ? 0.8 : 1.04
    const edge = cells.at(column, row - 1) === 0 && y % high === 0 ? 1.2 : 1
    const end = cells.at(column + 1, row) === 0 && x % wide === wide - 1 ? 0.74 : 1
    return lit(colour, thread * edge * end)
  })
}

/** Bands of textures, one below the other, each with as many rows as it has. */
export function banded(...bands: readonly Texture[]): Texture {
  const width = Math.max(...bands.map((band) => band.width))
  const starts = bands.flatMap((band) => Array.from({ length: band.height }, (_, y) => ({ band, y })))
  const drift = Math.max(...bands.map((band) => band.drift))
  return texture(
    width,
    starts.length,
    (x, y) => {
      const { band, y: row } = starts[y] ?? { band: bands[0] as Texture, y: 0 }
      return pixel(band, x, row)
    },
    drift,
  )
}

export function pixel({ width, rgb }: Texture, x: number, y: number): Colour {
  const at = (y * width + (x % width)) * 3
  return [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0]
}

export function stripe(height: number, colour: Colour): Texture {
  return texture(48, height, () => colour)
}

export interface Stripe {
  width: number
  colour: Colour
}

/** Warp and weft of the same stripes: where they cross, threads of both are seen by turns. */
export function checked(warp: readonly Stripe[], weft: readonly Stripe[]): Texture {
  const [across, down] = [spread(warp), spread(weft)]
  return texture(across.length, down.length, (x, y) => {
    const [end, pick] = [across[x] ?? WHITE, down[y] ?? WHITE]
    return (Math.floor(x / 2) + Math.floor(y / 2)) % 2 === 0 ? mixed(end, pick, 0.18) : mixed(pick, end, 0.18)
  })
}

function spread(stripes: readonly Stripe[]): Colour[] {
  return stripes.flatMap(({ width, colour }) => Array.from({ length: Math.round(width) }, () => colour))
}

/** One yarn, with the thick and thin places of what was spun by hand; `twist` plies two (a squirrel's tail). */
export function plain(colour: Colour, other: Colour, twist: boolean, chance: Chance): Texture {
  const slubs = Array.from({ length: 190 }, () =>
    chance.is(0.12) ? chance.between(0.84, 1.16) : chance.between(0.97, 1.03),
  )
  return texture(twist ? 48 : 384, slubs.length - (slubs.length % 12), (x, y) => {
    if (twist) return mixed(colour, other, (x + y * 3) % 12 < 5 ? 0.85 : 0.05)
    return lit(mixed(colour, other, 0.04), slubs[y] ?? 1)
  })
}
