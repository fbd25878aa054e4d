import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { westernDigits } from '../../shared/domain/digits.ts'
import { inDigits, t } from '../platform/language.ts'
import { Icon } from './icons.tsx'
import './keypad.css'

/** How a number is stored and written: money in minor units, a length in centimetres. */
export interface Scale {
  /** Stored steps of one: a power of ten. */
  one: number
  /** Decimals that people type. */
  decimals: number
  max: number
  /** Behind the number, small. */
  suffix: string
  format: (value: number) => string
}

interface NumberKeypadProps {
  /** In stored steps; null as long as nothing was typed. */
  value: number | null
  onChange: (value: number | null) => void
  scale: Scale
  /** Values that are one tap away. */
  quickSteps?: { label: string; amount: number }[]
  /** What the number is, for a screen reader. */
  label: string
  /** Before the number, small: what it was. */
  beside?: ComponentChildren
}

/** The big keypad. The first key replaces what stood there, as on every till; the next ones add to it. */
export function NumberKeypad({ value, onChange, scale, quickSteps = [], label, beside }: NumberKeypadProps) {
  const [typed, setTyped] = useState('')
  // What came from outside (a quick step, another line) is shown until the next key begins anew.
  const text = numberOf(typed, scale) === value ? typed : ''

  function press(key: string) {
    const next = afterKey(text, key, scale)
    if (next === null) return
    setTyped(next)
    onChange(numberOf(next, scale))
  }

  const number = shown(text, value, scale)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a column in every browser of the target
    <div class="keypad" role="group" aria-label={label} onKeyDown={(event) => byKeyboard(event, press)}>
      <div class="keypad-head">
        {beside}
        <output class="keypad-amount amount" style={{ '--length': number.length }}>
          {number}
          <small>{scale.suffix}</small>
        </output>
      </div>
      {quickSteps.length > 0 && (
        <div class="keypad-steps">
          {quickSteps.map((step) => (
            <button key={step.label} type="button" onClick={() => onChange(step.amount)}>
              {step.label}
            </button>
          ))}
        </div>
      )}
      <div class="keypad-keys">
        {keysOf(scale).map((key) => (
          <button key={key} type="button" aria-label={spoken(key)} onClick={() => press(key)}>
            {key === 'erase' ? <Icon name="erase" /> : key === 'clear' ? 'C' : inDigits(key)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Stored steps of what was typed; null for nothing. */
function numberOf(typed: string, { one }: Scale): number | null {
  if (typed === '') return null
  const [whole = '', decimals = ''] = typed.split('.')
  const places = Math.round(Math.log10(one))
  return Number(whole || '0') * one + Number(decimals.padEnd(places, '0'))
}

/** Three columns of digits, and the keys that are no digit in a fourth: as on the tills of the market. */
function keysOf({ decimals }: Scale): string[] {
  return ['1', '2', '3', 'erase', '4', '5', '6', 'clear', '7', '8', '9', decimals > 0 ? '.' : '000', '0', '00']
}

function spoken(key: string): string | undefined {
  if (key === 'erase') return t('common.erase')
  if (key === 'clear') return t('common.clear')
  return key === '.' ? t('common.point') : undefined
}

/** The text after a key; null where that is no number of the scale. */
function afterKey(text: string, key: string, scale: Scale): string | null {
  if (key === 'erase') return text.slice(0, -1)
  if (key === 'clear') return ''
  if (key === '.') return scale.decimals === 0 || text.includes('.') ? null : `${text || '0'}.`
  const next = (text + key).replace(/^0+(?=\d)/, '')
  const tooFine = (next.split('.')[1]?.length ?? 0) > scale.decimals
  return tooFine || (numberOf(next, scale) ?? 0) > scale.max ? null : next
}

/** What is typed as it is typed, an open decimal point included; else the value. */
function shown(text: string, value: number | null, { one, format }: Scale): string {
  if (text === '') return value === null ? inDigits('0') : format(value)
  const [whole = '', decimals] = text.split('.')
  const grouped = format(Number(whole) * one)
  return decimals === undefined ? grouped : inDigits(`${grouped}.${decimals}`)
}

function byKeyboard(event: KeyboardEvent, press: (key: string) => void) {
  const key = westernDigits(event.key)
  if (/^[0-9.]$/.test(key)) press(key)
  else if (event.key === 'Backspace') press('erase')
  else return
  event.preventDefault()
}
