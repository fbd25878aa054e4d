import { useState } from 'preact/hooks'
import { REFUSAL_CODES } from '../../../shared/protocol/errors.ts'
import { backFromHere } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { BackupFirst } from '../../ui/unsent.tsx'
import { discard, type OrderView, sendAgain } from './model.ts'

/** What the server refused and why, and the two ways out. The sale stays until a person decides. */
export function Refused({ refused: { number, code } }: { refused: NonNullable<OrderView['refused']> }) {
  const db = useDb()
  const [asking, setAsking] = useState(false)
  // A newer server may know more reasons than this app.
  const reason = REFUSAL_CODES.find((known) => known === code) ?? 'fault'

  async function again() {
    await sendAgain(db, number)
    toast(t('orders.sentAgain'))
  }
  async function drop() {
    const leave = backFromHere()
    await discard(db, number)
    leave('/orders')
  }
  return (
    <div class="card order-refused">
      <p class="order-refused-head">
        <Icon name="warning" />
        {t('orders.refused')}
      </p>
      <p>{t(`errors.refused.${reason}`)}</p>
      <p class="quiet">{t('orders.refusedHelp')}</p>
      <div class="row">
        <Button kind="primary" tone="orders" onPress={again}>
          {t('orders.sendAgain')}
        </Button>
        <Button onPress={() => setAsking(true)}>{t('orders.discard')}</Button>
      </div>
      {asking && (
        <Sheet title={t('orders.discardTitle')} tone="orders" onClose={() => setAsking(false)}>
          <p>{t('orders.discardHelp')}</p>
          <BackupFirst />
          <Button kind="danger" big icon="trash" onPress={drop}>
            {t('orders.discard')}
          </Button>
          <Button big onPress={() => setAsking(false)}>
            {t('orders.keep')}
          </Button>
        </Sheet>
      )}
    </div>
  )
}
