import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, type Held, loadOnce, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { lookForUpdate, Releases } from '../support/release.ts'

let server: ServerProcess
let releases: Releases

beforeAll(async () => {
  ;({ server, releases } = await Releases.start())
})

afterAll(async () => {
  await server?.dispose()
  await releases?.dispose()
})

/** The pages that sell nothing, by the words that lead there. */
async function openEach(held: Held, seen: (place: string) => Promise<unknown>): Promise<void> {
  const { page } = held
  const t = wordsOf(held.language)
  for (const place of [
    'money/book',
    'money/week/0',
    'orders/customers',
    'orders/receipts',
    'goods/tags',
    'shop/learn',
    'shop/carry',
  ]) {
    await page.goto(new URL(`/${place}`, page.url()).href)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await seen(place)
  }
  await page.goto(new URL('/sell', page.url()).href)
  await page.getByRole('heading', { level: 1, name: t('common.sell') }).waitFor()
}

test('after the first start with a signal every page is there without one, before anything was sent', async () => {
  const language: Language = 'lo'
  const phone = await Phone.open()
  const held = { page: phone.page, language }
  const t = wordsOf(language)
  try {
    await loadOnce(phone, server.origin)
    await phone.goOffline()
    await startShop(held)
    await addCloth(held, { name: 'ABC', price: 320 })
    await openEach(held, async (place) => {
      expect(await phone.page.getByText(t('later.missing')).count(), place).toBe(0)
    })
    await goTo(held, 'shop')
    await phone.page.getByRole('link', { name: new RegExp(t('learn.title')) }).click()
    await phone.page.getByText(t('learn.done', { done: 0, all: 6 })).waitFor()
    expect(phone.errors).toEqual([])
  } finally {
    await phone.dispose()
  }
})

test('a page that is not on the phone yet says so, selling goes on, and one tap brings it with a signal', async () => {
  const language: Language = 'en'
  const phone = await Phone.open()
  const held = { page: phone.page, language }
  const t = wordsOf(language)
  try {
    // Nothing is fetched beforehand for who saves data.
    await phone.context.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    )
    await phone.page.goto(server.origin)
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await startShop(held)
    await phone.goOffline()
    await addCloth(held, { name: 'ABC', price: 320 })
    await openEach(held, () => phone.page.getByText(t('later.missing')).waitFor())
    await sell(held, 'ABC')
    await sellOn(held)
    await goTo(held, 'money')
    await phone.page.getByRole('link', { name: new RegExp(t('book.title')) }).click()
    await phone.page.getByText(t('later.missing')).waitFor()
    await phone.goOnline()
    await button(held, t('common.crashRetry')).click()
    await phone.page.getByText(t('book.none')).waitFor()
    expect(phone.errors).toEqual([])
  } finally {
    await phone.dispose()
  }
})

test('a new version is offered with all that sells nothing, which is there without a network at once', async () => {
  const phone = await Phone.open()
  const { page } = phone
  const t = wordsOf('th')
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('rest')).keys()).map(({ url }) => new URL(url).pathname))
  try {
    await loadOnce(phone, server.origin)
    await startShop(phone)
    const before = await kept()
    await releases.publish()
    await lookForUpdate(page)
    await button(phone, t('update.now')).waitFor()
    await phone.goOffline()
    const loaded = page.waitForEvent('load')
    await button(phone, t('update.now')).click()
    await loaded
    await openEach(phone, async (place) => {
      expect(await page.getByText(t('later.missing')).count(), place).toBe(0)
    })
    // What only the version before needed goes with the next look at what there is.
    await phone.goOnline()
    await page.reload()
    await expect.poll(async () => (await kept()).filter((file) => before.includes(file))).toEqual([])
    expect((await kept()).length).toBe(before.length)
  } finally {
    await phone.dispose()
  }
})
