import { useEffect, useErrorBoundary } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { arrive, watchScroll } from './platform/arrive.ts'
import { navigate, noteNavigation, setRouter } from './platform/history.ts'
import { joinCode } from './platform/join-link.ts'
import { t } from './platform/language.ts'
import { overtaken, session } from './platform/session.ts'
import { asked, syncSheetOpen } from './platform/sync.ts'
import { updateReady } from './platform/update.ts'
import { Notices, PLACES, Start, SyncSheet } from './routes.ts'
import './shell.css'
import { Button } from './ui/button.tsx'
import { Crash } from './ui/crash.tsx'
import { EmptyState } from './ui/empty.tsx'
import { Icon } from './ui/icons.tsx'
import { Page } from './ui/page.tsx'
import { Toasts } from './ui/toast.tsx'

/** The frame around every screen: the router, the bar of five places, messages and the sync sheet. */
export function Shell() {
  return (
    <LocationProvider>
      <Frame />
    </LocationProvider>
  )
}

/** What preact-iso's location holds; its types leave out two of them. */
interface Location {
  url: string
  path: string
  route: (url: string, replace?: boolean) => void
  wasPush: boolean
}

function Frame() {
  const { url, path, route, wasPush } = useLocation() as unknown as Location
  setRouter(route)
  useEffect(watchScroll, [])
  useEffect(() => noteNavigation(wasPush), [url, wasPush])
  const goal = redirect(path)
  useEffect(() => {
    if (goal) navigate(goal, { replace: true })
  }, [goal])

  return (
    <div class="shell">
      <Screens onArrive={() => arrive(wasPush)} waiting={goal !== undefined} />
      {(updateReady.value || overtaken.value || session.value?.practice) && (
        <Router>{[<Route key="notices" default component={Notices} />]}</Router>
      )}
      {session.value && <Bar path={path} />}
      <Toasts />
      {syncSheetOpen.value && <Router>{[<Route key="sheet" default component={SyncSheet} />]}</Router>}
    </div>
  )
}

/** Where a path leads that has no screen of its own now. */
function redirect(path: string): string | undefined {
  // Who has no shop here may carry what is of others.
  if (!session.value) return ['/start', '/shop/carry'].includes(path) ? undefined : '/start'
  if (joinCode.value && path !== '/shop/join') return '/shop/join'
  return path === '/' ? '/sell' : undefined
}

function Screens({ onArrive, waiting }: { onArrive: () => void; waiting: boolean }) {
  const [error] = useErrorBoundary()
  if (error) return <Crash error={error} />
  if (waiting) return null
  return (
    <Router onRouteChange={onArrive}>
      {PLACES.flatMap(({ name, page }) => [
        <Route key={name} path={`/${name}`} component={page} />,
        <Route key={`${name}/`} path={`/${name}/*`} component={page} />,
      ])}
      <Route path="/start" component={Start} />
      <Route default component={NotFound} />
    </Router>
  )
}

function Bar({ path }: { path: string }) {
  return (
    <nav class="bar" aria-label={t('common.places')}>
      {PLACES.map(({ name }) => {
        const here = path.split('/')[1] === name
        return (
          <a key={name} class={`tone-${name}`} href={`/${name}`} aria-current={here ? 'page' : undefined}>
            <Icon name={name} />
            <span>{t(`common.${name}`)}</span>
            {name === 'orders' && asked.value > 0 && <b class="bar-count">{asked.value}</b>}
          </a>
        )
      })}
    </nav>
  )
}

function NotFound() {
  return (
    <Page title={t('common.notFound')} tone="shop" back="/sell">
      <EmptyState
        picture="search"
        text={t('common.notFound')}
        action={
          <Button kind="primary" tone="sell" icon="sell" href="/sell">
            {t('common.toSell')}
          </Button>
        }
      />
    </Page>
  )
}
