import { useMemo, useState } from 'preact/hooks'
import type { Meaning } from '../../../shared/i18n/columns.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop, useDb } from '../../platform/session.ts'
import { useWorkInHand } from '../../platform/update.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Page } from '../../ui/page.tsx'
import { CheckRow } from './check-row.tsx'
import { columnsOf, type Layout, layoutOf } from './columns.ts'
import { ColumnsFold } from './columns-fold.tsx'
import { LineList } from './line-list.tsx'
import { type Line, linesOf } from './lines.ts'
import type { List } from './list.ts'
import { knownGoods, taken } from './model.ts'
import { rememberColumns, rememberedColumns } from './remembered.ts'
import { SelectField } from './select-field.tsx'

interface PreviewProps {
  list: List
  onBack: () => void
  onImport: (lines: readonly Line[], layout: Layout) => Promise<void>
}

/** What each line becomes, before any of it is written. */
export function Preview({ list, onBack, onImport }: PreviewProps) {
  const db = useDb()
  const [sheet, setSheet] = useState(0)
  const rows = list.tables[sheet]?.rows ?? NO_ROWS
  const [layout, setLayout] = useState(() => startOf(rows))
  /** Goods that are there already are changed; else they are left as they are. */
  const [change, setChange] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const known = useLive(() => knownGoods(db), [db])
  const { currency } = shop.value
  const lines = useMemo(() => (known ? linesOf(rows, layout, known, currency) : []), [rows, layout, known, currency])
  useWorkInHand()

  const named = layout.columns.includes('name')
  const going = named ? taken(lines, change) : []
  const there = lines.filter((line) => line.known !== null && line.problems.length === 0).length

  function chooseSheet(next: number) {
    setSheet(next)
    setLayout(startOf(list.tables[next]?.rows ?? NO_ROWS))
  }
  function chooseMeaning(column: number, meaning: Meaning | null) {
    // A meaning is of one column: the one that had it is left out.
    const columns = layout.columns.map((one, at) => (at === column ? meaning : one === meaning ? null : one))
    setLayout({ ...layout, columns })
    if (layout.head !== null) rememberColumns(rows[layout.head] ?? [], columns)
  }
  async function start() {
    setTrouble(null)
    try {
      await onImport(going, layout)
    } catch (error) {
      setTrouble(wordsFor(error))
    }
  }
  return (
    <Page
      title={t('import.title')}
      tone="goods"
      back="/goods"
      footer={
        named &&
        known && (
          <Button kind="primary" tone="goods" big icon="check" disabled={going.length === 0} onPress={start}>
            {going.length === 0 ? t('import.nothing') : t('import.go', { count: going.length })}
          </Button>
        )
      }
    >
      <div class="import-file">
        <b>{list.name}</b>
        <IconButton label={t('import.another')} icon="close" onPress={onBack} />
      </div>
      {trouble && <p role="alert">{trouble}</p>}
      {list.tables.length > 1 && (
        <SelectField
          label={t('import.sheet')}
          value={String(sheet)}
          options={list.tables.map(({ name }, index) => ({ value: String(index), label: name }))}
          onChange={(value) => chooseSheet(Number(value))}
        />
      )}
      {!named && <p role="alert">{t('import.whichName')}</p>}
      <ColumnsFold
        key={sheet}
        rows={rows}
        layout={layout}
        onHead={(head) => setLayout({ head, columns: columnsOf(rows, head) })}
        onMeaning={chooseMeaning}
      />
      {named && there > 0 && (
        <CheckRow text={t('import.change', { count: there })} checked={change} onChange={setChange} />
      )}
      {named && known && <LineList lines={lines} layout={layout} rows={rows} there={there} />}
    </Page>
  )
}

const NO_ROWS: string[][] = []

/** As it seems to be, or as the person said of such a list before. */
function startOf(rows: readonly string[][]): Layout {
  const layout = layoutOf(rows)
  const known = layout.head === null ? null : rememberedColumns(rows[layout.head] ?? [])
  return known ? { ...layout, columns: known } : layout
}
