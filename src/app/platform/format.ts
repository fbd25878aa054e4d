/** Money, quantities and times in the language in use, the digits and years a person chose, and the shop's zone. */

import { signal } from '@preact/signals'
import type { Settings } from '../../device/settings.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Measure } from '../../shared/domain/quantity.ts'
import * as format from '../../shared/i18n/format.ts'
import { inDigits, ownDigits, say } from './language.ts'
import { shop } from './session.ts'

/** The years that are counted on this phone. */
export const era = signal<format.Era>('local')

/** Writes numbers as this phone was told to. */
export function showNumbers(numbers: Pick<Settings, 'era' | 'ownDigits'>): void {
  era.value = numbers.era
  ownDigits.value = numbers.ownDigits
}

/** The digits and the sign of the currency, apart: the sign is set smaller. */
export function moneyParts(amount: number, currency: Currency): { digits: string; symbol: string } {
  const { digits, symbol } = format.moneyParts(amount, currency)
  return { digits: inDigits(digits), symbol }
}

/** `1,800 ฿` */
export const money = (amount: number, currency: Currency) => inDigits(format.money(amount, currency))

/** A quantity without its unit. */
export const plainQuantity = (amount: number, unit: Measure) => inDigits(format.plainQuantity(amount, unit))

/** `2 ผืน`, `2.35 m` */
export const quantity = (amount: number, unit: Measure) => inDigits(format.quantity(say, amount, unit))

/** `14 ม.ค. 2569`; with `long` the month is written out. */
export const date = (at: number, long = false) => format.date(say, era.value, at, shop.value.zone, long)

/** `08:14` */
export const clock = (at: number) => inDigits(format.clock(at, shop.value.zone))

/** `พ.`, `Wed` */
export const weekday = (at: number) => format.weekday(say, at, shop.value.zone)

/** `today`, `yesterday` or the date. */
export const dayName = (at: number, now: number) => format.dayName(say, era.value, at, now, shop.value.zone)

/** `just now`, `5 minutes ago`, `today 08:14`, `14 Jan 2026 08:14` */
export const ago = (at: number, now: number) => inDigits(format.ago(say, era.value, at, now, shop.value.zone))
