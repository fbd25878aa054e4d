import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'

interface ChoiceFieldProps {
  label: string
  /** What the field for any other word is called. */
  other: string
  /** Words that one tap writes, parted by commas. */
  words: string
  value: string
  onChange: (value: string) => void
}

/** A word that is usually one of a few: chips, and below them room for any other. */
export function ChoiceField({ label, other, words, value, onChange }: ChoiceFieldProps) {
  const options = words.split(',').map((word) => ({ value: word, label: word }))
  const known = options.some((option) => option.value === value)
  return (
    <>
      <Chips label={label} options={options} value={known ? value : null} onChange={onChange} />
      <Field label={other} value={known ? '' : value} onInput={onChange} maxLength={MAX_NAME} />
    </>
  )
}
