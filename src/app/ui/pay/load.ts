/** What few payments need comes when it is first asked for, with its words: nothing of it is in the sell screen. */

import { loadAllMessages } from '../../platform/language.ts'

export async function loadQrPay() {
  const [{ QrPay }] = await Promise.all([import('./qr-pay.tsx'), loadAllMessages()])
  return QrPay
}

/** A part that is paid now, the rest later. */
export async function loadTakePayment() {
  const [{ TakePayment }] = await Promise.all([import('./take-payment.tsx'), loadAllMessages()])
  return TakePayment
}

export type QrPayView = Awaited<ReturnType<typeof loadQrPay>>
export type TakePaymentView = Awaited<ReturnType<typeof loadTakePayment>>
export type { Taken } from './take-payment.tsx'
