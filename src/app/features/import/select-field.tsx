import { useId } from 'preact/hooks'

interface SelectFieldProps {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  /** Under the label: what is being told apart. */
  hint?: string
}

/** One of many: the phone's own list. */
export function SelectField({ label, value, options, onChange, hint }: SelectFieldProps) {
  const id = useId()
  return (
    <div class="field import-select">
      <label for={id}>
        {label}
        {hint && <span class="quiet">{hint}</span>}
      </label>
      <div class="field-box">
        <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
