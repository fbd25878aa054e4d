import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { session, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import './check.css'
import { CheckFacts } from './check-facts.tsx'
import { bySubject, CheckTable, namesOf } from './check-table.tsx'
import { type Checkup, type Counted, checkAndMend, checkUp } from './model.ts'
import './sync-details.css'
import type { Headline } from './sync-words.ts'
import { troubleText } from './words.ts'

/** Both sides counted and laid beside each other, and one button that makes them equal. */
export default function Check() {
  const joined = session.value?.joined === true
  return (
    <Page title={t('check.title')} tone="shop" back="/shop">
      {joined ? <Sides /> : <EmptyState picture="phone" text={t('check.onlyLocal')} />}
    </Page>
  )
}

function Sides() {
  const db = useDb()
  const [checkup, setCheckup] = useState<Checkup | null>(null)
  const [counting, setCounting] = useState(true)
  const [mended, setMended] = useState<string[] | null>(null)
  const here = useRef(true)

  /** Shows what comes of it, unless the page has been left meanwhile. */
  async function count(work: () => Promise<{ checkup: Checkup; mended: string[] | null }>) {
    setCounting(true)
    try {
      const done = await work()
      if (!here.current) return
      setCheckup(done.checkup)
      setMended(done.mended)
    } finally {
      if (here.current) setCounting(false)
    }
  }
  useEffect(() => {
    here.current = true
    void count(async () => ({ checkup: await checkUp(db), mended: null }))
    return () => {
      here.current = false
    }
  }, [db])
  const mend = () =>
    count(async () => {
      const { after, mended: kinds } = await checkAndMend(db, checkup?.counted ?? [])
      return { checkup: after, mended: kinds }
    })

  return (
    <>
      <Verdict checkup={counting ? null : checkup} />
      {checkup && <CheckTable subjects={bySubject(checkup.counted)} />}
      <CheckFacts />
      {!counting && mended && checkup && <Mended mended={mended} checkup={checkup} />}
      <Button kind="primary" tone="shop" big icon="check" disabled={counting} onPress={mend}>
        {t('check.run')}
      </Button>
    </>
  )
}

function differing(counted: readonly Counted[]): string[] {
  return counted.filter(({ same }) => !same).map(({ kind }) => kind)
}

/** How it stands, in one headline; null: it is being counted. */
function Verdict({ checkup }: { checkup: Checkup | null }) {
  const { look, title, help } = verdictOf(checkup)
  return (
    <section class={`sync-now ${look}`} role="status">
      <Icon name={look === 'needs' ? 'warning' : look === 'sent' ? 'check' : 'shuttle'} />
      <div>
        <h2>{title}</h2>
        {help && <p>{help}</p>}
      </div>
    </section>
  )
}

function verdictOf(checkup: Checkup | null): Headline {
  if (checkup === null) return { look: 'local', title: t('check.counting') }
  const { failed, counted } = checkup
  if (failed === 'removed') return { look: 'needs', title: t('sync.removed'), help: t('sync.removedHelp') }
  if (failed === 'unauthorized') return { look: 'needs', title: t('sync.signedOut'), help: t('sync.rejoinHelp') }
  if (failed !== null) return { look: 'waiting', title: t('check.unknown'), help: troubleText(failed) }
  if (differing(counted).length === 0) return { look: 'sent', title: t('check.allSame') }
  return { look: 'needs', title: t('check.notSame'), help: t('check.notSameHelp') }
}

function Mended({ mended, checkup }: { mended: string[]; checkup: Checkup }) {
  const still = differing(checkup.counted)
  if (checkup.failed !== null) return null
  return (
    <div role="status">
      {mended.length > 0 && <p>{t('check.mended', { what: namesOf(mended) })}</p>}
      {still.length > 0 && <p>{t('check.still', { what: namesOf(still) })}</p>}
      {mended.length + still.length === 0 && <p>{t('check.nothing')}</p>}
    </div>
  )
}
