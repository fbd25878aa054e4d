import 'fake-indexeddb/auto'
import { screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { recountAll } from '../../src/device/sync/serverRecords.ts'
import { writeTotal } from '../../src/shared/domain/checksum.ts'
import { Locks } from '../faults/locks.ts'
import { routeFetch } from '../support/liar.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asJoined, press, stock, textOf } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
/** What the market says that it has, by kind; null: there is no network. */
let market: Record<string, string> | null
let restore = () => {}

// happy-dom has no Web Locks.
Object.defineProperty(navigator, 'locks', { value: new Locks() })

beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  await stock(db)
  market = {}
  restore = routeFetch(async (path, init) => {
    if (!market) throw new TypeError('network')
    // The round trip itself is tested elsewhere; here it fails, and both sides are as they are.
    if (path !== '/api/checksums') return Response.json({ error: { code: 'busy', message: '' } }, { status: 503 })
    const { nonce } = JSON.parse(new TextDecoder().decode(init?.body as ArrayBuffer))
    return Response.json({ nonce, epoch: 'e', sequence: 0, kinds: market })
  })
})
afterEach(() => restore())

/** As if the market had confirmed the good, so that it counts on this side. */
async function confirmed(): Promise<string> {
  db = await asJoined(own)
  await db.good.toCollection().modify({ version: 'e.1' })
  await db.total.put({ kind: 'good', count: 0, high: 0, low: 0 })
  await recountAll(db)
  const total = await db.total.get('good')
  if (!total) throw new Error('nothing was counted')
  return writeTotal(total)
}

const row = async (name: string) => textOf(await screen.findByRole('row', { name: new RegExp(`^${name}`) }))

test('both sides are counted and laid beside each other, and equal ones are said to be equal', async () => {
  market = { good: await confirmed() }
  await openApp('/shop/check')
  expect(await screen.findByText(t('check.allSame'))).toBeTruthy()
  expect(await row(t('check.kind.goods'))).toBe(`${t('check.kind.goods')}11${t('check.equal')}`)
})

test('what differs is named by its word, with the numbers of both sides, and what still differs after mending too', async () => {
  await confirmed()
  market = { good: '2.0000000000000007', order: '4.0000000000000001' }
  await openApp('/shop/check', 'en')
  expect(await screen.findByText(t('check.notSame'))).toBeTruthy()
  expect(await row('Sales')).toBe('Sales04differs')
  await press(t('check.run'))
  expect(await screen.findByText(t('check.still', { what: 'Goods, Sales' }))).toBeTruthy()
})

test('what differed and is the same after mending is said to be mended', async () => {
  const good = await confirmed()
  market = { good: '2.0000000000000007' }
  await openApp('/shop/check')
  await screen.findByText(t('check.notSame'))
  market = { good }
  await press(t('check.run'))
  expect(await screen.findByText(t('check.mended', { what: t('check.kind.goods') }))).toBeTruthy()
  expect(screen.getByText(t('check.allSame'))).toBeTruthy()
  await press(t('check.run'))
  expect(await screen.findByText(t('check.nothing'))).toBeTruthy()
})

test('without a network this side is shown, and why the other is not', async () => {
  await confirmed()
  market = null
  await openApp('/shop/check')
  expect(await screen.findByText(t('check.unknown'))).toBeTruthy()
  expect(screen.getByText(t('errors.offline'))).toBeTruthy()
  expect(await row(t('check.kind.goods'))).toContain('1–')
})

test('a shop that is on this phone only has nothing to compare, and the shop page does not lead there', async () => {
  await openApp('/shop/check')
  expect(await screen.findByText(t('check.onlyLocal'))).toBeTruthy()
  expect(screen.queryByRole('button', { name: t('check.run') })).toBeNull()
})

test('the shop page of a joined shop leads to it', async () => {
  await confirmed()
  await openApp('/shop')
  const link = await screen.findByRole('link', { name: new RegExp(t('check.title')) })
  await waitFor(() => expect(link.getAttribute('href')).toBe('/shop/check'))
})
