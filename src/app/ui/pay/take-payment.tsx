import { useState } from 'preact/hooks'
import type { PaymentInput } from '../../../device/store/actions/sales.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop, takesQr } from '../../platform/session.ts'
import { Button } from '../button.tsx'
import { wordsFor } from '../failures.ts'
import { AmountKeypad } from '../keypad.tsx'
import { Received } from '../received.tsx'
import { Sheet } from '../sheet.tsx'
import type { Tone } from '../tone.ts'
import './pay.css'
import { QrPay } from './qr-pay.tsx'

export type Taken = PaymentInput & { amount: number }

interface TakePaymentProps {
  title: string
  /** What is still to be paid; no more is taken. */
  owed: number
  /** The amount that stands there at first; null: it is asked for. */
  start: number | null
  tone: Tone
  /** Saves the payment; what it throws is said, and nothing is closed. */
  onTaken: (payment: Taken) => Promise<unknown>
  onClose: () => void
}

/** A payment of a part or of the rest: how much, and in which way. */
export function TakePayment({ title, owed, start, tone, onTaken, onClose }: TakePaymentProps) {
  const [amount, setAmount] = useState(start)
  const [way, setWay] = useState<'cash' | 'qr' | null>(null)
  const [received, setReceived] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { currency } = shop.value
  const back = () => setWay(null)

  async function take(payment: Omit<Taken, 'amount'>) {
    setFailure(null)
    await onTaken({ amount: amount ?? 0, ...payment }).catch((error: unknown) =>
      setFailure(wordsFor(error, t('sell.failed'))),
    )
  }
  if (way === 'qr' && amount) {
    const paid = (slip: PaymentInput['slip'] | null) =>
      onTaken({ amount, method: 'transfer', given: null, ...(slip ? { slip } : {}) })
    return <QrPay amount={amount} tone={tone} onPaid={paid} onClose={back} />
  }
  if (way === 'cash' && amount) {
    return (
      <Sheet key="cash" title={`${t('pay.cash')} ${money(amount, currency)}`} tone={tone} onClose={back}>
        <Received total={amount} received={received} onChange={setReceived} />
        {failure && <p role="alert">{failure}</p>}
        <div class="sheet-foot">
          <Button
            kind="primary"
            tone={tone}
            big
            icon="check"
            disabled={received !== null && received < amount}
            onPress={() => take({ method: 'cash', given: received })}
          >
            {t('pay.took')}
          </Button>
        </div>
      </Sheet>
    )
  }
  const half = Math.floor(owed / 200) * 100
  const steps = [half, owed].filter((step) => step > 0).map((step) => ({ label: money(step, currency), amount: step }))
  const beyond = amount !== null && amount > owed
  const blocked = !amount || beyond
  return (
    <Sheet key="amount" title={title} tone={tone} onClose={onClose}>
      <AmountKeypad
        label={t('pay.amount')}
        value={amount}
        onChange={setAmount}
        currency={currency}
        quickSteps={steps}
        beside={<span class="quiet">{t('pay.owed', { amount: money(owed, currency) })}</span>}
      />
      {beyond && <p role="alert">{t('pay.beyond')}</p>}
      {failure && <p role="alert">{failure}</p>}
      <div class="sheet-foot take-ways">
        <Button kind="primary" tone={tone} big icon="cash" disabled={blocked} onPress={() => setWay('cash')}>
          {t('pay.cash')}
        </Button>
        <Button
          kind="primary"
          tone={tone}
          big
          icon="transfer"
          disabled={blocked}
          onPress={() => take({ method: 'transfer', given: null })}
        >
          {t('pay.transfer')}
        </Button>
        {takesQr.value && (
          <Button kind="primary" tone={tone} big icon="qr" disabled={blocked} onPress={() => setWay('qr')}>
            {t('sell.qr')}
          </Button>
        )}
      </div>
    </Sheet>
  )
}
