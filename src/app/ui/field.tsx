import { useId } from 'preact/hooks'
import './field.css'

interface FieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  multiline?: boolean
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search'
  hint?: string | undefined
  error?: string | undefined
  /** Shown behind what is typed: cm, g. */
  suffix?: string
  maxLength?: number
  autoFocus?: boolean
  name?: string
  class?: string
}

/** A labelled text field. `hint` helps before, `error` after; both are read out with the field. */
export function Field({ label, value, onInput, multiline, inputMode, hint, error, suffix, ...rest }: FieldProps) {
  const id = useId()
  const Input = multiline ? 'textarea' : 'input'
  const about = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={`field ${rest.class ?? ''}`}>
      <label for={id}>{label}</label>
      <div class="field-box">
        <Input
          id={id}
          name={rest.name}
          value={value}
          inputMode={inputMode}
          enterKeyHint={inputMode === 'search' ? 'search' : undefined}
          maxLength={rest.maxLength}
          autoFocus={rest.autoFocus}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={about || undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {suffix && <span class="quiet">{suffix}</span>}
      </div>
      {hint && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
