/** The form of what is to be made: to write a large order down, and to change it. */

import { html, raw } from 'hono/html'
import { CURRENCIES, CURRENCY_CODES } from '../../../shared/domain/money.ts'
import { UNITS } from '../../../shared/domain/quantity.ts'
import { plainQuantity } from '../../../shared/i18n/format.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import type { CallTerms } from '../../storage/calls.ts'
import type { Html } from '../../storefront/asking.ts'
import { form } from '../frame.ts'
import type { OfficePage, Visit } from '../visit.ts'
import type { WrongTerm } from './read-terms.ts'

export type Typed = Readonly<Record<string, string>>

export function newCallPage(visit: Visit, typed: Typed = {}, wrong: WrongTerm | null = null): OfficePage {
  const { tell } = visit
  const body = html`<p class="lead">${tell('office.callNewHelp')}</p>${termsForm(visit, '/calls/new', typed, wrong, tell('office.callWrite'))}`
  return { title: tell('office.callNew'), body, ...(wrong ? { status: 422 as const } : {}) }
}

export function termsForm(visit: Visit, path: string, typed: Typed, wrong: WrongTerm | null, button: string): Html {
  const { tell, say } = visit
  const at = (field: string) => typed[field] ?? ''
  const bad = (field: WrongTerm) => (wrong === field ? raw(' aria-invalid="true"') : '')
  const option = (value: string, text: string, chosen: string) =>
    html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${text}</option>`
  const units = UNITS.map((unit) => option(unit, say(`units.name.${unit}`), at('unit') || 'piece'))
  const currencies = CURRENCY_CODES.map((code) => option(code, code, at('currency') || 'THB'))
  return html`${wrong ? html`<p class="wrong" role="alert">${tell(`office.wrong.${wrong}`)}</p>` : ''}${form(
    visit,
    path,
    html`<label>${tell('office.callTitle')}<input name="title" required maxlength="${MAX_NAME}" value="${at('title')}"${bad('title')}></label>
<div class="pair"><label>${tell('office.callTotal')}<input name="total" inputmode="decimal" required maxlength="12" value="${at('total')}"${bad('total')}></label><label>${tell('office.callUnit')}<select name="unit">${units}</select></label></div>
<div class="pair"><label>${tell('office.callPrice')}<input name="price" inputmode="decimal" maxlength="16" value="${at('price')}"${bad('price')}></label><label>${tell('office.currency')}<select name="currency">${currencies}</select></label></div>
<div class="pair"><label>${tell('office.callAnswer')}<input type="date" name="answer" value="${at('answer')}"${bad('answer')}></label><label>${tell('office.callDay')}<input type="date" name="day" value="${at('day')}"${bad('day')}></label></div>
<label>${tell('office.callText')}<textarea name="text" rows="4" maxlength="${MAX_TEXT}">${at('text')}</textarea></label>
<button>${button}</button>`,
    'terms',
  )}`
}

/** Terms as they stand in the fields of their form. */
export function typedOf({ title, text, unit, total, price, currency, day, answer }: CallTerms): Typed {
  const { minor } = CURRENCIES[currency]
  const amount = price === null ? '' : (BigInt(price) / 10n ** BigInt(minor)).toString()
  const rest = price === null ? 0 : price % 10 ** minor
  return {
    title,
    text,
    unit,
    total: plainQuantity(total, unit).replace(/,/g, ''),
    price: rest === 0 ? amount : `${amount}.${String(rest).padStart(minor, '0')}`,
    currency,
    day,
    answer: answer ?? '',
  }
}
