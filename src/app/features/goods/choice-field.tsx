import { useState } from 'preact/hooks'
import { isCode, LISTS, type List, partsOf } from '../../../shared/domain/lists.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import { CheckChips } from './check-chips.tsx'
import { wordOf } from './words.ts'

interface ChoiceFieldProps {
  label: string
  list: List
  /** Those of the list that fit; all, if left out. */
  codes?: readonly string[]
  value: string
  onChange: (value: string) => void
  /** Several may be chosen; they stand in the value parted by commas. */
  several?: boolean
}

/** Shown before the others are asked for: as many as one takes in at a glance. */
const FIRST = 4

/** A word that is usually one of a few: chips for the most usual, and behind them the others and room for any. */
export function ChoiceField({ label, list, codes = LISTS[list], value, onChange, several }: ChoiceFieldProps) {
  const [all, setAll] = useState(false)
  const chosen = several ? partsOf(value) : [value]
  const known = chosen.filter((word) => isCode(list, word))
  const other = chosen.filter((word) => word !== '' && !isCode(list, word)).join(', ')
  // As it is typed, with the comma that it may end on.
  const [typed, setTyped] = useState(other)
  const shown = [...new Set([...(all ? codes : codes.slice(0, FIRST)), ...known])]
  const options = shown.map((code) => ({ value: code, label: wordOf(list, code) }))
  const more = !all && (
    <button class="chip more" type="button" onClick={() => setAll(true)} aria-label={t('goods.moreOf', { label })}>
      …
    </button>
  )
  return (
    <>
      {several ? (
        <CheckChips
          label={label}
          options={options}
          values={known}
          onChange={(words) => onChange([...words, ...partsOf(typed)].join(','))}
        >
          {more}
        </CheckChips>
      ) : (
        <Chips label={label} options={options} value={known[0] ?? null} onChange={onChange}>
          {more}
        </Chips>
      )}
      {(all || other !== '') && (
        <Field
          label={t('goods.otherOf', { label })}
          value={several ? typed : other}
          onInput={(text) => {
            setTyped(text)
            onChange(several ? [...known, ...partsOf(text)].join(',') : text)
          }}
          maxLength={MAX_NAME / 2}
        />
      )}
    </>
  )
}
