/** Money that comes for a sale, or goes back, after it was made. */

import { newId } from '../../../shared/domain/ids.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import type { PaymentInput } from './sales.ts'

/** Records a payment of a sale; below zero it is given back. Resolves once it is on disk. */
export async function recordPayment(
  db: ShopDatabase,
  order: string,
  payment: PaymentInput & { amount: number },
): Promise<void> {
  await perform(db, [{ action: 'payment.record', body: { order, payments: [{ id: newId(), ...payment }] } }])
}
