/** What a cloth is, so that it can be drawn: the words of the goods' lists, and chance for the rest. */

import { type Code, isCode } from '../../../shared/domain/lists.ts'
import type { Chance } from '../chance.ts'
import type { Cells } from './cells.ts'
import { type Colour, dyed, type Palette } from './dyes.ts'
import { khit } from './khit.ts'
import { MUDMEE } from './mudmee.ts'
import { banded, checked, ikat, plain, raised, type Stripe, stripe, type Texture } from './weave.ts'

export interface ClothSpec {
  category: string
  /** Code of the list, or nothing. */
  pattern: string
  palette: Palette
  silk: boolean
}

/** The threads of a cloth: what repeats, and the border at its end. */
export interface Cloth {
  body: Texture
  border: Texture | null
  fringe: Colour | null
  silk: boolean
}

export function woven(spec: ClothSpec, chance: Chance): Cloth {
  const inks = dyed(spec.palette, chance)
  const [ground, figure, accent, light] = inks as [Colour, Colour, Colour, Colour]
  const pattern: Code<'pattern'> = isCode('pattern', spec.pattern) ? spec.pattern : 'kho'
  const size = chance.pick([6, 7, 8])
  const tied = (cells: Cells = MUDMEE[pattern]()) => ikat({ cells, inks, wide: size, high: size - 1 }, chance)
  const lifted = (cells: Cells, colours: readonly Colour[] = inks) =>
    raised({ cells, inks: colours, wide: size, high: Math.max(5, size - 1) })
  const rows = (count: number) => lifted(khit(chance, count))
  const plainly = (twist = false) => plain(ground, figure, twist, chance)
  const edge = (band: Texture) =>
    banded(stripe(14, light), stripe(22, accent), band, stripe(10, light), stripe(34, ground))
  const whole = (body: Texture, border: Texture | null = null, fringe: Colour | null = null): Cloth => {
    return { body, border, fringe, silk: spec.silk }
  }

  switch (spec.category) {
    case 'mudmee':
      // Some of it lies in bands between plain ones.
      return whole(chance.is(0.4) ? banded(tied(), stripe(12, light), stripe(40, ground), stripe(12, accent)) : tied())
    case 'sinh':
      return whole(tied(), edge(rows(3)))
    case 'tin-chok':
      return whole(banded(stripe(26, ground), stripe(8, accent), stripe(40, ground), stripe(4, light)), edge(rows(5)))
    case 'mudmee-khit':
      return whole(banded(tied(), stripe(16, ground), rows(1), stripe(16, ground)))
    case 'khit':
      return whole(spec.pattern === 'somdet' ? lifted(MUDMEE.somdet()) : banded(rows(3), stripe(30, ground)))
    case 'praewa':
      // One row of figures after the other, hardly any ground between.
      return whole(lifted(khit(chance, 5), [ground, light, accent, figure]))
    case 'yok':
      return whole(lifted(MUDMEE[pattern](), [ground, shade(ground, 1.4), figure, shade(ground, 0.72)]))
    case 'khao-ma':
      return whole(chequer(inks, chance), stripedEnd(inks), ground)
    case 'squirrel':
      return whole(plainly(true), edge(rows(1)))
    case 'shawl':
    case 'sabai':
      return whole(spec.pattern === '' ? plainly() : banded(tied(), stripe(60, ground)), edge(rows(2)), figure)
    case 'scarf':
      return whole(chance.is(0.5) ? stripes(inks, chance) : plainly(chance.is(0.3)), stripedEnd(inks), ground)
    default:
      return whole(chance.is(0.5) ? plainly() : stripes(inks, chance))
  }
}

const shade = ([red, green, blue]: Colour, by: number): Colour =>
  [red, green, blue].map((part) => Math.min(255, part * by)) as unknown as Colour

function chequer([ground, figure, accent, light]: readonly Colour[], chance: Chance): Texture {
  const of = (width: number, colour: Colour | undefined): Stripe => ({ width, colour: colour ?? [0, 0, 0] })
  const [large, small, thin] = [chance.between(30, 64), chance.between(10, 26), chance.between(3, 8)]
  const set = chance.pick([
    [of(large, ground), of(thin, light), of(small, figure), of(thin, light)],
    [of(large, ground), of(small, accent), of(large, figure), of(small, accent)],
    [of(small, ground), of(small, light), of(small, ground), of(large, figure), of(thin, accent), of(large, figure)],
    [of(large, ground), of(large, light), of(thin, accent), of(thin, ground), of(thin, accent)],
  ])
  const even = set.map(({ width, colour }) => ({ width: 2 * Math.round(width / 2), colour }))
  return checked(even, even)
}

function stripedEnd([ground, figure, accent, light]: readonly Colour[]): Texture {
  const bands = [accent, ground, figure, ground, accent, light, ground].map((colour, index) =>
    stripe(index % 2 === 0 ? 12 : 20, colour ?? [0, 0, 0]),
  )
  return banded(...bands)
}

function stripes(inks: readonly Colour[], chance: Chance): Texture {
  const many = Array.from({ length: 9 }, (_, index): Stripe => {
    const colour = (index % 2 === 0 ? inks[0] : chance.pick(inks)) ?? [0, 0, 0]
    return { width: 2 * Math.round(chance.between(3, index % 2 === 0 ? 24 : 9)), colour }
  })
  return checked(many, [{ width: 24, colour: inks[0] ?? [0, 0, 0] }])
}
