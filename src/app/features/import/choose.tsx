import { useState } from 'preact/hooks'
import { csvHead, csvRows } from '../../../shared/domain/sheet.ts'
import { columnName, type Meaning } from '../../../shared/i18n/columns.ts'
import { language, say, t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { saveFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { type List, type NoList, readList } from './list.ts'

interface ChooseProps {
  /** Nothing was brought in yet: it says what to choose. */
  first: boolean
  onList: (list: List) => void
}

export function Choose({ first, onList }: ChooseProps) {
  const [reading, setReading] = useState(false)
  const [bad, setBad] = useState<NoList | null>(null)

  async function read(file: File | undefined) {
    if (!file) return
    setBad(null)
    setReading(true)
    try {
      const list = await readList(file)
      if (typeof list === 'string') setBad(list)
      else onList(list)
    } finally {
      setReading(false)
    }
  }
  const ways = (
    <>
      {bad && <p role="alert">{bad === 'missing' ? t('later.missing') : say(`import.bad.${bad}`)}</p>}
      {reading ? (
        <p role="status">{t('import.reading')}</p>
      ) : (
        // All kinds of files: what a phone calls a CSV depends on the app that saved it.
        <FileButton
          icon="download"
          text={t(first ? 'import.choose' : 'import.another')}
          tone="goods"
          big
          primary={first}
          onFiles={([file]) => void read(file)}
        />
      )}
      <Button icon="receipt" onPress={saveSample}>
        {t('import.sample')}
      </Button>
    </>
  )
  if (first) return <EmptyState picture="receipt" text={t('import.help')} action={ways} />
  return (
    <div class="stack">
      <p>{t('import.help')}</p>
      {ways}
    </div>
  )
}

/** What is most asked of goods. */
const USUAL: Meaning[] = ['code', 'name', 'price', 'quantity', 'unit', 'category', 'cost', 'photo', 'story']

function saveSample(): void {
  const columns = USUAL.map((meaning) => ({ title: columnName(language.value, meaning), width: 0 }))
  const example = [['A12', t('goods.category.mudmee'), '1800', '1', t('units.name.piece'), '', '', 'A12.jpg', '']]
  const text = csvHead(columns) + csvRows(example, shop.value.currency)
  saveFile(new File([text], `${t('import.sampleFile')}.csv`, { type: 'text/csv' }))
}
