/** Numbers that are typed as text, Thai and Lao digits too; stored are integers. */

import { westernDigits } from '../../shared/domain/digits.ts'
import * as western from '../../shared/i18n/format.ts'
import { plainQuantity } from '../platform/format.ts'

/** Ten kilometres, a tonne: far above any good, and what the wire takes. */
const MEASURE_DIGITS = 6

/** The digits of what was typed as a measure. */
export function digitsOf(text: string, most = MEASURE_DIGITS): string {
  return westernDigits(text).replace(/\D/g, '').slice(0, most)
}

/** A number with at most two decimals, as far as it is typed. */
export function decimalOf(text: string): string {
  const [whole = '', ...decimals] = westernDigits(text)
    .replace(/[^\d.]/g, '')
    .split('.')
  const short = whole.slice(0, MEASURE_DIGITS)
  return decimals.length === 0 ? short : `${short}.${decimals.join('').slice(0, 2)}`
}

/** Hundredths of what `decimalOf` left; null for nothing. */
export function hundredthsOf(text: string): number | null {
  const [whole = '', decimals = ''] = text.split('.')
  return whole + decimals === '' ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

/** `2.5` of 250 hundredths, to be typed on. */
export function hundredthsTyped(hundredths: number | null): string {
  return hundredths === null ? '' : western.plainQuantity(hundredths, 'metre').replaceAll(',', '')
}

/** `1,250.5` of 125050 hundredths: a metre has as many steps. */
export function hundredthsText(hundredths: number): string {
  return plainQuantity(hundredths, 'metre')
}
