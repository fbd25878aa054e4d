/** What is said of a customer, and to her: her address, the reminder, the notice, and the file of all that is kept. */

import { westernDigits } from '../../../../shared/domain/digits.ts'
import type { Address } from '../../../../shared/domain/label.ts'
import { promptPayKind } from '../../../../shared/domain/promptpay.ts'
import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { asSold } from '../../../../shared/domain/yards.ts'
import { clock, date, money, quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { shop, takesQr } from '../../../platform/session.ts'
import type { OrderView, Tab } from './model.ts'

/** In one line, as on a parcel; empty where nothing is kept. */
export function addressLine({ house, subdistrict, district, province, postcode }: Address): string {
  return [house, subdistrict, district, province, postcode].filter(Boolean).join(' ')
}

/** What a phone dials; null for a contact that is no telephone. */
export function telephone(contact: string): string | null {
  const plain = westernDigits(contact).replace(/[\s().-]/g, '')
  return /^\+?\d{6,15}$/.test(plain) ? plain : null
}

/** Friendly words about what is owed. A national id is told to nobody: it is on a QR that the seller shows herself. */
export function reminder({ name }: CustomerFields, { owed, sales }: Tab): string {
  const { currency, promptpay = '' } = shop.value
  const since = Math.min(...sales.flatMap(({ sums }) => (sums.owed > 0 ? sums.at : [])))
  const text = t('customers.remindText', {
    name,
    shop: shop.value.name,
    amount: money(owed, currency),
    day: date(since),
  })
  const tells = takesQr.value && promptPayKind(promptpay) !== 'national'
  return tells ? `${text} ${t('customers.remindPay', { id: promptpay })}` : text
}

/** The paragraphs of the notice. @param days how long addresses are kept; null: no end */
export function notice(days: number | null): string[] {
  const { name } = shop.value
  return [
    t('customers.notice.what'),
    t('customers.notice.why'),
    days === null ? t('customers.notice.keepAlways') : t('customers.notice.keepDays', { count: days }),
    t('customers.notice.who'),
    t('customers.notice.rights'),
    t('customers.notice.ask', { shop: name }),
  ]
}

/** All that is kept of a person, to be read by her. */
export function fileOf(fields: CustomerFields, { owed, sales }: Tab, now: number): File {
  const { name, currency } = shop.value
  const head = t('customers.fileHead', { shop: name, name: fields.name, day: date(now, true) })
  const labelled: [string, string][] = [
    [t('customers.name'), fields.name],
    [t('customers.contact'), fields.contact],
    [t('customers.address'), addressLine(fields)],
    [t('customers.owes'), money(owed, currency)],
  ]
  const about = labelled.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`)
  const text = [head, '', ...about, fields.note, '', ...sales.flatMap(saleLines)].join('\n')
  const file = `talat-${fields.name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.txt`
  return new File([text], file, { type: 'text/plain' })
}

function saleLines({ lines, payments, sums, order }: OrderView): string[] {
  const of = (amount: number) => money(amount, order.currency)
  return [
    `${date(sums.at, true)} ${clock(sums.at)} · ${t('orders.total')} ${of(sums.total)}`,
    ...lines.map((line) => {
      const { amount, measure } = asSold(line)
      return `  ${line.name || t('orders.unnamed')} · ${quantity(amount, measure)} · ${of(line.total)}`
    }),
    ...(sums.returned > 0 ? [`  ${t('returns.sum')} ${of(-sums.returned)}`] : []),
    ...payments.map(({ method, amount, at }) => `  ${t(`orders.${method}`)} ${of(amount)} · ${date(at)}`),
    ...(sums.owed > 0 ? [`  ${t('customers.owes')} ${of(sums.owed)}`] : []),
    '',
  ]
}
