/** Amounts in words, as they are said aloud: each language has its own in `words.ts` of its folder. */

import { CURRENCIES, type Currency } from '../domain/money.ts'

/** The numbers that are said: baht and satang. */
export interface Parts {
  minus: boolean
  whole: number
  part: number
}

/**
 * `3,500 ฿` as `สามพันห้าร้อยบาท`. Nothing is said of a whole that is none, or of a part that is none.
 * The languages import no code: each comes alone, with the messages of its screens.
 */
export type InWords = (parts: Parts, currency: Currency) => string

/** What a currency and its hundredth are called. */
export type Names = Record<Currency, readonly [whole: string, part: string]>

/** An amount in the words of a language. */
export function amountInWords(inWords: InWords, amount: number, currency: Currency): string {
  const one = 10 ** CURRENCIES[currency].minor
  const size = Math.abs(amount)
  return inWords({ minus: amount < 0, whole: Math.floor(size / one), part: size % one }, currency)
}
