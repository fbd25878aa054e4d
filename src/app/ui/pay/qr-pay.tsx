import { useState } from 'preact/hooks'
import type { OrderView } from '../../../device/store/queries/orders.ts'
import { slipUses } from '../../../device/store/queries/payments.ts'
import { promptPayKind, promptPayText } from '../../../shared/domain/promptpay.ts'
import type { Slip } from '../../../shared/domain/slip.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { BigAmount } from '../big-amount.tsx'
import { Button } from '../button.tsx'
import { wordsFor } from '../failures.ts'
import { QrCode } from '../qr-code.tsx'
import { Sheet } from '../sheet.tsx'
import type { Tone } from '../tone.ts'
import './pay.css'
import { SlipCard, UsedSlip } from './slip-card.tsx'
import { SlipScan } from './slip-scan.tsx'

export interface QrPayProps {
  /** Minor units of baht. */
  amount: number
  tone: Tone
  /** The seller has seen the money come; with the payer's slip, where it was scanned. */
  onPaid: (slip: Slip | null) => Promise<unknown>
  onClose: () => void
}

interface Shown {
  slip: Slip
  uses: OrderView[]
}

/** The shop's QR for an amount, to be paid from the buyer's own bank; and the slip that the buyer shows for it. */
export function QrPay({ amount, tone, onPaid, onClose }: QrPayProps) {
  const db = useDb()
  const [shown, setShown] = useState<Shown | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { promptpay = '', name, currency } = shop.value
  const used = shown !== null && shown.uses.length > 0

  async function pay() {
    setFailure(null)
    // A slip that was used before is no slip of this payment; that the money came all the same, the seller has seen.
    await onPaid(shown && !used ? shown.slip : null).catch((error: unknown) =>
      setFailure(wordsFor(error, t('sell.failed'))),
    )
  }
  return (
    <Sheet key="qr" title={t('pay.title')} tone={tone} onClose={onClose}>
      {shown && <div ref={intoView}>{used ? <UsedSlip {...shown} /> : <SlipCard slip={shown.slip} />}</div>}
      <div class="pay-card">
        <p class="pay-shop">{name}</p>
        <QrCode text={promptPayText(promptpay, amount)} label={t('pay.qr', { amount: money(amount, currency) })} />
        <BigAmount amount={amount} />
        <p class="pay-to">{t('pay.to', { id: ending(promptpay) })}</p>
      </div>
      <SlipScan onSlip={async (slip) => setShown({ slip, uses: await slipUses(db, slip) })} />
      <p class="quiet">{t('pay.noProof')}</p>
      {failure && <p role="alert">{failure}</p>}
      <div class="sheet-foot">
        <Button kind="primary" tone={tone} big icon="check" onPress={pay}>
          {t('pay.came')}
        </Button>
      </div>
    </Sheet>
  )
}

/** What a slip says comes before all else: the QR has been paid, or should have been. */
function intoView(element: Element | null) {
  element?.scrollIntoView({ block: 'center' })
}

/** As much of an id as the seller needs to know it by: it is not for every eye at the stall. */
function ending(digits: string): string {
  const kept = promptPayKind(digits) === 'mobile' ? 4 : 3
  return `…${digits.slice(-kept)}`
}
