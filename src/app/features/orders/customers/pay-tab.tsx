import { useState } from 'preact/hooks'
import { money } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { shop, useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { loadPay, type Pay, type Taken } from '../../../ui/pay/load.ts'
import { toast } from '../../../ui/toast.tsx'
import { payTab } from './model.ts'

interface PayTabProps {
  customer: string
  owed: number
  /** She owes of more than one sale. */
  several: boolean
}

/** Takes one payment for all that she owes. */
export function PayTab({ customer, owed, several }: PayTabProps) {
  const db = useDb()
  const [pay, setPay] = useState<Pay | null>(null)
  async function take(payment: Taken) {
    const taken = await payTab(db, customer, payment)
    setPay(null)
    toast(t('customers.paid', { amount: money(taken, shop.value.currency) }))
  }
  return (
    <>
      <Button kind="primary" tone="orders" big icon="cash" onPress={async () => setPay(await loadPay())}>
        {t('customers.pay')}
      </Button>
      {several && <p class="quiet">{t('customers.payHelp')}</p>}
      {pay && (
        <pay.TakePayment
          title={t('customers.pay')}
          owed={owed}
          start={owed}
          tone="orders"
          onTaken={take}
          onClose={() => setPay(null)}
        />
      )}
    </>
  )
}
