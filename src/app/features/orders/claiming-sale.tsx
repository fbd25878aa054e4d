import { useState } from 'preact/hooks'
import { ago, money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { session, useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { SaleState } from '../../ui/sale-row.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Claim, type ClaimingSale, refund } from './model.ts'
import { SwapSheet } from './swap-sheet.tsx'

/** One of the sales that claim a good: whose it is, and how it can give way. */
export function ClaimingSaleRow({ claim, sale }: { claim: Claim; sale: ClaimingSale }) {
  const db = useDb()
  const [open, setOpen] = useState<'refund' | 'swap' | null>(null)
  const { view, total, device } = sale
  const { sums, order, lines, id } = view
  const own = device.id === session.value?.device
  const who = own ? t('shop.device.this') : device.name || t('sync.someone')
  const paid = sums.paid > 0
  const amount = money(paid ? sums.paid : sums.total, order.currency)
  const close = () => setOpen(null)

  async function refundNow() {
    await refund(db, sale, t('claims.title'))
    close()
    toast(t('claims.refunded'))
  }
  const whole = lines.length > 1 ? t('claims.wholeSale', { count: lines.length }) : ''
  return (
    <li class="claim-sale">
      <a href={`/orders/${id}`}>
        <span>
          <b>{who}</b> <span class="quiet">{ago(sums.at, Date.now())}</span>
        </span>
        <Amount amount={total} currency={order.currency} />
      </a>
      <p class="claim-states">
        <SaleState sale={view} />
      </p>
      <div class="claim-ways">
        <Button icon="undo" onPress={() => setOpen('refund')}>
          {paid ? t('claims.refund') : t('orders.void')}
        </Button>
        <Button icon="goods" onPress={() => setOpen('swap')}>
          {t('claims.swap')}
        </Button>
      </div>
      {open === 'refund' && (
        <Confirm
          title={paid ? t('claims.refundTitle', { amount }) : t('claims.voidTitle', { amount })}
          text={[t('claims.refundHelp', { who }), whole].filter(Boolean).join(' ')}
          action={paid ? t('claims.refund') : t('orders.void')}
          icon="undo"
          onConfirm={refundNow}
          onClose={close}
        />
      )}
      {open === 'swap' && <SwapSheet claim={claim} sale={sale} help={whole} onClose={close} />}
    </li>
  )
}
