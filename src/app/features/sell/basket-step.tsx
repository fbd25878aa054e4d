import { asSold } from '../../../shared/domain/yards.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import type { Pay } from '../../ui/pay/load.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { AmountSheet } from './amount-sheet.tsx'
import { withAmount, withChange } from './basket.ts'
import { DoneSheet } from './done.tsx'
import {
  type Basket,
  byQr,
  changeBasket,
  linesTotal,
  type PaymentInput,
  type SaleLine,
  type Sold,
  saleTotal,
  sellBasket,
} from './model.ts'
import { PriceStep } from './price-step.tsx'
import { QuantityStep } from './quantity.tsx'
import { ReceivedStep } from './received-step.tsx'

/** What is being asked of a line, of the sum, or said of the sale. */
export type Step =
  | { at: 'price' | 'quantity'; line: SaleLine }
  | { at: 'total' }
  | { at: 'amount' }
  | { at: 'received' }
  | { at: 'qr'; pay: Pay }
  | { at: 'part'; pay: Pay }
  | { at: 'done'; sold: Sold }

interface BasketStepProps {
  step: Step
  basket: Basket
  onStep: (step: Step) => void
  onClose: () => void
}

/** The sheet of a step. */
export function BasketStep({ step, basket, onStep, onClose }: BasketStepProps) {
  const db = useDb()
  async function change(changed: (basket: Basket) => Basket) {
    await changeBasket(db, changed)
    onClose()
  }
  async function sell(payment: PaymentInput) {
    const sold = await sellBasket(db, payment)
    if (sold) onStep({ at: 'done', sold })
  }

  if (step.at === 'done') return <DoneSheet sold={step.sold} onClose={onClose} />
  if (step.at === 'amount') return <AmountSheet onClose={onClose} />
  if (step.at === 'received')
    return (
      <Sheet key="received" title={t('sell.cash')} tone="sell" onClose={onClose}>
        <ReceivedStep total={saleTotal(basket)} onSold={(sold) => onStep({ at: 'done', sold })} />
      </Sheet>
    )
  if (step.at === 'qr')
    return (
      <step.pay.QrPay amount={saleTotal(basket)} tone="sell" onPaid={(slip) => sell(byQr(slip))} onClose={onClose} />
    )
  if (step.at === 'part')
    return (
      <step.pay.TakePayment
        title={t('pay.amount')}
        owed={saleTotal(basket)}
        start={null}
        tone="sell"
        onTaken={sell}
        onClose={onClose}
      />
    )
  if (step.at === 'total') {
    const full = linesTotal(basket.lines)
    return (
      <Sheet key="total" title={t('sell.round')} tone="sell" onClose={onClose}>
        <PriceStep
          start={saleTotal(basket)}
          was={full}
          lower
          label={t('sell.total')}
          useLabel={t('sell.useTotal')}
          onUse={(total) => change(({ lines }) => ({ lines, discount: full - total }))}
        />
      </Sheet>
    )
  }
  const { line } = step
  const { measure, amount } = asSold(line)
  return (
    <Sheet key={step.at} title={line.name || t('sell.something')} tone="sell" onClose={onClose}>
      {step.at === 'quantity' ? (
        <QuantityStep start={amount} unit={measure} onUse={(quantity) => change(withAmount(line, quantity))} />
      ) : (
        <PriceStep
          measure={measure}
          start={line.price}
          was={line.listPrice}
          onUse={(price) => change(withChange(line, { price }))}
        />
      )}
    </Sheet>
  )
}
