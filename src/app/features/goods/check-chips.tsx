import type { ComponentChildren } from 'preact'

interface CheckChipsProps {
  label: string
  options: readonly { value: string; label: string }[]
  values: readonly string[]
  onChange: (values: string[]) => void
  children?: ComponentChildren
}

/** Any of a few: check boxes that look like chips. */
export function CheckChips({ label, options, values, onChange, children }: CheckChipsProps) {
  return (
    <fieldset class="chips">
      <legend>{label}</legend>
      {options.map(({ value, label: word }) => {
        const chosen = values.includes(value)
        return (
          <label key={value} class={`chip ${chosen ? 'chosen' : ''}`}>
            <input
              type="checkbox"
              checked={chosen}
              onChange={() => onChange(chosen ? values.filter((one) => one !== value) : [...values, value])}
            />
            <span>{word}</span>
          </label>
        )
      })}
      {children}
    </fieldset>
  )
}
