/** What a person's hands do on a phone, by the words that stand on the screen. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { fill } from '../../src/shared/i18n/fill.ts'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import type { Args, Key } from '../../src/shared/i18n/messages.ts'
import { root } from '../../tools/build/dist.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { CATALOGUES } from './catalogues.ts'
import { Phone, type PhoneOptions } from './phone.ts'

/** A phone in somebody's hand: Thai unless it says otherwise. */
export interface Held {
  page: Page
  language?: Language
}

/** Thai, as most phones of the tests speak it. */
export const t = wordsOf('th')

/** What a screen says in a language. */
export function wordsOf(language: Language = 'th') {
  return <K extends Key>(key: K, ...[params]: Args<K>): string => fill(CATALOGUES[language][key], params)
}

/** One file for a file input. */
export interface Photo {
  name: string
  mimeType: string
  buffer: Buffer
}

export interface Cloth {
  name: string
  /** Whole baht. */
  price: number
  photos?: Photo[]
  quantity?: number
  /** Whole baht. */
  cost?: number
  /** One of a kind. */
  piece?: boolean
}

export function button({ page }: Held, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' })
}

/** Loads the app once, where there is a signal, and waits until it can start without one. */
export async function loadOnce(phone: Phone, origin: string): Promise<void> {
  await phone.page.goto(origin)
  await phone.readyOffline()
}

/** Language, name, and the shop is open. */
export async function startShop(phone: Held, name = 'ผ้าทอป้าแดง'): Promise<void> {
  const t = wordsOf(phone.language)
  await button(phone, LANGUAGES[phone.language ?? 'th']).click()
  await phone.page.getByLabel(t('start.name')).fill(name)
  await button(phone, t('start.open')).click()
  await phone.page.getByText(t('sell.nothing')).waitFor()
}

export async function goTo(
  { page, language }: Held,
  place: 'sell' | 'goods' | 'orders' | 'money' | 'shop',
): Promise<void> {
  const t = wordsOf(language)
  await page.locator(`.bar a[href="/${place}"]`).click()
  await page.getByRole('heading', { level: 1, name: t(`common.${place}`) }).waitFor()
}

/**
 * Loads the page again, once a sheet that was just closed has given back its place in the history: that is a navigation,
 * and the browser gives up a reload for it (`net::ERR_ABORTED`).
 */
export async function reload({ page }: Pick<Held, 'page'>): Promise<void> {
  await page.waitForFunction(() => (history.state as { sheet?: number } | null)?.sheet === undefined)
  await page.reload()
}

/** Types an amount of whole units on the big keypad. */
export async function keyIn({ page }: Held, amount: number): Promise<void> {
  for (const digit of String(amount))
    await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).click()
}

export async function addCloth(
  phone: Held,
  { name, price, photos = [], quantity = 1, cost, piece = false }: Cloth,
): Promise<void> {
  const t = wordsOf(phone.language)
  const { page } = phone
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: t('goods.new') }).click()
  for (const photo of photos) {
    const shown = await page.locator('.picked-list img').count()
    await page.getByLabel(t('goods.pickPhotos')).setInputFiles(photo)
    await page.locator('.picked-list img').nth(shown).waitFor()
  }
  await page.getByLabel(t('goods.name'), { exact: true }).fill(name)
  await amountInto(phone, t('goods.priceOf', { unit: t('units.name.piece') }), price)
  if (piece) await page.getByRole('checkbox', { name: t('goods.piece') }).check()
  for (let i = 1; i < quantity; i++) await button(phone, t('common.more')).click()
  if (cost !== undefined) {
    await page.getByText(t('goods.details'), { exact: true }).click()
    await amountInto(phone, t('goods.cost'), cost)
  }
  await button(phone, t('common.done')).click()
  await page.getByRole('link', { name: new RegExp(name) }).waitFor()
}

async function amountInto(phone: Held, label: string, amount: number): Promise<void> {
  const t = wordsOf(phone.language)
  await button(phone, new RegExp(`^${label}`, 'i')).click()
  await keyIn(phone, amount)
  await phone.page
    .getByRole('dialog')
    .getByRole('button', { name: t('common.done') })
    .click()
}

/** The tick that says: it is on disk. */
export async function ticked({ page, language }: Held): Promise<void> {
  const t = wordsOf(language)
  await page
    .getByRole('dialog', { name: new RegExp(`^${t('sell.sold')}`) })
    .locator('.done-tick')
    .waitFor()
}

/** The two taps of a sale; resolves when the tick stands on the screen. */
export async function sell(phone: Held, name: string, method: 'cash' | 'transfer' = 'cash'): Promise<void> {
  const t = wordsOf(phone.language)
  await goTo(phone, 'sell')
  await button(phone, new RegExp(name)).click()
  await button(phone, t(`sell.${method}`)).click()
  await ticked(phone)
}

