/** The declaration of a parcel, made of what is known and of what was typed for it. */

import {
  type Declaration,
  type Form,
  formFor,
  gramsOf,
  inCapitals,
  originOf,
  type Purpose,
  plainCount,
  valuesOf,
} from '../../../../shared/domain/customs.ts'
import type { Described } from '../../../../shared/domain/harmonized.ts'
import { senderOf } from '../../../../shared/domain/label.ts'
import { guessSort } from '../../../../shared/domain/lists.ts'
import type { GoodFields } from '../../../../shared/domain/records.ts'
import { asCodes } from '../../../../shared/i18n/lists.ts'
import { shop } from '../../../platform/session.ts'
import { addressLine } from '../customers/words.ts'
import type { GoodView, PackedLine, Parcelled } from './model.ts'

/** What is said of the two sides in English. */
export interface Sides {
  fromName: string
  fromAddress: string
  toName: string
  toAddress: string
  country: string
}

/** What is said of one good, as its fields have it. */
export interface Said {
  description: string
  /** Grams of one unit. */
  each: string
  hs: string
}

/** What was typed, over what is known. */
export interface Draft {
  form: Form | null
  purpose: Purpose
  sides: Partial<Sides>
  goods: Record<string, Partial<Said>>
}

/** Drafts of this visit, by order: another paper may be looked at in between. A buyer's address is kept nowhere else. */
const drafts = new Map<string, Draft>()

export function draftOf(order: string): Draft {
  return drafts.get(order) ?? { form: null, purpose: 'sale', sides: {}, goods: {} }
}

export function keepDraft(order: string, draft: Draft): void {
  drafts.set(order, draft)
}

/** What is known in Latin letters already; what is not is empty. */
export function knownSides({ to }: Parcelled): Sides {
  const { name, english, englishAddress } = shop.value
  return {
    fromName: english || (inCapitals(name) ?? ''),
    fromAddress: englishAddress || (inCapitals(addressLine(senderOf(shop.value))) ?? ''),
    toName: inCapitals(to.name) ?? '',
    toAddress: inCapitals(addressLine(to)) ?? '',
    country: '',
  }
}

/** What a line is told apart by: lines of one good are described once. */
export function keyOf({ good, id }: PackedLine): string {
  return good ?? id
}

export function knownOf(line: PackedLine, good: GoodView | undefined): Said {
  const fields = good?.fields
  const each = fields && (fields[weightField(fields)] ?? fields.weight)
  return {
    description: fields?.english || (inCapitals(line.name) ?? ''),
    each: each == null ? '' : String(each),
    hs: fields?.hs ?? '',
  }
}

/** Where the net weight of a good is kept: food has a field of its own for it. */
export function weightField({ sort, category }: GoodFields): 'weight' | 'netWeight' {
  return (sort ?? guessSort(asCodes('category', category))) === 'food' ? 'netWeight' : 'weight'
}

/** A good as the suggestions for it ask. */
export function describedBy({ category, fibre, loom, sort }: GoodFields): Described {
  return { category: asCodes('category', category), fibre: asCodes('fibre', fibre), loom, sort }
}

/** A number in the harmonized system has six digits in common, and more where a country has its own. */
export function isHs(text: string): boolean {
  return /^\d{6,11}$/.test(text)
}

export function declarationOf(parcel: Parcelled, goods: ReadonlyMap<string, GoodView>, draft: Draft): Declaration {
  const { view, lines, to } = parcel
  const { currency } = view.order
  const paid = view.sums.total - view.sums.returned
  const values = valuesOf(lines, paid)
  const sides = { ...knownSides(parcel), ...draft.sides }
  const plain = (text: string) => inCapitals(text) ?? ''
  return {
    form: draft.form ?? formFor(paid, currency),
    purpose: draft.purpose,
    from: { name: plain(sides.fromName), address: plain(sides.fromAddress), phone: plain(shop.value.phone ?? '') },
    to: {
      name: plain(sides.toName),
      address: plain(sides.toAddress),
      country: plain(sides.country),
      phone: plain(to.phone),
    },
    origin: originOf(shop.value.zone),
    currency,
    lines: lines.map((line, index) => {
      const said = { ...knownOf(line, goods.get(line.good ?? '')), ...draft.goods[keyOf(line)] }
      return {
        description: plain(said.description),
        quantity: plainCount(line.left, line.unit),
        grams: gramsOf(said.each === '' ? null : Number(said.each), line.left, line.unit),
        value: values[index] ?? 0,
        hs: isHs(said.hs) ? said.hs : '',
      }
    }),
  }
}
