import { useState } from 'preact/hooks'
import { csvHead, csvRows } from '../../../shared/domain/sheet.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { saveFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Layout } from './columns.ts'
import { LineRow } from './line-row.tsx'
import type { Line } from './lines.ts'
import { problemText } from './words.ts'

interface LineListProps {
  lines: readonly Line[]
  layout: Layout
  rows: readonly string[][]
  /** How many are there already. */
  there: number
}

type Which = 'all' | 'new' | 'known' | 'wrong'

/** Lines that are drawn at a time. */
const PAGE = 40

/** The lines, those with a problem first to be seen: they are what a person has to look at. */
export function LineList({ lines, layout, rows, there }: LineListProps) {
  const wrong = lines.filter(({ problems }) => problems.length > 0)
  const [chosen, setChosen] = useState<Which | null>(null)
  const [shown, setShown] = useState(PAGE)
  const counts = {
    all: lines.length,
    new: lines.length - wrong.length - there,
    known: there,
    wrong: wrong.length,
  }
  const which = chosen && counts[chosen] > 0 ? chosen : wrong.length > 0 ? 'wrong' : 'all'
  const found = which === 'wrong' ? wrong : lines.filter((line) => which === 'all' || kindOf(line) === which)
  return (
    <>
      <Chips
        label={t('import.show')}
        labelHeard
        options={(['all', 'new', 'known', 'wrong'] as const).flatMap((value) =>
          counts[value] > 0 ? [{ value, label: t(`import.${value}`, { count: counts[value] }) }] : [],
        )}
        value={which}
        onChange={(next) => {
          setChosen(next)
          setShown(PAGE)
        }}
      />
      {wrong.length > 0 && which === 'wrong' && (
        <Button icon="download" onPress={() => keepWrong(rows, layout, wrong)}>
          {t('import.keepWrong')}
        </Button>
      )}
      <ul class="import-lines">
        {found.slice(0, shown).map((line) => (
          <LineRow key={line.row} line={line} layout={layout} />
        ))}
      </ul>
      {found.length > shown && (
        <Button icon="down" onPress={() => setShown(shown + 5 * PAGE)}>
          {t('import.more', { count: Math.min(5 * PAGE, found.length - shown) })}
        </Button>
      )}
    </>
  )
}

function kindOf({ problems, known }: Line): Which {
  return problems.length > 0 ? 'wrong' : known === null ? 'new' : 'known'
}

/** The lines as they stood in the file, with what is wrong with each: mended there, that file can be brought in. */
function keepWrong(rows: readonly string[][], { head }: Layout, wrong: readonly Line[]): void {
  const width = Math.max(...wrong.map(({ cells }) => cells.length))
  const headings = Array.from({ length: width }, (_, column) => (head === null ? '' : (rows[head]?.[column] ?? '')))
  const columns = [...headings, t('import.wrongFile')].map((title) => ({ title, width: 0 }))
  const cells = wrong.map((line) => [...line.cells, line.problems.map(problemText).join(', ')])
  const text = (head === null ? '\ufeff' : csvHead(columns)) + csvRows(cells, shop.value.currency)
  saveFile(new File([text], `${t('import.wrongFile')}.csv`, { type: 'text/csv' }))
  toast(t('import.wrongKept'))
}
