import { useState } from 'preact/hooks'
import { stepsIn, type Unit } from '../../../shared/domain/quantity.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { today } from '../../ui/days.ts'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { QuantityField } from '../../ui/quantity-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { deleteLot, type LotLeft, restoreLot, saveLot } from './model.ts'

interface LotSheetProps {
  good: string
  unit: Unit
  /** null: a new one. */
  lot: LotLeft | null
  onClose: () => void
}

/** What was made at one time: how much, and the days that stand on its label. */
export function LotSheet({ good, unit, lot, onClose }: LotSheetProps) {
  const db = useDb()
  const [amount, setAmount] = useState(lot?.left ?? stepsIn(unit))
  const [code, setCode] = useState(lot?.fields.code ?? '')
  const [made, setMade] = useState<string | null>(lot?.fields.made ?? today())
  const [bestBefore, setBestBefore] = useState<string | null>(lot?.fields.bestBefore ?? '')
  const [expiry, setExpiry] = useState<string | null>(lot?.fields.expiry ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)

  async function save() {
    if (made === null || bestBefore === null || expiry === null) return setTrouble(t('goods.noSuchDay'))
    if ([bestBefore, expiry].some((day) => day !== '' && day < made)) return setTrouble(t('goods.dueBeforeMade'))
    try {
      await saveLot(db, lot, { good, code: code.trim(), made, bestBefore, expiry }, amount)
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    onClose()
    toast(t('common.saved'))
  }
  async function remove({ id }: LotLeft) {
    await deleteLot(db, id)
    onClose()
    toast(t('goods.lotRemoved'), { undo: () => restoreLot(db, id) })
  }
  return (
    <Sheet title={t('goods.lot')} tone="goods" onClose={onClose}>
      <QuantityField value={amount} unit={unit} onChange={setAmount} />
      <DayField label={t('goods.madeDay')} value={made ?? ''} onChange={setMade} />
      <DayField label={t('goods.bestBefore')} value={bestBefore ?? ''} onChange={setBestBefore} />
      <DayField label={t('goods.expiry')} value={expiry ?? ''} onChange={setExpiry} />
      <Field label={t('goods.lotCode')} value={code} onInput={setCode} maxLength={MAX_NAME} />
      {trouble && <p role="alert">{trouble}</p>}
      {lot && (
        <Button kind="danger" icon="trash" onPress={() => remove(lot)}>
          {t('goods.removeLot')}
        </Button>
      )}
      <div class="sheet-foot">
        <Button kind="primary" tone="goods" big icon="check" onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}
