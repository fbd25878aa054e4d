import { useState } from 'preact/hooks'
import { DECIMALS, MAX_QUANTITY, type Measure, stepsIn } from '../../shared/domain/quantity.ts'
import { plainQuantity, quantity } from '../platform/format.ts'
import { t } from '../platform/language.ts'
import { Button, IconButton } from './button.tsx'
import { NumberKeypad, type Scale } from './number-keypad.tsx'
import { Sheet } from './sheet.tsx'
import { Stepper } from './stepper.tsx'
import type { Tone } from './tone.ts'

interface QuantityFieldProps {
  value: number
  unit: Measure
  onChange: (quantity: number) => void
  label?: string
  tone?: Tone
}

/** How many there are: pieces by taps, what is measured by keypad. */
export function QuantityField({
  value,
  unit,
  onChange,
  label = t('goods.howMany'),
  tone = 'goods',
}: QuantityFieldProps) {
  const [open, setOpen] = useState(false)
  return (
    <div class="field">
      <span class="field-label" aria-hidden="true">
        {label}
      </span>
      <div class="row">
        {DECIMALS[unit] === 0 ? (
          <>
            <Stepper label={label} value={value} onChange={onChange} min={0} max={MAX_QUANTITY} />
            <IconButton label={label} icon="amount" onPress={() => setOpen(true)} />
          </>
        ) : (
          <Button icon="amount" onPress={() => setOpen(true)}>
            {quantity(value, unit)}
          </Button>
        )}
      </div>
      {open && (
        <Sheet title={label} tone={tone} onClose={() => setOpen(false)}>
          <NumberKeypad label={label} value={value} onChange={(typed) => onChange(typed ?? 0)} scale={scaleOf(unit)} />
          <div class="sheet-foot">
            <Button kind="primary" tone={tone} big icon="check" onPress={() => setOpen(false)}>
              {t('common.done')}
            </Button>
          </div>
        </Sheet>
      )}
    </div>
  )
}

export function scaleOf(unit: Measure): Scale {
  return {
    one: stepsIn(unit),
    decimals: DECIMALS[unit],
    max: MAX_QUANTITY,
    suffix: t(`units.name.${unit}`).toLowerCase(),
    format: (value) => plainQuantity(value, unit),
  }
}
