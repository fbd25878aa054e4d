import { t } from '../platform/language.ts'
import { IconButton } from './button.tsx'
import './stepper.css'

interface StepperProps {
  /** What is counted, for a screen reader. */
  label: string
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  step?: number
  /** How the number is written: with its unit. */
  format?: (value: number) => string
}

/** Less, the number, more. */
export function Stepper({ label, value, onChange, min = 0, max = Infinity, step = 1, format = String }: StepperProps) {
  return (
    <fieldset class="stepper" aria-label={label}>
      <IconButton
        label={t('common.less')}
        icon="minus"
        disabled={value <= min}
        onPress={() => onChange(Math.max(min, value - step))}
      />
      <output class="amount">{format(value)}</output>
      <IconButton
        label={t('common.more')}
        icon="plus"
        disabled={value >= max}
        onPress={() => onChange(Math.min(max, value + step))}
      />
    </fieldset>
  )
}
