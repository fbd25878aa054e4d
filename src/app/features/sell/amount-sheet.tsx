import { useState } from 'preact/hooks'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { AmountKeypad } from '../../ui/keypad.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { withLine } from './basket.ts'
import { amountLine, changeBasket } from './model.ts'

/** Something that is not among the goods: its amount, and a name if there is time. */
export function AmountSheet({ onClose }: { onClose: () => void }) {
  const db = useDb()
  const [amount, setAmount] = useState<number | null>(null)
  const [name, setName] = useState('')
  const [full, setFull] = useState(false)

  async function add() {
    if (!amount) return
    const added = await changeBasket(db, withLine(amountLine(amount, name.trim())))
    if (!added) return setFull(true)
    onClose()
    if (location.pathname !== '/sell/basket') navigate('/sell/basket')
  }
  return (
    <Sheet title={t('sell.amountOnly')} tone="sell" onClose={onClose}>
      <AmountKeypad label={t('sell.price')} value={amount} onChange={setAmount} currency={shop.value.currency} />
      <Field label={t('sell.amountName')} value={name} onInput={setName} maxLength={MAX_NAME} />
      {full && <p role="alert">{t('sell.full')}</p>}
      <div class="sheet-foot">
        <Button kind="primary" tone="sell" big icon="basket" disabled={!amount} onPress={add}>
          {t('sell.toBasket')}
        </Button>
      </div>
    </Sheet>
  )
}
