/** The patterns of mudmee by the codes of the list: drawn on squared paper, as they are tied. */

import type { Code } from '../../../shared/domain/lists.ts'
import { Cells, type Ink } from './cells.ts'

/** Cells that every tile is wide, or a part of: bands of different patterns lie one above the other. */
export const WIDE = 48

export const MUDMEE: Record<Code<'pattern'>, () => Cells> = {
  kho() {
    const cells = new Cells(24, 24)
    lozenges(cells, 12, 12, [10, 1], [7, 0], [5, 2], [2, 3])
    for (const [x, y, side] of [
      [12, 2, 1],
      [12, 2, -1],
      [12, 22, 1],
      [12, 22, -1],
    ] as const) {
      const down = y < 12 ? 1 : -1
      cells.line(1, 1, [x, y], [x + side * 3, y - down * 3], [x + side * 6, y], [x + side * 4, y + down * 2])
    }
    return cells.lozenge(2, 0, 0, 3).lozenge(3, 0, 0, 1).ring(1, 0, 12, 2).ring(1, 12, 0, 2)
  },

  'naga-hook'() {
    const cells = new Cells(24, 34)
    for (const [y, ink, shift] of [
      [0, 1, 0],
      [17, 2, 12],
    ] as const) {
      // Its body goes up and down; at each height a head looks back, with its crest.
      body(cells, ink, 2, [shift, y + 14], [shift + 12, y + 5], [shift + 24, y + 14])
      cells.line(3, 1, [shift, y + 14], [shift + 12, y + 5], [shift + 24, y + 14])
      body(cells, ink, 1, [shift + 12, y + 5], [shift + 12, y + 2], [shift + 17, y + 2], [shift + 18, y + 5])
      cells.line(ink, 1, [shift + 11, y], [shift + 9, y - 2]).line(ink, 1, [shift + 13, y], [shift + 15, y - 2])
      cells.dot(shift + 16, y + 2, 3)
      cells.ring(3, shift, y + 7, 3).dot(shift, y + 7, ink)
    }
    return cells
  },

  'naga-twined'() {
    const cells = new Cells(24, 34)
    const wave = (x: number, side: number) => 13 + side * 8.5 * Math.sin((x * Math.PI) / 12)
    for (const [side, ink] of [
      [1, 1],
      [-1, 2],
    ] as const) {
      for (let x = 0; x < 24; x += 0.25) cells.lozenge(ink, Math.round(x), Math.round(wave(x, side)), 2)
      for (let x = 0; x < 24; x += 2) cells.dot(x, wave(x, side), 3)
      // The crest on the height of each back.
      const top = side > 0 ? 18 : 6
      for (const dx of [-3, 0, 3]) cells.line(ink, 1, [top + dx, 3], [top + dx + 1, Math.abs(dx) > 0 ? 1 : 0])
    }
    for (const x of [6, 18]) lozenges(cells, x, 13, [3, 3], [1, 2])
    for (let x = 0; x < 24; x += 6) cells.line(1, 1, [x, 31], [x + 3, 28], [x + 6, 31])
    return cells
  },

  'nine-lanterns'() {
    const cells = new Cells(48, 48)
    for (const [x, y] of [
      [24, 24],
      [0, 0],
    ] as const) {
      cells.ring(1, x, y, 22, 2)
      for (const [dx, dy] of [...cross(7), ...cross(14), [7, 7], [-7, 7], [7, -7], [-7, -7]] as const) {
        if (Math.abs(dx) + Math.abs(dy) <= 14) lozenges(cells, x + dx, y + dy, [4, 2], [3, 0], [1, 3])
      }
      lozenges(cells, x, y, [4, 1], [2, 3])
    }
    return cells
  },

  betel() {
    const cells = new Cells(16, 16)
    cells.line(1, 1, [0, 0], [16, 16]).line(1, 1, [16, 0], [0, 16])
    lozenges(cells, 8, 8, [4, 0], [3, 2], [1, 3])
    return cells.lozenge(3, 0, 0, 2)
  },

  'diamond-flower'() {
    const cells = new Cells(24, 24)
    cells.line(1, 2, [0, 12], [12, 0], [24, 12], [12, 24], [0, 12])
    flower(cells, 12, 12, 4)
    flower(cells, 0, 0, 4)
    return cells
  },

  'kaew-flower'() {
    const cells = new Cells(16, 20)
    flower(cells, 8, 5, 5)
    flower(cells, 0, 15, 3)
    return cells
  },

  'mak-beng'() {
    const cells = new Cells(24, 28)
    for (const [x, y, ink] of [
      [12, 26, 1],
      [0, 12, 2],
    ] as const) {
      // A cone of folded leaves, step on step, with a flower on its tip.
      for (let step = 0; step < 5; step++) {
        const wide = 10 - step * 2
        for (let row = 0; row < 2; row++)
          cells.line(ink, 1, [x - wide, y - step * 3 - row], [x + wide, y - step * 3 - row])
        for (let dx = -wide + 2; dx <= wide - 2; dx += 4) cells.dot(x + dx, y - step * 3, 3)
      }
      cells.line(3, 1, [x, y - 15], [x, y - 19]).lozenge(3, x, y - 18, 1)
    }
    return cells
  },

  turtle() {
    const cells = new Cells(16, 16)
    const hexagon = (x: number, y: number) =>
      cells.line(
        1,
        1,
        [x, y - 7],
        [x + 7, y - 3],
        [x + 7, y + 3],
        [x, y + 7],
        [x - 7, y + 3],
        [x - 7, y - 3],
        [x, y - 7],
      )
    hexagon(8, 8)
    lozenges(cells, 8, 8, [4, 2], [2, 0], [1, 3])
    return cells.lozenge(2, 0, 0, 1)
  },

  'betel-garland'() {
    const cells = new Cells(24, 12)
    for (const [x, ink] of [
      [6, 1],
      [18, 2],
    ] as const) {
      cells.line(ink, 1, [x, 0], [x, 12])
      for (const y of [0, 6]) {
        cells.line(ink, 1, [x, y + 4], [x + 4, y]).line(ink, 1, [x, y + 4], [x - 4, y])
        cells
          .lozenge(3, x + 4, y, 1)
          .lozenge(3, x - 4, y, 1)
          .dot(x, y + 2, 3)
      }
    }
    return cells.line(3, 1, [0, 0], [0, 12]).line(3, 1, [12, 0], [12, 12])
  },

  'ban-chiang'() {
    const cells = new Cells(48, 24)
    for (const [x, turn, ink] of [
      [12, 1, 1],
      [36, -1, 2],
    ] as const) {
      for (let angle = 0; angle < Math.PI * 5.4; angle += 0.05) {
        const radius = 1 + angle * 0.62
        cells.line(ink, 2, ...([[x + turn * radius * Math.cos(angle), 12 + radius * Math.sin(angle)]] as const), [
          x + turn * radius * Math.cos(angle),
          12 + radius * Math.sin(angle),
        ])
      }
      cells.lozenge(3, x, 12, 1)
    }
    for (const x of [0, 24]) cells.lozenge(3, x, 0, 2).lozenge(2, x, 12, 1)
    return cells
  },

  somdet() {
    const cells = new Cells(24, 24)
    lozenges(cells, 12, 12, [11, 1], [9, 0], [7, 2], [5, 0], [3, 3])
    for (const [dx, dy] of cross(11))
      cells.line(1, 1, [12 + dx, 12 + dy], [12 + dx + Math.sign(dy) * 3, 12 + dy + Math.sign(dx) * 3])
    return cells.lozenge(2, 0, 0, 4).lozenge(3, 0, 0, 2)
  },
}

/** A thick line. */
function body(cells: Cells, ink: Ink, thick: number, ...points: (readonly [number, number])[]): void {
  for (let side = -thick; side <= thick; side++) {
    cells.line(ink, 1, ...points.map(([x, y]) => [x, y + side] as const))
    cells.line(ink, 1, ...points.map(([x, y]) => [x + side, y] as const))
  }
}

/** One within the other, the largest first. */
function lozenges(cells: Cells, x: number, y: number, ...rings: (readonly [radius: number, ink: Ink])[]): void {
  for (const [radius, ink] of rings) cells.lozenge(ink, x, y, radius)
}

function flower(cells: Cells, x: number, y: number, petal: number): void {
  for (const [dx, dy] of cross(1)) cells.line(2, 1, [x + dx, y + dy], [x + dx * petal, y + dy * petal])
  for (const [dx, dy] of [
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ] as const) {
    cells.line(3, 1, [x + dx, y + dy], [x + dx * (petal - 2), y + dy * (petal - 2)])
  }
  cells.lozenge(1, x, y, 1)
}

function cross(reach: number): (readonly [number, number])[] {
  return [
    [reach, 0],
    [-reach, 0],
    [0, reach],
    [0, -reach],
  ]
}
