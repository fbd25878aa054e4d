/**
 * What sells nothing and is not precached (the build puts it into `rest/`): it is fetched once all is sent, one file after
 * another, and is there without a network from then on.
 */

import { signal } from '@preact/signals'
import { navigate } from './platform/history.ts'
import { loadAllMessages, t } from './platform/language.ts'
import { openSession } from './platform/session.ts'
import { later } from './ui/later.tsx'
import { toast } from './ui/toast.tsx'

const learn = () => import('./features/learn/index.tsx')

/** The lessons. */
export const Learn = later('shop', async () => (await learn()).default)

/** The people of the shop and their PINs. What asks for a PIN is not among the rest: it must be there whenever it is needed. */
export const People = later('shop', async () => (await import('./features/people/index.tsx')).default)

/** The owner's book. */
export const Book = later('money', async () => (await import('./features/book/index.tsx')).default)

/** What neighbours carry. */
export const Carry = later('shop', async () => (await import('./features/carry/index.tsx')).default)

/** Bringing in a list of goods. */
export const Import = later('goods', async () => (await import('./features/import/index.tsx')).default)

/** All of it is on this phone. */
export const restReady = signal(!import.meta.env.PROD)

/** Where the worker looks for it (`sw/answer.ts`). */
const KEPT = 'rest'
/** What there is, written by the build (`tools/build/rest-list.ts`). */
const LIST = '/rest.json'

interface List {
  /** The script of the version that the files belong to. */
  entry: string
  files: string[]
}

let fetching = false

/** Fetches what is not there yet; asked again it goes on where it stopped. Not on data saver: there it comes when it is opened. */
export function fetchRest(): void {
  if (fetching || restReady.value || savesData()) return
  fetching = true
  void (async () => {
    try {
      // The worker comes first: with it the app starts without a network.
      await navigator.serviceWorker.ready
      await idle()
      await fetchFiles()
    } catch {
      // No network: the next time that somebody asks will do.
    } finally {
      fetching = false
    }
  })()
}

/**
 * Fetches what the server has now, which may be of the version that waits to be taken.
 * @throws where it cannot be had
 */
export async function fetchFiles(): Promise<void> {
  if (savesData()) return
  const { entry, files } = (await (await fetch(LIST)).json()) as List
  const kept = await caches.open(KEPT)
  for (const file of files) if (!(await kept.match(`/${file}`))) await kept.add(`/${file}`)
  // This page still needs what it was built with.
  if (!document.querySelector(`script[src$="${entry}"]`)) return
  restReady.value = true
  for (const request of await kept.keys())
    if (!files.includes(new URL(request.url).pathname.slice(1))) await kept.delete(request)
}

/** Opens a practice shop in place of the shop on screen. */
export async function enterPractice(): Promise<void> {
  toast(t('practice.making'))
  try {
    const [{ openPractice }] = await Promise.all([learn(), loadAllMessages('later')])
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

function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5000 })
    else setTimeout(resolve, 500)
  })
}
