import { useState } from 'preact/hooks'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { loadPay, type Pay, type Taken } from '../../ui/pay/load.ts'
import { toast } from '../../ui/toast.tsx'
import { type OrderView, recordPayment } from './model.ts'

/** What is left to do about the money of a sale: take the rest, or give back what was too much. */
export function OrderMoney({ view: { id, sums, order, payments } }: { view: OrderView }) {
  const db = useDb()
  const [pay, setPay] = useState<Pay | null>(null)
  const close = () => setPay(null)

  async function take(payment: Taken) {
    await recordPayment(db, id, payment)
    close()
    toast(t('pay.taken'))
  }
  async function giveBack() {
    // The way that the money came last is the way it goes back.
    const method = [...payments].sort((a, b) => a.at - b.at).at(-1)?.method ?? 'cash'
    await recordPayment(db, id, { method, amount: -sums.over, given: null })
    toast(t('pay.gaveBack'))
  }
  return (
    <>
      {sums.owed > 0 && (
        <Button kind="primary" tone="orders" big icon="cash" onPress={async () => setPay(await loadPay())}>
          {t('pay.take')}
        </Button>
      )}
      {sums.over > 0 && (
        <div class="card order-over">
          <p>{t('pay.over', { amount: money(sums.over, order.currency) })}</p>
          <Button icon="undo" onPress={giveBack}>
            {t('pay.giveBack')}
          </Button>
        </div>
      )}
      {pay && (
        <pay.TakePayment
          title={t('pay.take')}
          owed={sums.owed}
          start={sums.owed}
          tone="orders"
          onTaken={take}
          onClose={close}
        />
      )}
    </>
  )
}
