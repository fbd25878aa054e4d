/** What few payments need comes in one piece when it is first asked for, with its words: nothing of it is in the sell screen. */

import { loadAllMessages } from '../../platform/language.ts'

export type Pay = Awaited<ReturnType<typeof loadPay>>
export type { Taken } from './take-payment.tsx'

export async function loadPay() {
  const [{ QrPay, TakePayment }] = await Promise.all([import('./views.ts'), loadAllMessages()])
  return { QrPay, TakePayment }
}
