import { dueOf, dueState } from '../../../shared/domain/lots.ts'
import { quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { dayText, today } from '../../ui/days.ts'
import { Due } from '../../ui/due.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Picture } from '../../ui/picture.tsx'
import { openLots, tiles } from './model.ts'

/** What is expired or nearly so, the first to go first. */
export function UseFirstPage() {
  const db = useDb()
  const rows = useLive(async () => {
    const lots = (await openLots(db)).filter(({ fields }) => dueState(dueOf(fields), today()) !== 'good')
    const goods = new Map(
      (
        await tiles(
          db,
          lots.map(({ fields }) => fields.good),
        )
      ).map((tile) => [tile.id, tile]),
    )
    return lots.flatMap((lot) => {
      const tile = goods.get(lot.fields.good)
      return tile ? [{ lot, tile }] : []
    })
  }, [db])
  return (
    <Page title={t('goods.useFirst')} tone="goods" back="/goods">
      {rows?.length === 0 && <EmptyState picture="goods" text={t('goods.nothingDue')} />}
      <ul class="good-rows">
        {rows?.map(({ lot, tile }) => (
          <li key={lot.id}>
            <a class="good-row" href={`/goods/${tile.id}`}>
              <Picture hash={tile.thumb} alt="" />
              <span>
                <b>{tile.name || t('goods.unnamed')}</b>
                <span class="quiet">
                  {quantity(lot.left, tile.unit)} · {dayText(dueOf(lot.fields))}
                </span>
              </span>
              <Due state={dueState(dueOf(lot.fields), today())} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
