import { columnName, MEANINGS, type Meaning } from '../../../shared/i18n/columns.ts'
import { language, t } from '../../platform/language.ts'
import { Fold } from '../../ui/fold.tsx'
import { CheckRow } from './check-row.tsx'
import type { Layout } from './columns.ts'
import { SelectField } from './select-field.tsx'

interface ColumnsFoldProps {
  rows: readonly string[][]
  layout: Layout
  onHead: (head: number | null) => void
  onMeaning: (column: number, meaning: Meaning | null) => void
}

/** Values that are shown of a column, so that it is known by them. */
const SHOWN = 3

/** What each column is, to be changed; folded where the app found out by itself. */
export function ColumnsFold({ rows, layout: { head, columns }, onHead, onMeaning }: ColumnsFoldProps) {
  const names = columns.flatMap((meaning) => (meaning ? columnName(language.value, meaning) : []))
  const below = rows.slice(head === null ? 0 : head + 1)
  const options = [
    { value: '', label: t('import.leaveOut') },
    ...MEANINGS.map((meaning) => ({ value: meaning, label: columnName(language.value, meaning) })),
  ]
  return (
    <div class="import-columns">
      <Fold icon="edit" title={t('import.columns')} summary={names.join(', ')} open={!columns.includes('name')}>
        <CheckRow text={t('import.head')} checked={head !== null} onChange={(checked) => onHead(checked ? 0 : null)} />
        {columns.map((meaning, column) => (
          <SelectField
            key={column}
            label={headingOf(rows, head, column)}
            hint={samplesOf(below, column)}
            value={meaning ?? ''}
            options={options}
            onChange={(value) => onMeaning(column, MEANINGS.find((one) => one === value) ?? null)}
          />
        ))}
      </Fold>
    </div>
  )
}

/** The heading, or the letter that a spreadsheet puts over the column. */
function headingOf(rows: readonly string[][], head: number | null, column: number): string {
  const heading = head === null ? '' : (rows[head]?.[column]?.trim() ?? '')
  return heading || t('import.column', { letter: letterOf(column) })
}

/** A, B, … Z, AA. */
function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}

function samplesOf(rows: readonly string[][], column: number): string {
  const values = rows.slice(0, 30).flatMap((row) => row[column]?.trim() || [])
  return [...new Set(values)].slice(0, SHOWN).join(' · ')
}
