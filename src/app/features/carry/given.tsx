import { ago } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { Fold } from '../../ui/fold.tsx'
import { Icon } from '../../ui/icons.tsx'
import { backWords } from './came.tsx'
import { type Given, givenBefore } from './model.ts'

/** So many are in sight. */
const SHOWN = 3

interface GivenListProps {
  db: Parameters<typeof givenBefore>[0]
  /** How many changes wait: with none, all that was ever given has arrived by one way or another. */
  open: number
}

/** What was given to whom, and what came back. */
export function GivenList({ db, open }: GivenListProps) {
  const given = useLive(() => givenBefore(db), [db])
  if (!given || given.length === 0) return null
  const rows = (some: readonly Given[]) => some.map((one) => <GivenRow key={one.id} given={one} open={open} />)
  return (
    <section class="stack" aria-labelledby="carry-given">
      <h2 id="carry-given">{t('carry.given')}</h2>
      <ul class="card carry-list">{rows(given.slice(0, SHOWN))}</ul>
      {given.length > SHOWN && (
        <Fold title={t('carry.givenMore', { count: given.length - SHOWN })}>
          <ul>{rows(given.slice(SHOWN))}</ul>
        </Fold>
      )}
    </section>
  )
}

function GivenRow({ given, open }: { given: Given; open: number }) {
  const now = useNow(60_000)
  const { to, made, operations, pictures, back } = given
  const what = [
    operations > 0 && t('sync.changes', { count: operations }),
    pictures > 0 && t('sync.photos', { count: pictures }),
  ]
    .filter(Boolean)
    .join(' · ')
  const there = back !== null || (operations > 0 && open === 0)
  return (
    <li class="carry-row">
      <Icon name={there ? 'check' : 'people'} />
      <div>
        <p>
          <b>{to || t('carry.someone')}</b> <span class="quiet">{ago(made, now)}</span>
        </p>
        <p class="quiet">{what || t('carry.news')}</p>
        <p>
          {back
            ? t('carry.cameBack', { when: ago(back.at, now), what: backWords(back) })
            : t(there ? 'carry.otherWay' : 'carry.notBack')}
        </p>
        {back && back.refused > 0 && (
          <a class="button" href="/shop/sync">
            {t('carry.seeRefused')}
          </a>
        )}
      </div>
    </li>
  )
}
