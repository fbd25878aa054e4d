/** A cloth as somebody photographs it: spread out, hung over a pole, or folded on a mat. */

import type { Chance } from '../chance.ts'
import type { Colour } from './dyes.ts'
import type { Cloth } from './spec.ts'

export interface Pixels {
  width: number
  height: number
  rgb: Uint8ClampedArray
}

/** Where a pixel lies on the cloth, and how the light falls there. */
interface Spot {
  /** Along the weft, and from the end of the cloth upwards; pixels of the texture. */
  u: number
  v: number
  light: number
  what: number
}

const CLOTH = 0
const FRINGE = 1
const GROUND = 2

/** Pixels to the left of the picture at which a cloth begins: no column is below zero. */
const FAR = 4800

type Scene = (x: number, y: number, spot: Spot) => void

export const SCENES = ['spread', 'hung', 'folded'] as const

export function photograph(cloth: Cloth, kind: (typeof SCENES)[number], chance: Chance): Pixels {
  const [width, height] = kind === 'hung' ? [768, 1024] : [1024, 768]
  const scene = { spread, hung, folded }[kind](width, height, cloth, chance)
  const behind = chance.pick(kind === 'hung' ? [wall, wall, wood] : [wood, mat, mat, wall])(chance)
  const rgb = new Uint8ClampedArray(width * height * 3)
  const spot: Spot = { u: 0, v: 0, light: 1, what: CLOTH }
  const threads = Float32Array.from({ length: 4096 }, () => chance.between(0.955, 1.045))
  const drifts = Float32Array.from({ length: 4096 }, () => chance.between(-1, 1) + chance.between(-0.6, 0.6))
  const shine = cloth.silk ? 0.5 : 0.16
  const { fringe, body, border } = cloth
  const end = border?.height ?? 0
  const { tone } = behind
  const string = Uint8Array.from(fringe ?? tone)
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      scene(x, y, spot)
      const { u, v, what, light } = spot
      if (what === GROUND || (what === FRINGE && !isString(u, v))) {
        const shade = Math.min(1, light) * behind.light(x, y)
        rgb[at] = tone[0] * shade
        rgb[at + 1] = tone[1] * shade
        rgb[at + 2] = tone[2] * shade
        continue
      }
      const pick = v | 0
      const by = light * (threads[pick & 4095] as number) * (((u | 0) + pick) & 1 ? 1.03 : 0.97)
      // A fold that faces the window shines, silk more than cotton.
      const gleam = light > 1 ? (light - 1) * shine : 0
      let from: Uint8Array = string
      let place = 0
      if (what === CLOTH) {
        const part = pick < end && border ? border : body
        const row = part.height - 1 - (pick % part.height)
        const column = (u + FAR + (drifts[pick & 4095] as number) * part.drift) | 0
        from = part.rgb
        place = (row * part.width + (column % part.width)) * 3
      }
      const dull = by * (1 - gleam)
      const white = 255 * gleam
      rgb[at] = (from[place] as number) * dull + white
      rgb[at + 1] = (from[place + 1] as number) * dull + white
      rgb[at + 2] = (from[place + 2] as number) * dull + white
    }
  }
  return { width, height, rgb }
}

/** Tassels: twisted threads, knotted above, apart below. */
function isString(u: number, down: number): boolean {
  const tassel = (u + FAR) % 18
  const wide = down < 14 ? 9 : 5 + Math.sin(down / 7 + Math.floor(u / 18)) * 1.5
  return Math.abs(tassel - 9) < wide
}

interface Wave {
  /** Turns a pixel, to the right and downwards. */
  x: number
  y: number
  at: number
  high: number
}

/** Pixels between the places where waves are reckoned: they are long, and sines are dear. */
const STEP = 16

/** Waves laid over each other: how high they stand at a pixel, and how they lean there. */
class Ripples {
  readonly #waves: readonly Wave[]
  readonly #bends: Float32Array
  readonly #slants: Float32Array
  #row = -1
  bend = 0
  slant = 0

  constructor(width: number, waves: readonly Wave[]) {
    this.#waves = waves
    this.#bends = new Float32Array(Math.ceil(width / STEP) + 2)
    this.#slants = new Float32Array(this.#bends.length)
  }

