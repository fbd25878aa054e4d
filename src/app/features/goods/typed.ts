/** What is being typed of a good. It survives a reload: nothing is asked twice. */

import { useState } from 'preact/hooks'
import type { LengthUnit } from '../../../shared/domain/length.ts'
import type { Sort } from '../../../shared/domain/lists.ts'
import { stepsIn, type Unit } from '../../../shared/domain/quantity.ts'

export interface Typed {
  name: string
  price: number | null
  unit: Unit
  /** Then price, cost, hours and quantity are of a yard. */
  soldIn: 'yard' | null
  /** On hand, in steps of what it is sold in. */
  quantity: number
  cost: number | null
  story: string
  /** null: guessed from the category. */
  sort: Sort | null
  category: string
  /** One of a kind; while it is on the loom there is none yet. */
  piece: boolean
  onLoom: boolean
  variantOf: string | null
  variant: string
  fibre: string
  pattern: string
  dye: string
  loom: string
  weaver: string
  care: string
  flaws: string
  /** Of width and length, as they are typed. */
  lengthUnit: LengthUnit
  width: string
  length: string
  /** Digits of grams. */
  weight: string
  netWeight: string
  hours: string
  ingredients: string
  allergens: string
  storage: string
  /** Digits. */
  foodId: string
  /** The seller's own number of it. */
  code: string
}

export const BLANK: Typed = {
  name: '',
  price: null,
  unit: 'piece',
  soldIn: null,
  quantity: 1,
  cost: null,
  story: '',
  sort: null,
  category: '',
  piece: false,
  onLoom: false,
  variantOf: null,
  variant: '',
  fibre: '',
  pattern: '',
  dye: '',
  loom: '',
  weaver: '',
  care: '',
  flaws: '',
  lengthUnit: 'cm',
  width: '',
  length: '',
  weight: '',
  netWeight: '',
  hours: '',
  ingredients: '',
  allergens: '',
  storage: '',
  foodId: '',
  code: '',
}

/** The typed form, kept under a key of the tab until it is forgotten. */
export function useTyped(key: string, start: Typed) {
  const [typed, setTyped] = useState(() => ({ ...start, ...read(key) }))
  function change(patch: Partial<Typed>) {
    // What is counted in other steps is counted anew.
    const unit = patch.unit && stepsIn(patch.unit) !== stepsIn(typed.unit) ? { quantity: stepsIn(patch.unit) } : {}
    // Only what was typed is kept: after a reload the rest is as it is then, and not as it was.
    sessionStorage.setItem(key, JSON.stringify({ ...read(key), ...patch, ...unit }))
    setTyped({ ...typed, ...patch, ...unit })
  }
  return { typed, change, forget: () => sessionStorage.removeItem(key) }
}

function read(key: string): Partial<Typed> {
  return JSON.parse(sessionStorage.getItem(key) ?? '{}')
}
