import { useState } from 'preact/hooks'
import { DECIMALS, MAX_QUANTITY, type Measure, stepsIn } from '../../../shared/domain/quantity.ts'
import { plainQuantity, quantity as quantityText } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { NumberKeypad } from '../../ui/number-keypad.tsx'
import { Stepper } from '../../ui/stepper.tsx'

interface QuantityProps {
  quantity: number
  unit: Measure
  onChange: (quantity: number) => void
  /** Asks for it by keypad. */
  onAsk: () => void
}

/** Pieces are counted by taps; what is measured is typed. */
export function Quantity({ quantity, unit, onChange, onAsk }: QuantityProps) {
  if (DECIMALS[unit] > 0)
    return (
      <Button icon="amount" onPress={onAsk}>
        {quantityText(quantity, unit)}
      </Button>
    )
  return <Stepper label={t('sell.quantity')} value={quantity} onChange={onChange} min={1} max={MAX_QUANTITY} />
}

interface QuantityStepProps {
  start: number
  unit: Measure
  onUse: (quantity: number) => void
}

/** Metres or kilograms by keypad, with decimals. */
export function QuantityStep({ start, unit, onUse }: QuantityStepProps) {
  const [quantity, setQuantity] = useState<number | null>(start)
  const scale = {
    one: stepsIn(unit),
    decimals: DECIMALS[unit],
    max: MAX_QUANTITY,
    suffix: t(`units.name.${unit}`).toLowerCase(),
    format: (value: number) => plainQuantity(value, unit),
  }
  return (
    <>
      <NumberKeypad label={t('sell.quantity')} value={quantity} onChange={setQuantity} scale={scale} />
      <div class="sheet-foot">
        <Button kind="primary" tone="sell" big disabled={!quantity} onPress={() => quantity && onUse(quantity)}>
          {t('sell.useQuantity')}
        </Button>
      </div>
    </>
  )
}
