/** The words of lists in the language of the screen. */

import { isCode, type List, partsOf } from '../../../shared/domain/lists.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import type { Key } from '../../../shared/i18n/messages.ts'
import { say } from '../../platform/language.ts'

/** The word of a code; what is none stands for itself. */
export function wordOf(list: List, code: string): string {
  return isCode(list, code) ? say(`goods.${list}.${code}` as Key) : code
}

/** A field of a list in words, in whichever language it was written. */
export function wordsOf(list: List, text: string | undefined): string {
  const coded = asCodes(list, text ?? '')
  const parts = isCode(list, coded) ? [coded] : partsOf(coded)
  return parts.map((part) => wordOf(list, part)).join(', ')
}
