/** Rows of khit: figures that a stick lifts out of the ground, from edge to edge, one row above the other. */

import type { Chance } from '../chance.ts'
import { Cells, type Ink } from './cells.ts'
import { WIDE } from './mudmee.ts'

/** Each draws a row of its height, in one ink. */
const ROWS: readonly { height: number; draw(cells: Cells, y: number, ink: Ink): void }[] = [
  {
    height: 13,
    draw: (cells, y, ink) => each(12, (x) => cells.ring(ink, x + 6, y + 6, 6, 2).lozenge(ink, x + 6, y + 6, 2)),
  },
  {
    height: 9,
    draw: (cells, y, ink) =>
      each(16, (x) =>
        cells
          .line(ink, 2, [x, y + 8], [x + 8, y], [x + 16, y + 8])
          .line(ink, 2, [x, y + 12], [x + 8, y + 4], [x + 16, y + 12]),
      ),
  },
  {
    height: 11,
    draw: (cells, y, ink) =>
      each(24, (x) => {
        cells.line(
          ink,
          2,
          [x + 3, y + 10],
          [x + 3, y + 1],
          [x + 14, y + 1],
          [x + 14, y + 7],
          [x + 8, y + 7],
          [x + 8, y + 4],
        )
        cells.line(ink, 2, [x + 21, y], [x + 21, y + 10]).line(ink, 2, [x + 17, y + 10], [x + 21, y + 10])
      }),
  },
  {
    height: 17,
    draw: (cells, y, ink) =>
      each(24, (x) => {
        for (let step = 0; step < 4; step++)
          cells.line(ink, 1, [x + 4 + step * 2, y + 15 - step * 2], [x + 20 - step * 2, y + 15 - step * 2])
        for (let step = 0; step < 4; step++)
          cells.line(ink, 1, [x + 4 + step * 2, y + 1 + step * 2], [x + 20 - step * 2, y + 1 + step * 2])
        cells
          .lozenge(ink, x, y + 8, 4)
          .lozenge(0, x, y + 8, 2)
          .dot(x, y + 8, ink)
          .dot(x + 12, y + 8, ink)
      }),
  },
  {
    height: 15,
    draw: (cells, y, ink) =>
      each(16, (x) => {
        cells.line(ink, 2, [x, y], [x + 15, y + 14]).line(ink, 2, [x + 15, y], [x, y + 14])
        cells
          .lozenge(0, x + 8, y + 7, 3)
          .lozenge(ink, x + 8, y + 7, 2)
          .lozenge(ink, x, y + 7, 2)
      }),
  },
  { height: 5, draw: (cells, y, ink) => each(4, (x) => cells.lozenge(ink, x + 2, y + 2, 1)) },
  {
    height: 6,
    draw: (cells, y, ink) =>
      each(8, (x) => cells.line(ink, 4, [x + 2, y + 1], [x + 2, y + 2]).line(ink, 4, [x + 6, y + 4], [x + 6, y + 3])),
  },
]

/** Some rows with plain lines between them. */
export function khit(chance: Chance, count: number): Cells {
  const rows = Array.from(
    { length: count },
    (_, index) => ROWS[index % 2 === 0 ? chance.below(5) : 5 + chance.below(2)] ?? ROWS[0],
  )
  const cells = new Cells(
    WIDE,
    rows.reduce((height, row) => height + (row?.height ?? 0) + 4, 0),
  )
  const inks: Ink[] = chance.is(0.5) ? [1, 3, 2] : [1, 2]
  let y = 0
  for (const [index, row] of rows.entries()) {
    const ink = inks[index % inks.length] ?? 1
    if (chance.is(0.7)) cells.line(inks[(index + 1) % inks.length] ?? 1, 1, [0, y + 1], [WIDE - 1, y + 1])
    row?.draw(cells, y + 3, ink)
    y += (row?.height ?? 0) + 4
  }
  return cells
}

function each(step: number, draw: (x: number) => void): void {
  for (let x = 0; x < WIDE; x += step) draw(x)
}
