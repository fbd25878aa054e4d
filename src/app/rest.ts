/**
 * What sells nothing and is not precached (the build puts it into `rest/`): it is fetched once the rest has had its turn,
 * one after another, and is there without a network from then on.
 */

import { signal } from '@preact/signals'
import { lazy } from 'preact-iso'
import { navigate } from './platform/history.ts'
import { t } from './platform/language.ts'
import { openSession } from './platform/session.ts'
import { toast } from './ui/toast.tsx'

const learn = () => import('./features/learn/index.tsx')

/** The lessons. */
export const Learn = lazy(learn)

/** The lessons and the practice shop are on this phone. */
export const restReady = signal(false)

let fetching = false

/** Fetches what is not there yet; asked again it goes on where it stopped. Not on data saver: there it comes when it is opened. */
export function fetchRest(): void {
  if (fetching || restReady.value || savesData()) return
  fetching = true
  void (async () => {
    try {
      // Only what passes the worker stays.
      if (import.meta.env.PROD) await served()
      await idle()
      const { fetchTexts } = await learn()
      await fetchTexts()
      await import('./features/orders/papers/index.ts')
      restReady.value = true
    } catch {
      // No network: the next time that somebody asks will do.
    } finally {
      fetching = false
    }
  })()
}

/** Opens a practice shop in place of the shop on screen. */
export async function enterPractice(): Promise<void> {
  toast(t('practice.making'))
  try {
    const { openPractice } = await learn()
    await openPractice()
  } catch (error) {
    console.warn('practice', error)
    toast(t('practice.failed'), { icon: 'warning', seconds: 10 })
    return
  }
  await openSession()
  navigate('/sell', { replace: true })
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}

/** Resolves when the worker serves this page, which on the first visit it does not do from the start. */
function served(): Promise<void> {
  const worker = navigator.serviceWorker
  return new Promise((resolve) => {
    if (!worker || worker.controller) resolve()
    else worker.addEventListener('controllerchange', () => resolve(), { once: true })
  })
}

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5000 })
    else setTimeout(resolve, 500)
  })
}
