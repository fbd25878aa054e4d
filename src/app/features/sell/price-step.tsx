import { useState } from 'preact/hooks'
import type { Measure } from '../../../shared/domain/quantity.ts'
import { priceFrom, priceIn } from '../../../shared/domain/yards.ts'
import { moneyParts } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { AmountKeypad } from '../../ui/keypad.tsx'
import { haggleSteps } from './steps.ts'
import { Was } from './was.tsx'

interface PriceStepProps {
  /** What a price of one unit is asked for in; it comes and goes as that of one unit. */
  measure?: Measure
  start: number | null
  /** The price as it was, to haggle down from; null for a good without one. */
  was: number | null
  /** What it cost: below it stands a mark that a buyer cannot read. */
  floor?: number | null
  /** Keeps the amount at or below what it was: a discount. */
  lower?: boolean
  label?: string
  useLabel?: string
  onUse: (amount: number) => void
}

/** An amount by keypad, with the steps that a haggler would name next. */
export function PriceStep({ measure = 'piece', floor: least = null, lower, onUse, ...props }: PriceStepProps) {
  const asked = (price: number | null) => price && priceIn(measure, price)
  const [was, floor] = [asked(props.was), asked(least)]
  const [amount, setAmount] = useState(asked(props.start))
  const { currency } = shop.value
  const label = props.label ?? t('sell.price')
  const steps = was === null ? [] : haggleSteps(was, currency)
  const under = floor !== null && amount !== null && amount < floor
  const over = lower === true && amount !== null && amount > (was ?? 0)
  return (
    <>
      <AmountKeypad
        label={label}
        value={amount}
        onChange={setAmount}
        currency={currency}
        beside={
          <span class="price-was">
            {was !== null && <Was label={t('sell.fullPrice')} amount={was} />}
            {under && <span class="price-under" role="img" aria-label={t('sell.under')} />}
          </span>
        }
        quickSteps={steps.map((step) => ({ label: moneyParts(step, currency).digits, amount: step }))}
      />
      <div class="sheet-foot">
        <Button
          kind="primary"
          tone="sell"
          big
          disabled={amount === null || over}
          onPress={() => amount !== null && onUse(priceFrom(measure, amount))}
        >
          {props.useLabel ?? t('sell.usePrice')}
        </Button>
      </div>
    </>
  )
}
