import { useState } from 'preact/hooks'
import type { Measure } from '../../../shared/domain/quantity.ts'
import { leftIn, quantityOf } from '../../../shared/domain/yards.ts'
import { quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { NumberKeypad } from '../../ui/number-keypad.tsx'
import { scaleOf } from '../../ui/quantity-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { saveStock } from './model.ts'

interface StockSheetProps {
  good: string
  left: number
  measure: Measure
  onClose: () => void
}

/** Two ways that stock changes by hand: more were made, or a count showed another number. */
export function StockSheet({ good, left: lies, measure, onClose }: StockSheetProps) {
  const db = useDb()
  const left = leftIn(measure, lies)
  const [reason, setReason] = useState<'made' | 'counted'>('made')
  const [amount, setAmount] = useState<number | null>(null)
  const [failed, setFailed] = useState(false)
  const after = reason === 'made' ? left + (amount ?? 0) : (amount ?? 0)

  async function save() {
    if (amount === null) return
    setFailed(false)
    try {
      const now = await saveStock(db, good, reason, quantityOf(amount, measure).quantity)
      onClose()
      toast(t('goods.left', { left: quantity(leftIn(measure, now), measure) }))
    } catch {
      setFailed(true)
    }
  }
  return (
    <Sheet title={t('goods.changeStock')} tone="goods" onClose={onClose}>
      <Chips
        label={t('goods.left', { left: quantity(left, measure) })}
        options={[
          { value: 'made', label: t('goods.made') },
          { value: 'counted', label: t('goods.counted') },
        ]}
        value={reason}
        onChange={setReason}
      />
      <NumberKeypad label={t('goods.howMany')} value={amount} onChange={setAmount} scale={scaleOf(measure)} />
      <p class="quiet" role="status">
        {amount !== null && `${quantity(left, measure)} → ${quantity(after, measure)}`}
      </p>
      {failed && <p role="alert">{t('goods.failed')}</p>}
      <div class="sheet-foot">
        <Button kind="primary" tone="goods" big icon="check" disabled={amount === null} onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}
