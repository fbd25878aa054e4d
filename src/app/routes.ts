/** The places of the app. Each is a chunk of its own; the messages of all but the first come with the first of the others. */

import type { AnyComponent } from 'preact'
import { lazy } from 'preact-iso'
import { loadAllMessages } from './platform/language.ts'
import type { Tone } from './ui/tone.ts'

type Load = () => Promise<{ default: AnyComponent }>

const withMessages = (load: Load) =>
  lazy(async () => {
    const [place] = await Promise.all([load(), loadAllMessages()])
    return place
  })

export const Sell = lazy(() => import('./features/sell/index.tsx'))
export const Goods = withMessages(() => import('./features/goods/index.tsx'))
export const Orders = withMessages(() => import('./features/orders/index.tsx'))
export const Money = withMessages(() => import('./features/money/index.tsx'))
export const Shop = withMessages(() => import('./features/shop/index.tsx'))
export const Start = withMessages(() => import('./features/start/index.tsx'))
export const Notices = withMessages(() => import('./ui/notices.tsx'))
export const SyncSheet = withMessages(() => import('./features/shop/sync-sheet.tsx'))

/** The five places in the order of the bar; the same names are their paths, tones, icons and words. */
export const PLACES = [
  { name: 'sell', page: Sell },
  { name: 'goods', page: Goods },
  { name: 'orders', page: Orders },
  { name: 'money', page: Money },
  { name: 'shop', page: Shop },
] as const satisfies { name: Tone; page: unknown }[]

/** Loads what a path shows before it is drawn, so that the first paint gives way to a whole screen. */
export async function preload(path: string): Promise<void> {
  const page = PLACES.find(({ name }) => path.split('/')[1] === name)?.page ?? Sell
  await page.preload()
}
