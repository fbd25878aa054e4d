import { useState } from 'preact/hooks'
import { priceTimes } from '../../../../shared/domain/money.ts'
import { stepsIn } from '../../../../shared/domain/quantity.ts'
import { money, quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { QuantityField } from '../../../ui/quantity-field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { toast } from '../../../ui/toast.tsx'
import { type CallView, pledge, sendMade, unsend } from './model.ts'

/** `taken`: some of it is given back. */
export type Saying = 'made' | 'sent' | 'taken'

interface SayMadeSheetProps {
  view: CallView
  what: Saying
  onClose: () => void
}

const TITLES = { made: 'calls.sayMade', sent: 'calls.saySent', taken: 'calls.giveBack' } as const

/** How many more were made or sent, or are given back. What is sent is a sale, to be paid by the market. */
export function SayMadeSheet({ view, what, onClose }: SayMadeSheetProps) {
  const db = useDb()
  const { id, fields } = view
  const { most, usual } = boundsOf(view, what)
  const [typed, setTyped] = useState(usual)
  const [failure, setFailure] = useState<string | null>(null)
  const many = Math.min(typed, most)
  const owed = what === 'sent' ? priceTimes(fields.price, many, fields.unit) : 0

  async function say() {
    setFailure(null)
    try {
      const undo = await said()
      onClose()
      toast(t(`calls.done.${what}`), { undo })
    } catch (error) {
      setFailure(wordsFor(error, t('orders.failed')))
    }
  }
  async function said(): Promise<() => Promise<void>> {
    if (what === 'sent') {
      const sale = await sendMade(db, id, fields, many)
      return () => unsend(db, id, many, sale)
    }
    const quantity = what === 'taken' ? -many : many
    await pledge(db, id, what, quantity)
    return () => pledge(db, id, what, -quantity)
  }
  return (
    <Sheet title={t(TITLES[what])} tone="orders" onClose={onClose}>
      <QuantityField label={t('calls.count')} value={many} unit={fields.unit} tone="orders" onChange={setTyped} />
      <p class="quiet">{t('calls.most', { amount: quantity(most, fields.unit) })}</p>
      {owed > 0 && <p>{t('calls.owed', { amount: money(owed, fields.currency) })}</p>}
      {failure && <p role="alert">{failure}</p>}
      <Button kind="primary" tone="orders" big icon="check" disabled={many === 0} onPress={say}>
        {t('common.save')}
      </Button>
    </Sheet>
  )
}

/** The most that can be said, and what is likeliest: one more made, all of what is made sent. */
function boundsOf({ fields, share }: CallView, what: Saying): { most: number; usual: number } {
  const { taken, made, sent } = share
  const one = stepsIn(fields.unit)
  if (what === 'made') return { most: taken - made, usual: Math.min(one, taken - made) }
  if (what === 'sent') return { most: taken - sent, usual: Math.max(Math.min(made, taken) - sent, 0) }
  const back = taken - Math.max(made, sent, 0)
  return { most: taken - Math.max(sent, 0), usual: Math.max(back, 0) }
}
