import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { reload } from '../platform/history.ts'
import { loadAllMessages, t } from '../platform/language.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty.tsx'
import { Page } from './page.tsx'
import type { Tone } from './tone.ts'

/**
 * A page that sells nothing: the build puts it into `rest/`, and it comes after all that sells. Before it is on the phone
 * it says so, and where there is a network it is fetched when it is opened.
 * @param back where its back button leads, and whose colour it wears
 */
export function later<P extends object>(back: Tone, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let page: ComponentType<P> | undefined
  const fetch = async () => {
    const [loaded] = await Promise.all([load(), loadAllMessages('later')])
    page = loaded
  }
  return lazy(async () => {
    await fetch().catch(() => {})
    return function Later(props: P) {
      const [tried, setTried] = useState(false)
      useEffect(() => {
        // It may have come since, and its words may be in another language.
        void fetch()
          .catch(() => {})
          .then(() => setTried(true))
      }, [])
      const Whole = page
      if (Whole) return <Whole {...props} />
      // Said only once it is known: a button that goes while a thumb is on its way to it is worse than a blank moment.
      return tried ? <NotHere place={back} /> : null
    }
  })
}

function NotHere({ place }: { place: Tone }) {
  return (
    <Page title={t(`common.${place}`)} tone={place} back={`/${place}`}>
      <EmptyState
        picture="download"
        tone={place}
        text={t('later.missing')}
        action={
          // A browser may remember that a script did not come, until the page is loaded anew.
          <Button kind="primary" tone={place} icon="undo" onPress={reload}>
            {t('common.crashRetry')}
          </Button>
        }
      />
    </Page>
  )
}
