import { useState } from 'preact/hooks'
import { clock, date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { BigAmount } from '../../ui/big-amount.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { isHourKnown, SaleState } from '../../ui/sale-row.tsx'
import { Buyer } from './buyer.tsx'
import { DaySheet } from './day-sheet.tsx'
import { type OrderView, order, personName } from './model.ts'
import { OrderLines } from './order-lines.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderSums } from './order-sums.tsx'
import { Refused } from './refused.tsx'
import { Parcel } from './requests/parcel.tsx'
import { ReturnSheet } from './return-sheet.tsx'
import { VoidSheet } from './void-sheet.tsx'

/** One sale as it was made, and what became of it. */
export function OrderPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await order(db, id)) ?? null, [db, id])
  return (
    <Page title={view === null ? t('orders.missing') : t('orders.sale')} tone="orders" back="/orders">
      {view === null && (
        <EmptyState
          picture="orders"
          text={t('orders.missing')}
          action={
            <Button tone="orders" href="/orders">
              {t('orders.all')}
            </Button>
          }
        />
      )}
      {view && <Order view={view} />}
    </Page>
  )
}

function Order({ view }: { view: OrderView }) {
  const { id, order, sums, refused, steps } = view
  const db = useDb()
  const seller = useLive(() => personName(db, order.person), [db, order.person])
  const [open, setOpen] = useState<'void' | 'day' | 'return' | null>(null)
  const voided = steps.find(({ step }) => step === 'voided')
  const returnedBecause = new Set(steps.flatMap(({ step, reason }) => (step === 'returned' && reason ? reason : [])))
  const close = () => setOpen(null)
  const buyer = !voided && !refused && <Buyer view={view} />
  return (
    <>
      {refused && <Refused refused={refused} />}
      <div class={`order-head ${sums.state}`}>
        <BigAmount amount={sums.total} currency={order.currency} />
        <p class="order-states">
          <SaleState sale={view} />
        </p>
        <p>
          <span class="heard">{t('orders.when')} </span>
          {date(sums.at, true)} {isHourKnown(view) && clock(sums.at)}
        </p>
        {seller && <p>{t('people.soldBy', { name: seller })}</p>}
        {[...returnedBecause].map((reason) => (
          <p key={reason} class="quiet">
            {t('returns.because', { reason })}
          </p>
        ))}
        {voided?.reason && <p class="quiet">{t('orders.voidedBecause', { reason: voided.reason })}</p>}
      </div>
      {order.unsure && (
        <div class={sums.unsure ? 'card order-unsure' : ''}>
          {sums.unsure && <p>{t('orders.unsureHelp')}</p>}
          <Button icon="calendar" onPress={() => setOpen('day')}>
            {t('orders.setDay')}
          </Button>
        </div>
      )}
      {/* On a tab it is the first question. */}
      {sums.owed > 0 && buyer}
      {order.request && !voided && !refused && <Parcel view={view} />}
      <OrderLines view={view} />
      <OrderSums view={view} />
      {!refused && <OrderMoney view={view} />}
      {sums.owed === 0 && buyer}
      <Button icon="receipt" href={`/orders/${id}/receipt`}>
        {t('receipts.title')}
      </Button>
      {!voided && !refused && sums.state !== 'returned' && (
        <Button icon="undo" onPress={() => setOpen('return')}>
          {t('returns.title')}
        </Button>
      )}
      {!voided && !refused && (
        <Button kind="danger" icon="undo" onPress={() => setOpen('void')}>
          {t('orders.void')}
        </Button>
      )}
      {open === 'void' && <VoidSheet order={id} onClose={close} />}
      {open === 'return' && <ReturnSheet view={view} onClose={close} />}
      {open === 'day' && <DaySheet order={id} onClose={close} />}
    </>
  )
}
