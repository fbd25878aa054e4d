import { useState } from 'preact/hooks'
import { BUDDHIST, dayParts, isoDay, yearTyped } from '../../shared/domain/calendar.ts'
import { language, t } from '../platform/language.ts'
import { Button } from './button.tsx'
import { digitsOf } from './digits.ts'

interface DayFieldProps {
  label: string
  /** `YYYY-MM-DD`, or nothing. */
  value: string
  /** null: what is typed is no day, or not yet. */
  onChange: (iso: string | null) => void
}

interface Parts {
  day: string
  month: string
  year: string
}

/** A day of a label: day, month, and a year of four digits in either era. Of two digits is asked which year is meant. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [parts, setParts] = useState(() => partsOf(value))
  const year = yearTyped(parts.year, new Date().getFullYear())
  const empty = parts.day + parts.month + parts.year === ''
  const iso = isoOf(parts)
  const wrong = !empty && iso === null && parts.day !== '' && parts.month !== '' && parts.year.length === 4

  function change(patch: Partial<Parts>) {
    const next = { ...parts, ...patch }
    setParts(next)
    onChange(next.day + next.month + next.year === '' ? '' : isoOf(next))
  }
  return (
    <fieldset class="day-field">
      <legend>{label}</legend>
      <div class="day-parts">
        <input
          aria-label={`${label}: ${t('goods.day')}`}
          placeholder={t('goods.day')}
          inputMode="numeric"
          autoComplete="off"
          value={parts.day}
          onInput={({ currentTarget }) => change({ day: digitsOf(currentTarget.value, 2) })}
        />
        <select
          aria-label={`${label}: ${t('goods.month')}`}
          value={parts.month}
          onChange={({ currentTarget }) => change({ month: currentTarget.value })}
        >
          <option value="">{t('goods.month')}</option>
          {t('dates.months')
            .split(' ')
            .map((month, index) => (
              <option key={month} value={String(index + 1)}>
                {month}
              </option>
            ))}
        </select>
        <input
          aria-label={`${label}: ${t('goods.year')}`}
          placeholder={String(shownYear(new Date().getFullYear()))}
          inputMode="numeric"
          autoComplete="off"
          value={parts.year}
          onInput={({ currentTarget }) => change({ year: digitsOf(currentTarget.value, 4) })}
        />
      </div>
      {year && 'ask' in year && (
        <div class="day-ask" role="status">
          <span>{t('goods.whichYear')}</span>
          {year.ask.map((one) => (
            <Button key={one} onPress={() => change({ year: String(shownYear(one)) })}>
              {t('goods.eras', { buddhist: one + BUDDHIST, common: one })}
            </Button>
          ))}
        </div>
      )}
      {wrong && (
        <p class="field-error" role="alert">
          {t('goods.noSuchDay')}
        </p>
      )}
    </fieldset>
  )
}

function isoOf({ day, month, year }: Parts): string | null {
  const read = yearTyped(year, 0)
  return read && 'year' in read ? isoDay(read.year, Number(month), Number(day)) : null
}

function partsOf(iso: string): Parts {
  if (iso === '') return { day: '', month: '', year: '' }
  const { year, month, day } = dayParts(iso)
  return { day: String(day), month: String(month), year: String(shownYear(year)) }
}

/** The year as the screen's language counts it. */
function shownYear(year: number): number {
  return language.value === 'th' ? year + BUDDHIST : year
}
