import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './chips.css'
import { Icon, type IconName } from './icons.tsx'

interface ChipsProps<T extends string> {
  /** What is being chosen. */
  label: string
  options: readonly { value: T; label: string; icon?: IconName; lang?: string }[]
  value: T | null
  onChange: (value: T) => void
  /** The label is already on the screen. */
  labelHeard?: boolean
  /** Behind the last chip. */
  children?: ComponentChildren
}

/** One of a few: radio buttons that look like chips, so that arrow keys and screen readers know them. */
export function Chips<T extends string>({ label, options, value, onChange, labelHeard, children }: ChipsProps<T>) {
  const name = useId()
  return (
    <fieldset class="chips">
      <legend class={labelHeard ? 'heard' : ''}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class={`chip ${option.value === value ? 'chosen' : ''}`} lang={option.lang}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon && <Icon name={option.icon} />}
          <span>{option.label}</span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}
