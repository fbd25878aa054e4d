import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { PIN_DIGITS } from '../../../device/pin/kept.ts'
import { westernDigits } from '../../../shared/domain/digits.ts'
import { inDigits, t } from '../../platform/language.ts'
import { Icon } from '../icons.tsx'
import { useOnce } from '../press.ts'
import './pin.css'

interface PinPadProps {
  /** Whose PIN, or what it is for: what a screen reader calls the pad. */
  label: string
  /** What was wrong with the last one. */
  error?: string | null
  /** As long as nothing may be tried. */
  disabled?: boolean
  /** Takes what was typed; the pad is empty again afterwards. */
  onPin: (pin: string) => unknown
}

/** The keys of a telephone, and as many dots as were typed. */
export function PinPad({ label, error, disabled = false, onPin }: PinPadProps) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const still = disabled || busy
  const whole = typed.length >= PIN_DIGITS.least
  const submit = useOnce(async () => {
    if (still || !whole) return
    setBusy(true)
    try {
      await onPin(typed)
    } finally {
      setTyped('')
      setBusy(false)
    }
  })
  function press(key: string) {
    if (still) return
    if (key === 'ok') void submit()
    else setTyped((last) => (key === 'erase' ? last.slice(0, -1) : (last + key).slice(0, PIN_DIGITS.most)))
  }
  const pad = useRef<HTMLDivElement>(null)
  useKeyboard(pad, press)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a column in every browser of the target
    <div ref={pad} class="pin-pad" role="group" aria-label={label}>
      <output class="pin-dots">
        <span class="heard">{t('pin.typed', { count: typed.length })}</span>
        {Array.from({ length: Math.max(PIN_DIGITS.least, typed.length) }, (_, place) => (
          <i key={place} class={place < typed.length ? 'typed' : ''} />
        ))}
      </output>
      <p class="pin-trouble" role="alert">
        {error}
      </p>
      <div class="pin-keys">
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            class={key === 'ok' ? 'ok' : ''}
            aria-label={key === 'erase' ? t('common.erase') : key === 'ok' ? t('pin.enter') : undefined}
            disabled={still || (key === 'ok' && !whole)}
            onClick={() => press(key)}
          >
            {key === 'erase' || key === 'ok' ? <Icon name={key === 'ok' ? 'check' : 'erase'} /> : inDigits(key)}
          </button>
        ))}
      </div>
    </div>
  )
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'erase', '0', 'ok']

/** Whatever has the focus, unless it takes letters itself: nobody looks for a field here. A pad under a sheet hears nothing. */
function useKeyboard(pad: RefObject<HTMLElement | null>, press: (key: string) => void) {
  const latest = useRef(press)
  latest.current = press
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const sheet = [...document.querySelectorAll('dialog[open]')].at(-1)
      if (sheet && !sheet.contains(pad.current)) return
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea')) return
      const key = westernDigits(event.key)
      if (/^[0-9]$/.test(key)) latest.current(key)
      else if (event.key === 'Backspace') latest.current('erase')
      else if (event.key === 'Enter' && !target.matches('button, a')) latest.current('ok')
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
