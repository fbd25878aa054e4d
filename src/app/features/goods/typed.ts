/** What is being typed of a good. It survives a reload: nothing is asked twice. */

import { useState } from 'preact/hooks'
import { westernDigits } from '../../../shared/domain/digits.ts'
import { stepsIn, type Unit } from '../../../shared/domain/quantity.ts'
import type { GoodView } from './model.ts'

export interface Typed {
  name: string
  price: number | null
  unit: Unit
  /** On hand, in steps of the unit. */
  quantity: number
  category: string
  fibre: string
  /** Digits of centimetres and grams. */
  width: string
  length: string
  weight: string
  story: string
  cost: number | null
}

export const BLANK: Typed = {
  name: '',
  price: null,
  unit: 'piece',
  quantity: 1,
  category: '',
  fibre: '',
  width: '',
  length: '',
  weight: '',
  story: '',
  cost: null,
}

export function typedOf({ fields, cost }: GoodView): Typed {
  const { name, price, unit, category, fibre, story } = fields
  const [width, length, weight] = [fields.width, fields.length, fields.weight].map((value) => String(value ?? ''))
  return {
    ...BLANK,
    name,
    price,
    unit,
    category,
    fibre,
    story,
    cost,
    width: width ?? '',
    length: length ?? '',
    weight: weight ?? '',
  }
}

/** The digits of what was typed as a measure, Thai and Lao ones too. */
export function digitsOf(text: string): string {
  return westernDigits(text).replace(/\D/g, '').slice(0, MEASURE_DIGITS)
}

/** Ten kilometres, a tonne: far above any good, and what the wire takes. */
const MEASURE_DIGITS = 6

/** The typed form, kept under a key of the tab until it is forgotten. */
export function useTyped(key: string, start: Typed) {
  const [typed, setTyped] = useState(() => ({ ...start, ...read(key) }))
  function change(patch: Partial<Typed>) {
    // What is counted in another unit is counted anew.
    const unit = patch.unit && patch.unit !== typed.unit ? { quantity: stepsIn(patch.unit) } : {}
    // Only what was typed is kept: after a reload the rest is as it is then, and not as it was.
    sessionStorage.setItem(key, JSON.stringify({ ...read(key), ...patch, ...unit }))
    setTyped({ ...typed, ...patch, ...unit })
  }
  return { typed, change, forget: () => sessionStorage.removeItem(key) }
}

function read(key: string): Partial<Typed> {
  return JSON.parse(sessionStorage.getItem(key) ?? '{}')
}
