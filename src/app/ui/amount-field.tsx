import { useId, useState } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { shop } from '../platform/session.ts'
import { Amount } from './amount.tsx'
import { Button } from './button.tsx'
import { AmountKeypad } from './keypad.tsx'
import { Sheet } from './sheet.tsx'
import type { Tone } from './tone.ts'

interface AmountFieldProps {
  label: string
  value: number | null
  onChange: (amount: number | null) => void
  hint?: string
  tone?: Tone
}

/** An amount in a form: a tap opens the big keypad. */
export function AmountField({ label, value, onChange, hint, tone = 'goods' }: AmountFieldProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <div class="field">
      <span class="field-label" id={`${id}-label`}>
        {label}
      </span>
      <button
        class="field-box amount-box"
        type="button"
        aria-labelledby={`${id}-label ${id}-value`}
        onClick={() => setOpen(true)}
      >
        <span id={`${id}-value`}>
          {value === null ? <span class="quiet">{t('goods.tapForAmount')}</span> : <Amount amount={value} />}
        </span>
      </button>
      {hint && <p class="quiet">{hint}</p>}
      {open && (
        <Sheet title={label} tone={tone} onClose={() => setOpen(false)}>
          <AmountKeypad label={label} value={value} onChange={onChange} currency={shop.value.currency} />
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
