/** A line of the book as it is typed. */

import type { EntryFields, MaterialFields } from '../../../shared/domain/records.ts'
import { t } from '../../platform/language.ts'
import { hundredthsOf, hundredthsTyped } from '../../ui/digits.ts'
import type { BookView } from './model.ts'

export interface EntryTyped extends Pick<EntryFields, 'what' | 'who' | 'note' | 'loan'> {
  amount: number | null
  /** null: what is typed is no day. */
  day: string | null
  /** Of a known material, or of one that this line is the first to name. */
  material: string | 'new' | null
  named: MaterialFields
  quantity: number
  months: number | null
  /** Percent. */
  rate: string
}

/** Village funds lend without interest, for four years. */
const LOAN_MONTHS = 48

export const BLANK: Omit<EntryTyped, 'what' | 'day'> = {
  amount: null,
  who: '',
  note: '',
  material: null,
  named: { name: '', unit: 'kilogram' },
  quantity: 0,
  months: LOAN_MONTHS,
  rate: '0',
}

export function typedOf(blank: EntryTyped, fields: Partial<EntryFields>, view: BookView): EntryTyped {
  const { rate, months, ...rest } = fields
  const known = Object.keys(fields).length > 0
  return {
    ...blank,
    // With nothing bought yet, the first thing is a new one.
    material: view.materials.length === 0 ? 'new' : null,
    ...rest,
    ...(known ? { months: months ?? null, rate: hundredthsTyped(rate ?? 0) || '0' } : {}),
  }
}

/** Fields that the kind of line has. */
export function fieldsOf(typed: EntryTyped): EntryFields {
  const { what, who, note, day, amount, material, quantity, loan, months, rate } = typed
  const plain = { what, day: day ?? '', amount: amount ?? 0, who: who.trim(), note: note.trim() }
  if (what === 'purchase' || what === 'use')
    return { ...plain, quantity, ...(material && material !== 'new' ? { material } : {}) }
  if (what === 'repayment' && loan) return { ...plain, loan }
  if (what === 'loan') return { ...plain, ...(months ? { months } : {}), rate: hundredthsOf(rate) ?? 0 }
  return plain
}

/** The first thing that a line cannot be without; null: nothing. */
export function missingIn({ what, amount, day, material, named, quantity, loan, who }: EntryTyped): string | null {
  if (what === 'purchase' && material === null) return t('book.material')
  if (what === 'purchase' && material === 'new' && named.name.trim() === '') return t('book.materialName')
  if ((what === 'purchase' || what === 'use') && quantity === 0) return t('book.quantity')
  if (what === 'repayment' && !loan) return t('book.to')
  if (what === 'payout' && who.trim() === '') return t('book.to')
  if (what !== 'use' && !amount) return t('book.paid')
  return day ? null : t('book.day')
}