  look(x: number, y: number): void {
    if (y !== this.#row) this.#reckon(y)
    const place = Math.floor(x / STEP)
    const share = x / STEP - place
    this.bend = (this.#bends[place] ?? 0) * (1 - share) + (this.#bends[place + 1] ?? 0) * share
    this.slant = (this.#slants[place] ?? 0) * (1 - share) + (this.#slants[place + 1] ?? 0) * share
  }

  #reckon(y: number): void {
    this.#row = y
    for (let place = 0; place < this.#bends.length; place++) {
      let bend = 0
      let slant = 0
      for (const { x, y: down, at, high } of this.#waves) {
        const phase = (place * STEP * x + y * down) * TURN + at
        bend += high * Math.sin(phase)
        slant += high * Math.cos(phase)
      }
      this.#bends[place] = bend
      this.#slants[place] = slant
    }
  }
}

const TURN = 2 * Math.PI

/** Over the whole picture, with soft waves and one corner turned over. */
function spread(width: number, height: number, cloth: Cloth, chance: Chance): Scene {
  const turn = chance.between(-0.14, 0.14)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const lower = (cloth.border?.height ?? 0) > 0 ? -40 : 400
  // The corner that is turned over, by its fold: a line across a corner of the picture.
  const right = chance.is(0.5)
  const slope = chance.between(0.5, 1.1)
  const cut = chance.between(0.14, 0.3) * width
  // Creases of one pull lie nearly side by side.
  const pull = chance.between(0.3, 2.8)
  const waves = Array.from({ length: 3 }, () => {
    const angle = pull + chance.between(-0.5, 0.5)
    const long = chance.between(170, 560)
    return { x: Math.cos(angle) / long, y: Math.sin(angle) / long, at: chance.between(0, 6), high: long / 560 }
  })
  const ripples = new Ripples(width, waves)
  const norm = Math.sqrt(1 + slope * slope)
  return (x, y, spot) => {
    ripples.look(x, y)
    const { bend, slant } = ripples
    const aside = right ? width - x : x
    const far = (aside + (height - y) * slope - cut) / norm
    let [px, py] = [x + bend * 5, y + bend * 4]
    let light = 1 + slant * 0.11 + (width - x - y) * 0.00012
    if (far < 0) {
      // The back of it, mirrored along the fold, paler than the face.
      const back = -2 * far
      px += ((right ? -1 : 1) * back) / norm
      py -= (back * slope) / norm
      light = light * 0.82 + Math.max(0, 0.32 + far * 0.012)
    } else if (far < 130) light *= 1 - 0.45 * Math.exp(-far / 26)
    spot.u = px * cos + py * sin
    spot.v = Math.max(0, height - py * cos + px * sin + lower)
    spot.light = light
    spot.what = CLOTH
  }
}

/** Over a pole, before a wall, in folds that grow downwards. */
function hung(width: number, height: number, cloth: Cloth, chance: Chance): Scene {
  const [left, right, top] = [chance.between(60, 110), width - chance.between(60, 110), 76]
  const bottom = height - (cloth.fringe ? 170 : 90)
  const folds = Array.from({ length: 3 }, (_, index) => ({
    x: (chance.between(1.2, 2.4) * (index + 1)) / (right - left),
    y: 0.08 / (bottom - top),
    at: chance.between(0, 6),
    high: chance.between(0.5, 1) / (index + 1),
  }))
  const ripples = new Ripples(width, folds)
  return (x, y, spot) => {
    const across = (x - left) / (right - left)
    const down = Math.max(0, Math.min(1, (y - top) / (bottom - top)))
    ripples.look(x, y)
    const { bend, slant } = ripples
    const hem = bottom + bend * 12
    const pole = Math.abs(y - top)
    spot.what = GROUND
    // What hangs before the wall throws a shadow to its right.
    const shadow = x > left + 24 && x < right + 34 && y > top && y < hem + (cloth.fringe ? 100 : 40)
    spot.light = shadow ? 0.62 + 0.3 * Math.max(0, Math.min(1, (x - right) / 34)) : 1
    if (across < 0 || across > 1) {
      if (pole < 17 && x > 30 && x < width - 30) {
        spot.light = 0.52 + 0.4 * Math.cos((y - top + 5) / 13)
      }
      return
    }
    if (y < top - 22 || y > hem + 96) return
    const edge = Math.min(1, Math.min(across, 1 - across) * 26)
    spot.u = x - left + bend * 16 * (0.35 + down)
    spot.v = hem - y
    spot.light =
      (1 + slant * 0.2 * (0.3 + down * 0.7)) * (0.86 + 0.14 * edge) * (y < top + 12 ? 1.12 - (top + 12 - y) * 0.012 : 1)
    if (y <= hem) spot.what = CLOTH
    else if (cloth.fringe && y < hem + 84) {
      spot.what = FRINGE
      spot.v = y - hem
    }
  }
}

/** Folded to a bundle on a mat, its layers seen in front. */
function folded(width: number, height: number, cloth: Cloth, chance: Chance): Scene {
  const turn = chance.between(-0.13, 0.13)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [wide, high] = [chance.between(340, 400), chance.between(200, 236)]
  const layers = 3 + chance.below(3)
  const thick = 18
  const from = cloth.border ? 0 : chance.between(100, 700)
  const ripples = new Ripples(width, [
    { x: 1 / 1000, y: 1 / 2500, at: chance.between(0, 6), high: 1 },
    { x: 0, y: 1 / 640, at: chance.between(0, 6), high: 0.7 },
  ])
  return (x, y, spot) => {
    const [dx, dy] = [x - width / 2, y - height / 2 + 32]
    const [px, py] = [dx * cos + dy * sin, dy * cos - dx * sin]
    const below = py - high
    const front = layers * thick
    spot.what = GROUND
    const out = Math.max(Math.abs(px - 14) - wide, Math.abs(py - front / 2 - 16) - high - front / 2)
    spot.light = out > 120 ? 1 : out > 0 ? 1 - 0.5 * Math.exp(-out / 22) : 0.5
    if (Math.abs(px) > wide - (below > 0 ? Math.min(14, below * 0.06) : 0) || py < -high || below > front) return
    spot.what = CLOTH
    spot.u = px + wide
    if (below > 0) {
      // Each layer is round in front.
      const layer = Math.floor(below / thick)
      const round = (below - layer * thick) / thick
      spot.v = from + layer * 173 + round * 30 + 2000
      spot.u += layer * 7
      spot.light = 0.42 + 0.62 * Math.sin(Math.PI * (0.12 + round * 0.8)) - layer * 0.05
      return
    }
    ripples.look(x, y)
    const lip = high - py < 60 ? Math.exp(-(high - py) / 9) : 0
    // Once more folded upon itself: a second edge across the bundle.
    const second = py + high * 0.28
    const step = second < 0 ? 1.05 : second > 90 ? 1 : 1 - 0.4 * Math.exp(-second / 15)
    spot.v = high - py + from + (second < 0 ? 420 : 0)
    spot.light = (1.02 + ripples.bend * 0.05 + lip * 0.16) * step - (px + py) * 0.00012
  }
}

/** What lies behind: one tone, lighter and darker. */
interface Ground {
  tone: Colour
  light(x: number, y: number): number
}

/** Boards of a loom house. */
function wood(chance: Chance): Ground {
  const tone = chance.pick([
    [120, 82, 54],
    [158, 118, 82],
    [96, 68, 50],
  ] as const)
  const grain = Float32Array.from({ length: 1400 }, () => chance.between(0.86, 1.08))
  const board = chance.between(150, 230)
  const light = (x: number, y: number) => {
    const wave = y + Math.sin(x / 190 + Math.floor(y / board)) * 9
    const line = grain[Math.floor(wave * 0.9 + 60) % 1400] ?? 1
    const gap = y % board < 3 ? 0.5 : 1
    return (line * 0.6 + 0.4) * gap * (0.94 + 0.08 * Math.sin(x / 700 + Math.floor(y / board) * 2))
  }
  return { tone, light }
}

/** Plaster, with the light of one window. */
function wall(chance: Chance): Ground {
  const tone = chance.pick([
    [232, 224, 208],
    [214, 208, 198],
    [222, 206, 184],
    [176, 186, 182],
  ] as const)
  const [sx, sy] = [chance.between(160, 260), chance.between(160, 260)]
  const light = (x: number, y: number) => {
    return 0.97 + 0.018 * Math.sin(x / sx + y / 90) + 0.018 * Math.sin(y / sy - x / 130) - (x + y) * 0.00006
  }
  return { tone, light }
}

/** A reed mat, plaited over two and under two. */
function mat(chance: Chance): Ground {
  const tone = chance.pick([
    [214, 192, 150],
    [196, 172, 132],
    [228, 212, 176],
  ] as const)
  const reed = chance.pick([9, 11, 13])
  const light = (x: number, y: number) => {
    const column = Math.floor(x / reed)
    const row = Math.floor(y / reed)
    const over = (column + row) % 4 < 2
    const across = over ? (y % reed) / reed : (x % reed) / reed
    return (over ? 1 : 0.97) * (0.93 + 0.3 * across * (1 - across))
  }
  return { tone, light }
}
