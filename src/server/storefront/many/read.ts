/** What a buyer of many typed. */

import { readTerms, type WrongTerm } from '../../office/calls/read-terms.ts'
import type { CallContent } from '../../storage/calls.ts'
import type { Asking } from '../asking.ts'
import type { Wrong } from '../requests/read-form.ts'

export type WrongMany =
  | Extract<WrongTerm, 'title' | 'total' | 'day'>
  | Extract<Wrong, 'name' | 'contact' | 'consent' | 'slow' | 'busy'>

const MAX_WORDS = 80

export function readMany(
  { title = '', total = '', day = '', text = '', ...typed }: Readonly<Record<string, string>>,
  { language }: Asking,
): CallContent | { wrong: WrongMany } {
  const terms = readTerms({ title, total, day, text })
  // The other fields are not the buyer's to fill in.
  if ('wrong' in terms) return { wrong: terms.wrong as WrongMany }
  const [name, contact] = [word(typed.name), word(typed.contact)]
  if (!name) return { wrong: 'name' }
  if (!contact) return { wrong: 'contact' }
  if (typed.consent !== 'yes') return { wrong: 'consent' }
  return { ...terms, buyer: { name, contact, language } }
}

function word(text = ''): string {
  return text.trim().slice(0, MAX_WORDS)
}
