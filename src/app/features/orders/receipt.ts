/** What stands on a receipt, in the language and the digits of this phone: the paper, the picture and the text show the same. */

import { asSold } from '../../../shared/domain/yards.ts'
import { clock, date, money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { isHourKnown } from '../../ui/sale-row.tsx'
import type { OrderView } from './model.ts'

export interface Receipt {
  shop: string
  /** Receipt, or what it is as long as something is owed. */
  title: string
  /** With its word, and alone; both empty for a sale of before receipts had numbers. */
  number: string
  code: string
  when: string
  /** Who sold it, in a sentence; empty where no person is known. */
  seller: string
  lines: { name: string; detail: string; amount: string }[]
  sums: { label: string; amount: string; strong: boolean }[]
}

/** @param seller name of who had the phone in hand */
export function receiptOf(view: OrderView, seller: string | null): Receipt {
  const { order, lines, payments, sums } = view
  const cash = (amount: number) => money(amount, order.currency)
  const sum = (label: string, amount: number, strong = false) => ({ label, amount: cash(amount), strong })
  const voided = sums.state === 'voided'
  return {
    shop: shop.value.name,
    title: voided ? t('receipts.voided') : sums.owed > 0 ? t('receipts.bill') : t('receipts.title'),
    number: order.receipt ? t('receipts.number', { number: order.receipt }) : '',
    code: order.receipt ?? '',
    when: isHourKnown(view) ? `${date(sums.at, true)} ${clock(sums.at)}` : date(sums.at, true),
    seller: seller ? t('people.soldBy', { name: seller }) : '',
    lines: lines
      .map((line) => [line, asSold(line)] as const)
      .map(([line, sold]) => ({
        name: line.name || t('orders.unnamed'),
        detail: `${quantity(sold.amount, sold.measure)} × ${cash(sold.price)}`,
        amount: cash(line.total),
      })),
    sums: [
      ...(order.discount > 0 ? [sum(t('orders.sum'), sums.lines), sum(t('orders.discount'), -order.discount)] : []),
      sum(t('receipts.total'), sums.total, true),
      ...(sums.returned > 0 ? [sum(t('returns.sum'), -sums.returned)] : []),
      ...[...payments]
        .sort((a, b) => a.at - b.at)
        .filter(({ amount }) => amount !== 0)
        .map(({ method, amount }) => sum(t(amount < 0 ? 'receipts.gaveBack' : `receipts.${method}`), amount)),
      ...(sums.owed > 0 ? [sum(t('pay.waitingTitle'), sums.owed, true)] : []),
    ],
  }
}

/** The receipt as a message. */
export function receiptText({ shop: name, title, number, when, seller, lines, sums }: Receipt): string {
  return [
    name,
    [title, number].filter(Boolean).join(' · '),
    when,
    ...(seller ? [seller] : []),
    '',
    ...lines.flatMap((line) => [line.name, `  ${line.detail} = ${line.amount}`]),
    '',
    ...sums.map(({ label, amount }) => `${label} ${amount}`),
    '',
    t('receipts.thanks'),
  ].join('\n')
}
