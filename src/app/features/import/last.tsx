import { useMemo } from 'preact/hooks'
import { date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { bringBack, importGoods, takeOut } from './job.ts'
import type { LastImport } from './model.ts'
import { Photos } from './photos.tsx'

/** What was brought in last: how much, its photos, and the way back. */
export function Last({ last: { plan, imported, there, added } }: { last: LastImport }) {
  const db = useDb()
  const changed = useMemo(
    () => plan.goods.slice(0, imported.done).filter(({ known }) => known).length,
    [plan, imported],
  )
  const whole = imported.done === plan.goods.length
  // A phone that went out in the middle of taking it out has some of it left.
  const out = imported.undone && there === 0 && imported.before.length === 0
  return (
    <section class="card stack" aria-label={plan.file}>
      <p class="quiet">
        {plan.file} · {date(plan.at)}
      </p>
      {out ? (
        <p role="status">
          <b>{t('import.undone')}</b>
        </p>
      ) : (
        <div class="import-done" role="status">
          <Icon name={whole ? 'check' : 'warning'} />
          <div>
            {added > 0 && <b>{t('import.done', { count: added })}</b>}
            {changed > 0 && <b>{t('import.doneChanged', { count: changed })}</b>}
            {!whole && <b>{t('import.stopped', { done: imported.done, of: plan.goods.length })}</b>}
          </div>
        </div>
      )}
      {!out && !whole && !imported.undone && (
        <Button kind="primary" tone="goods" big icon="next" onPress={() => importGoods(db)}>
          {t('import.goOn')}
        </Button>
      )}
      {!out && whole && <Photos />}
      <div class="import-pair">
        {out ? (
          added > 0 && (
            <Button icon="undo" onPress={() => bringBack(db)}>
              {t('import.redo')}
            </Button>
          )
        ) : (
          <>
            <Button icon="goods" href="/goods">
              {t('import.see')}
            </Button>
            <Button icon="undo" onPress={() => takeOut(db)}>
              {t('import.undo')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