/** A fresh code that opens one more shop. */
export async function communityCode(server: ServerProcess): Promise<string> {
  const args = ['src/server/admin/main.ts', 'code']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: server.env })
  return codeIn(stdout)
}

export function codeIn(text: string): string {
  const code = /#join=([0-9a-z]+)/.exec(text)?.[1]
  if (!code) throw new Error(`no code in ${text}`)
  return code
}

/** Takes the shop of this phone to the community by a code. */
export async function joinCommunity(phone: Held, code: string): Promise<void> {
  const t = wordsOf(phone.language)
  await goTo(phone, 'shop')
  await button(phone, t('shop.join')).click()
  await phone.page.getByLabel(t('shop.code.label')).fill(code)
  await button(phone, t('shop.join')).click()
  await phone.page.getByRole('heading', { name: t('shop.recovery') }).waitFor()
}

/** A phone in this language that can start without a network, and has no shop yet. */
export async function openPhone(
  server: ServerProcess,
  language: Language,
  options: PhoneOptions = {},
): Promise<Phone & Held> {
  const locale = language === 'en' ? 'en-GB' : 'th-TH'
  const phone = Object.assign(await Phone.open({ locale, ...options }), { language })
  await loadOnce(phone, server.origin)
  return phone
}

/** The same, with a shop of its own in the community; all is sent. */
export async function openJoined(
  server: ServerProcess,
  { language, name, ...options }: PhoneOptions & { language: Language; name?: string },
): Promise<Phone & Held> {
  const phone = await openPhone(server, language, options)
  await startShop(phone, name)
  await joinCommunity(phone, await communityCode(server))
  await allSent(phone)
  return phone
}

/** The code that this phone shows for one more. */
export async function codeForPhone(phone: Held, role: 'owner' | 'helper'): Promise<string> {
  const t = wordsOf(phone.language)
  const { page } = phone
  await goTo(phone, 'shop')
  await page.getByRole('link', { name: new RegExp(t('shop.devices')) }).click()
  await button(phone, t('shop.addPhone')).click()
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: new RegExp(t(`shop.device.${role}`)) })
    .check()
  await button(phone, t('shop.device.make')).click()
  const code = await page.locator('.code-shown').textContent()
  await page.keyboard.press('Escape')
  return code ?? ''
}

/** A new phone joins a shop by a code that was shown to it. */
export async function joinShop(phone: Held, code: string): Promise<void> {
  const t = wordsOf(phone.language)
  const { page } = phone
  await button(phone, LANGUAGES[phone.language ?? 'th']).click()
  await button(phone, t('start.haveCode')).click()
  await page.getByLabel(t('shop.code.label')).fill(code)
  await button(phone, new RegExp(t('start.existing'))).click()
  await page.getByRole('heading', { level: 1, name: t('common.sell') }).waitFor()
}

/** Longer than a whole day takes, on a busy machine too. */
const SENT_MS = 30_000

/** Waits until all is sent, and the mark says so: just after something was saved it still says so of what was before. */
export async function allSent({ page, language }: Held): Promise<void> {
  const t = wordsOf(language)
  const until = Date.now() + SENT_MS
  while (!(await page.evaluate(nothingWaits))) {
    if (Date.now() > until) throw new Error('something waits and is not sent')
    await page.waitForTimeout(50)
  }
  await page.getByRole('button', { name: t('common.mark.sent') }).waitFor({ timeout: SENT_MS })
}

/** Whether the shops of this phone have nothing more to send. Runs in its page. */
async function nothingWaits(): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('talat-0')) continue
    const db = await done(indexedDB.open(name))
    const at = db.transaction(['outbox', 'upload'])
    const counts = [at.objectStore('outbox').index('state').count('waiting'), at.objectStore('upload').count()]
    const waiting = await Promise.all(counts.map(done))
    db.close()
    if (waiting.some((count) => count > 0)) return false
  }
  return true
}

/** As if the phone came to the front: it sends and reads at once. */
export async function look({ page }: Held): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')))
}

/**
 * From the tick back to the sell screen. For a moment nothing under the tick takes a tap, so that a double tap does nothing
 * there; Playwright would try again half a second after it.
 */
export async function sellOn(phone: Held): Promise<void> {
  await phone.page
    .locator('.done-next')
    .evaluate((foot) => Promise.all(foot.getAnimations().map(({ finished }) => finished)).then(() => {}))
  await button(phone, wordsOf(phone.language)('sell.sellOn')).click()
}

/** Sells, and is back on the sell screen. */
export async function sellOne(phone: Held, name: string): Promise<void> {
  await sell(phone, name)
  await sellOn(phone)
}
