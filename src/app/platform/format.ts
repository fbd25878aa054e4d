/** Money, quantities and times in the language in use and the shop's zone. */

import type { Unit } from '../../shared/domain/quantity.ts'
import * as format from '../../shared/i18n/format.ts'
import { language, say } from './language.ts'
import { shop } from './session.ts'

export { money, moneyParts, plainQuantity } from '../../shared/i18n/format.ts'

/** `2 ผืน`, `2.35 m` */
export const quantity = (amount: number, unit: Unit) => format.quantity(say, amount, unit)

/** `14 ม.ค. 2569`; with `long` the month is written out. */
export const date = (at: number, long = false) => format.date(say, language.value, at, shop.value.zone, long)

/** `08:14` */
export const clock = (at: number) => format.clock(at, shop.value.zone)

/** `พ.`, `Wed` */
export const weekday = (at: number) => format.weekday(say, at, shop.value.zone)

/** `today`, `yesterday` or the date. */
export const dayName = (at: number, now: number) => format.dayName(say, language.value, at, now, shop.value.zone)

/** `just now`, `5 minutes ago`, `today 08:14`, `14 Jan 2026 08:14` */
export const ago = (at: number, now: number) => format.ago(say, language.value, at, now, shop.value.zone)
