import { useState } from 'preact/hooks'
import { dayIn } from '../../../shared/domain/calendar.ts'
import type { Sale } from '../../../shared/domain/report.ts'
import { type Cell, csvHead, csvRows } from '../../../shared/domain/sheet.ts'
import { toXlsx } from '../../../xlsx/bridge.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { canShareFile, saveFile, shareFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { salesOf } from './model.ts'
import { salesRows, salesSheet, sumSheets } from './sheets.ts'
import type { Shown } from './use-report.ts'

type Kind = 'xlsx' | 'csv'

/**
 * The report as a file. Made by one press and handed over by another: a share sheet opens only right after a press, and a
 * year takes longer than that.
 */
export function KeepFile({ shown }: { shown: Shown }) {
  const db = useDb()
  const [made, setMade] = useState<File | null>(null)
  const [part, setPart] = useState<number | null>(null)

  async function make(kind: Kind) {
    setPart(0)
    try {
      const content = await (kind === 'csv' ? csv() : xlsx())
      if (content === null) toast(t('report.noWriter'), { icon: 'warning' })
      else setMade(fileOf(content, kind, shown))
    } finally {
      setPart(null)
    }
  }

  async function csv(): Promise<Blob> {
    const parts = [csvHead(salesSheet(shown.names).columns)]
    for await (const rows of rowsInTurn()) parts.push(csvRows(rows, shop.value.currency))
    return new Blob(parts)
  }

  async function xlsx(): Promise<Blob | null> {
    const lines = salesSheet(shown.names)
    for await (const rows of rowsInTurn()) lines.rows.push(...rows)
    return toXlsx([...sumSheets(shown), lines], shop.value.currency)
  }

  /** The sold lines, oldest first, made slice by slice as they are read: the screen stays free. */
  async function* rowsInTurn() {
    const { spans } = shown.period
    let slices: Cell[][][] = []
    let done = 0
    for await (const sales of salesOf(db, spans)) {
      // Of each day or month the newest come first.
      if (sales !== 'span') slices.unshift(salesRows(sales.sort(inTime), shown.names))
      else {
        yield* slices
        slices = []
        setPart(++done / spans.length)
      }
    }
  }

  if (part !== null) {
    return (
      <label class="report-reading">
        <span>{t('report.making')}</span>
        <progress value={part} max={1} />
      </label>
    )
  }
  if (made) return <Ready file={made} onOther={() => setMade(null)} />
  return (
    <div class="report-files">
      <Button icon="download" onPress={() => make('xlsx')}>
        {t('report.excel')}
      </Button>
      <Button icon="download" onPress={() => make('csv')}>
        {t('report.csv')}
      </Button>
    </div>
  )
}

/** Ids are in order of time too: they tell what happened within one moment apart. */
function inTime(a: Sale, b: Sale): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

function Ready({ file, onOther }: { file: File; onOther: () => void }) {
  return (
    <div class="card stack">
      <p role="status">
        <b>{t('report.made')}</b>
      </p>
      <Button
        kind="primary"
        tone="money"
        big
        icon="download"
        onPress={() => {
          saveFile(file)
          toast(t('report.saved'))
          onOther()
        }}
      >
        {t('report.save')}
      </Button>
      {canShareFile(file) && (
        <Button big icon="share" onPress={() => shareFile(file)}>
          {t('report.send')}
        </Button>
      )}
    </div>
  )
}

const TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' }

/** `talat-ผ้าทอป้าแดง-2026-01-01-2026-01-31.csv`, without what file systems do not take. */
function fileOf(content: Blob, kind: Kind, { period: { from, to } }: Shown): File {
  const { name, zone } = shop.value
  const plain = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  const days = [...new Set([dayIn(zone, from), dayIn(zone, to - 1)])]
  return new File([content], `${['talat', plain, ...days].filter(Boolean).join('-')}.${kind}`, { type: TYPES[kind] })
}
