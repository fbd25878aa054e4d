import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import type { LessonMessages } from '../../src/shared/i18n/lessons.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { CATALOGUES } from '../support/catalogues.ts'
import {
  addCloth,
  button,
  goTo,
  type Held,
  keyIn,
  loadOnce,
  reload,
  sell,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

/** Longer than six pictures take, on a busy machine too. */
const PATIENCE = { timeout: 30_000 }
const SPOKEN = ['th', 'lo'] as const

let server: ServerProcess
const phones = new Map<Language, Phone>()

beforeAll(async () => {
  server = await ServerProcess.start()
  for (const language of SPOKEN) {
    const phone = await Phone.open()
    phones.set(language, phone)
    const held = { page: phone.page, language }
    await loadOnce(phone, server.origin)
    await startShop(held)
    await goTo(held, 'shop')
    await phone.page.getByText(wordsOf(language)('learn.ready')).waitFor(PATIENCE)
    await phone.goOffline()
  }
  // From here on there is neither network nor server.
  await server.stop()
})

afterAll(async () => {
  for (const phone of phones.values()) await phone.dispose()
  await server?.dispose()
})

test.each(SPOKEN)('a lesson is read without a network, counted once, and stays counted (%s)', async (language) => {
  const phone = held(language)
  const { page } = phone
  const t = wordsOf(language)
  const texts = CATALOGUES[language] as unknown as LessonMessages
  await reload(phone)
  await goTo(phone, 'shop')
  await page.getByRole('link', { name: new RegExp(`^${t('learn.title')}`) }).click()
  await page.getByText(t('learn.done', { done: 0, all: 6 })).waitFor()
  for (const _again of [1, 2]) {
    await page.getByRole('link', { name: new RegExp(texts['lesson.slip']) }).click()
    for (const card of [1, 2, 3, 4] as const) {
      await page.getByText(texts[`lesson.slip.${card}`], { exact: true }).waitFor()
      await button(phone, card === 4 ? t('learn.finish') : t('learn.next')).click()
    }
    await page.getByText(t('learn.finished')).waitFor()
    await button(phone, t('learn.others')).click()
    await page.getByText(t('learn.done', { done: 1, all: 6 })).waitFor()
  }
  await reload(phone)
  await page.getByText(t('learn.done', { done: 1, all: 6 })).waitFor()
})

test.each(SPOKEN)(
  'the practice shop sells, haggles, takes back, and leaves no trace of itself (%s)',
  async (language) => {
    const phone = held(language)
    const { page } = phone
    const t = wordsOf(language)
    await addCloth(phone, { name: 'ABC', price: 700, quantity: 2 })
    await goTo(phone, 'sell')
    await button(phone, /ABC/).click()
    await button(phone, t('sell.toBasket')).click()
    await page.getByRole('link', { name: /700/ }).waitFor()
    await goTo(phone, 'shop')
    const before = await traces(phone)

    await button(phone, new RegExp(t('practice.try'))).click()
    await page.getByText(t('practice.band')).waitFor(PATIENCE)
    await expect.poll(() => page.locator('.good-tile img').count(), PATIENCE).toBe(6)
    expect(await button(phone, /ABC/).count()).toBe(0)
    await sell(phone, t('practice.good.khit'))
    await button(phone, new RegExp(t('sell.undo'))).click()
    await goTo(phone, 'sell')
    await button(phone, new RegExp(t('practice.good.check'))).click()
    await button(phone, t('sell.haggle')).click()
    await button(phone, t('common.clear')).click()
    await keyIn(phone, 230)
    await button(phone, t('sell.usePrice')).click()
    await button(phone, t('sell.cash')).click()
    await ticked(phone)
    await sellOn(phone)
    await goTo(phone, 'goods')
    await page.getByRole('link', { name: t('goods.new') }).click()
    await page.getByLabel(t('goods.name'), { exact: true }).fill('half typed')

    // A reload stays in it, and nothing there asks to join, to back up or to keep a card.
    await reload(phone)
    await page.getByText(t('practice.band')).waitFor(PATIENCE)
    await goTo(phone, 'shop')
    await page.getByText(t('practice.band')).waitFor()
    for (const word of [t('shop.join'), t('backup.title'), t('shop.recovery'), t('shop.newShop'), t('shop.otherShops')])
      expect(await page.getByText(word, { exact: true }).count()).toBe(0)

    await button(phone, t('practice.leave')).click()
    await page.getByText(t('practice.left')).waitFor(PATIENCE)
    await button(phone, /ABC/).waitFor()
    await page.getByRole('link', { name: /700/ }).waitFor()
    expect(await page.getByText(t('practice.band')).count()).toBe(0)
    expect(await traces(phone)).toEqual(before)
    expect(phones.get(language)?.errors).toEqual([])
  },
)

test('a phone without a shop tries it out, and is back at the start with nothing on it', async () => {
  const again = await ServerProcess.start()
  const phone = await Phone.open({ locale: 'en-GB' })
  try {
    await loadOnce(phone, again.origin)
    const { page } = phone
    const t = wordsOf('en')
    await button(phone, 'English').click()
    await page.getByLabel(t('start.name')).waitFor()
    const before = await traces(phone)
    await button(phone, t('practice.try')).click()
    await page.getByText(t('practice.band')).waitFor(PATIENCE)
    await expect.poll(() => page.locator('.good-tile img').count(), PATIENCE).toBe(6)
    await button(phone, t('practice.leave')).click()
    await button(phone, 'English').waitFor()
    await expect.poll(() => traces(phone), PATIENCE).toEqual(before)
    expect(phone.errors).toEqual([])
  } finally {
    await phone.dispose()
    await again.dispose()
  }
})

/** What the browser keeps of the app: names and contents, of the shop's database too. */
async function traces({ page }: Held) {
  return page.evaluate(async () => {
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const plain = (value: unknown) =>
      JSON.stringify(value, (_, part: unknown) => (part instanceof ArrayBuffer ? part.byteLength : part))
    const databases: Record<string, string> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await read(indexedDB.open(name))
      for (const store of db.objectStoreNames)
        databases[`${name} ${store}`] = plain(await read(db.transaction(store).objectStore(store).getAll()))
      db.close()
    }
    const files: Record<string, string[]> = {}
    for (const name of await caches.keys())
      files[name] = (await (await caches.open(name)).keys()).map(({ url }) => url).sort()
    return { databases, files, local: { ...localStorage }, tab: { ...sessionStorage }, cookie: document.cookie }
  })
}

function held(language: Language): Held {
  const phone = phones.get(language)
  if (!phone) throw new Error(`no phone speaks ${language}`)
  return { page: phone.page, language }
}
