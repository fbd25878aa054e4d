import { useState } from 'preact/hooks'
import { costOfMaking, type Habits, priceWith, WAYS } from '../../../shared/domain/price.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { AmountField } from '../../ui/amount-field.tsx'
import { Button } from '../../ui/button.tsx'
import { decimalOf, digitsOf } from '../../ui/digits.ts'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { PartProps } from './good-form.tsx'
import { saveHabits } from './model.ts'
import { minutesOf } from './price-help.tsx'

interface PriceSheetProps extends PartProps {
  /** What its recipe costs. */
  materials: number
  usual: Habits
  onClose: () => void
}

/** Materials, hours and the rest make three prices; a tap takes one. What is usual here is kept for the next good. */
export function PriceSheet({ typed, onChange, usual, onClose, ...start }: PriceSheetProps) {
  const db = useDb()
  const { currency } = shop.value
  const [materials, setMaterials] = useState<number | null>(start.materials || null)
  const [kept, setKept] = useState(usual)
  const { wage, overhead, margins } = kept
  const cost = costOfMaking({ materials: materials ?? 0, minutes: minutesOf(typed.hours), overhead }, wage)

  async function take(price: number) {
    // The cost is what haggling should not go below.
    onChange({ price, cost: typed.cost ?? cost })
    onClose()
    await saveHabits(db, kept)
  }
  return (
    <Sheet title={t('price.helper')} tone="goods" onClose={onClose}>
      <AmountField label={t('price.materials')} value={materials} onChange={setMaterials} />
      <Field
        label={t('price.hours')}
        value={typed.hours}
        onInput={(hours) => onChange({ hours: decimalOf(hours) })}
        inputMode="decimal"
      />
      <AmountField
        label={t('price.wage')}
        value={wage}
        onChange={(amount) => setKept({ ...kept, wage: amount ?? 0 })}
      />
      <AmountField
        label={t('price.overhead')}
        value={overhead}
        onChange={(amount) => setKept({ ...kept, overhead: amount ?? 0 })}
      />
      <Fold title={t('price.margins')} summary={WAYS.map((way) => `${t(`price.${way}`)} ${margins[way]}%`).join(' · ')}>
        {WAYS.map((way) => (
          <Field
            key={way}
            label={t(`price.${way}`)}
            value={String(margins[way])}
            onInput={(text) => setKept({ ...kept, margins: { ...margins, [way]: Number(digitsOf(text, 3)) } })}
            inputMode="numeric"
            suffix="%"
          />
        ))}
      </Fold>
      <p role="status">{t('price.costs', { amount: money(cost, currency) })}</p>
      <div class="price-ways">
        {WAYS.map((way) => {
          const price = priceWith(cost, margins[way], currency)
          return (
            <Button key={way} tone="goods" big disabled={cost === 0} onPress={() => take(price)}>
              <span class="quiet">{t(`price.${way}`)}</span> <b>{money(price, currency)}</b>
            </Button>
          )
        })}
      </div>
    </Sheet>
  )
}
