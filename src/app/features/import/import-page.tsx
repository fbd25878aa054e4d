import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Choose } from './choose.tsx'
import { importGoods, job } from './job.ts'
import { Last } from './last.tsx'
import type { List } from './list.ts'
import { lastImport, planImport } from './model.ts'
import { Preview } from './preview.tsx'

/** A file is chosen, looked at, brought in; what was brought in last stands here until the next, and can be taken out. */
export function ImportPage() {
  const db = useDb()
  const [list, setList] = useState<List | null>(null)
  const working = job.value !== null
  // Not while it is written: it would be read anew after each batch, thousands of goods each time.
  const last = useLive(async () => (working ? undefined : lastImport(db)), [db, working])

  if (job.value) return <Running />
  if (list) {
    return (
      <Preview
        list={list}
        onBack={() => setList(null)}
        onImport={async (lines, layout) => {
          await planImport(db, list.name, lines, layout)
          setList(null)
          // Not waited for: the page is gone that would say what went wrong, and what nobody waits for is said on every page.
          void importGoods(db, list.photos)
        }}
      />
    )
  }
  return (
    <Page title={t('import.title')} tone="goods" back="/goods">
      {last && <Last last={last} />}
      {last !== undefined && <Choose first={last === null} onList={setList} />}
    </Page>
  )
}

function Running() {
  const { work, done, of, stop } = job.value ?? { work: 'goods', done: 0, of: 0, stop: () => {} }
  const text = t(`import.${work}`, { done, of })
  return (
    <Page title={t('import.title')} tone="goods" back="/goods">
      <div class="card stack" role="status">
        <b>{text}</b>
        <progress class="import-bar" value={done} max={Math.max(1, of)} aria-label={text} />
        <p class="quiet">{t('import.keepsOn')}</p>
      </div>
      {(work === 'goods' || work === 'photosOn') && (
        <Button icon="close" onPress={stop}>
          {t('import.stop')}
        </Button>
      )}
    </Page>
  )
}
