/** Amounts in words, as they are said aloud: each language has its own in `words.ts` of its folder. */

import { CURRENCIES, type Currency } from '../domain/money.ts'

/** `3,500 ฿` as `สามพันห้าร้อยบาท`. */
export type InWords = (amount: number, currency: Currency) => string

/** What a currency and its hundredth are called. */
export type Names = Record<Currency, readonly [whole: string, part: string]>

/** The two numbers of an amount that are said: baht and satang. */
export function partsOf(amount: number, currency: Currency): { minus: boolean; whole: number; part: number } {
  const one = 10 ** CURRENCIES[currency].minor
  const size = Math.abs(amount)
  return { minus: amount < 0, whole: Math.floor(size / one), part: size % one }
}

/** The numbers that are said, each by the words of a language: nothing of a whole that is none, or of a part that is none. */
export function sayParts(
  { whole, part }: { whole: number; part: number },
  sayWhole: (whole: number) => string,
  sayPart: (part: number) => string,
): string[] {
  const said = whole > 0 || part === 0 ? [sayWhole(whole)] : []
  return part > 0 ? [...said, sayPart(part)] : said
}
