import { useState } from 'preact/hooks'
import { PIN_DIGITS } from '../../../device/pin/kept.ts'
import { t } from '../../platform/language.ts'
import { PinPad } from '../../ui/pin/index.ts'

/** A new PIN, twice: a slip of the finger would lock her out. */
export function NewPin({ onPin }: { onPin: (pin: string) => void }) {
  const [first, setFirst] = useState<string | null>(null)
  const [differs, setDiffers] = useState(false)

  function take(pin: string) {
    setDiffers(first !== null && first !== pin)
    if (first === null) setFirst(pin)
    else if (first === pin) onPin(pin)
    else setFirst(null)
  }
  const words = first === null ? t('people.newPin', { ...PIN_DIGITS }) : t('people.pinAgain')
  return (
    <>
      <p role="status">{words}</p>
      <PinPad label={words} error={differs ? t('people.pinDiffers') : null} onPin={take} />
    </>
  )
}
