import { useState } from 'preact/hooks'
import { ago } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Icon } from '../../ui/icons.tsx'
import { waitingText } from '../../ui/waiting-text.ts'
import { backWords } from './came.tsx'
import { GivePicture } from './drawings.tsx'
import { GiveSheet } from './give-sheet.tsx'
import { type Given, givenBefore, waiting } from './model.ts'

/** So many are in sight. */
const SHOWN = 3

/** "Give my day to a neighbour", and what became of what was given. */
export function Give({ db }: { db: Parameters<typeof givenBefore>[0] }) {
  const [giving, setGiving] = useState(false)
  const waits = useLive(() => waiting(db), [db])
  const given = useLive(() => givenBefore(db), [db])
  if (!waits || !given) return null
  // Whole photos are too heavy to be carried.
  const text = waitingText({ ...waits, photos: 0 })
  const open = waits.sales + waits.changes
  return (
    <>
      <section class="card carry-choice">
        <GivePicture />
        <div>
          <h2>{t('carry.give')}</h2>
          <p class="quiet">{text ? t('carry.giveHelp') : t('carry.giveNone')}</p>
        </div>
        {text && (
          <p class="carry-waits">
            <b>{t('sync.waits')}</b> {text}
          </p>
        )}
        {waits.photos > 0 && <p class="carry-waits quiet">{t('carry.photosLater', { count: waits.photos })}</p>}
        <Button kind="primary" tone="shop" big icon="people" onPress={() => setGiving(true)}>
          {text ? t('carry.giveGo') : t('carry.giveNews')}
        </Button>
      </section>
      {given.length > 0 && (
        <section class="stack" aria-labelledby="carry-given">
          <h2 id="carry-given">{t('carry.given')}</h2>
          <ul class="card carry-list">
            {given.slice(0, SHOWN).map((one) => (
              <GivenRow key={one.id} given={one} open={open} />
            ))}
          </ul>
          {given.length > SHOWN && (
            <Fold title={t('carry.givenMore', { count: given.length - SHOWN })}>
              <ul>
                {given.slice(SHOWN).map((one) => (
                  <GivenRow key={one.id} given={one} open={open} />
                ))}
              </ul>
            </Fold>
          )}
        </section>
      )}
      {giving && <GiveSheet db={db} before={given} onClose={() => setGiving(false)} />}
    </>
  )
}

/** @param open how many changes wait: with none, all that was ever given has arrived by one way or another */
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
        {back && back.refused > 0 && <a href="/shop/sync">{t('carry.seeRefused')}</a>}
      </div>
    </li>
  )
}
