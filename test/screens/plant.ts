/**
 * What a phone comes to only after days or with other phones, put into its database as it would lie there: for pictures.
 * How it comes about by itself the end-to-end tests show.
 */

import type { Page } from 'playwright-core'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'

/** Puts a row into the open shop's database; the page shows it when it is loaded anew. */
export async function change(page: Page, store: string, row: object): Promise<void> {
  await putRow(page, await shopOf(page), store, row)
}

/** The same for any database. */
export async function putRow(page: Page, database: string, store: string, row: object): Promise<void> {
  await page.evaluate(
    async ([name, into, one]) => {
      const opening = indexedDB.open(name)
      await new Promise((resolve) => {
        opening.onsuccess = resolve
      })
      const all = opening.result.transaction(into, 'readwrite')
      all.objectStore(into).put(one)
      await new Promise((resolve) => {
        all.oncomplete = resolve
      })
      opening.result.close()
    },
    [database, store, row] as const,
  )
}

/** A removed phone of the shop has handed in two sales. */
export async function handIn(page: Page, language: Language): Promise<void> {
  const device = newId()
  const name = language === 'th' ? 'มือถือหลานนก' : "Nok's phone"
  await change(page, 'device', { id: device, deleted: 0, fields: { name, role: 'helper', removed: true } })
  for (const [title, amount] of [
    [language === 'th' ? 'ผ้าขาวม้า' : 'Pha khao ma', 32000],
    [language === 'th' ? 'ผ้าคลุมไหล่ ย้อมมะเกลือ' : 'Shawl, ebony dyed', 89000],
  ]) {
    const fields = { device, action: 'sale.record', at: Date.now() - 3_600_000, title, amount }
    await change(page, 'held', { id: newId(), deleted: 0, version: 'e.1', fields })
  }
}

/** The market has refused an edit. */
export async function refuseOne(page: Page, language: Language): Promise<void> {
  const name = language === 'th' ? 'ผ้าขาวม้า' : 'Pha khao ma'
  const stamp = { device: newId(), schema: 1, at: Date.now() - 7_200_000, seen: 0, person: null }
  const edit = { ...stamp, action: 'good.edit', body: { good: newId(), fields: { name }, based: {} } }
  const refused = { state: 'refused', code: 'forbidden', reason: '', size: 300 }
  await change(page, 'outbox', { ...refused, number: -1, operation: { ...edit, id: newId(), number: -1 } })
}

/** Another window opens the shop as a newer Talat does. */
export async function takeOver(page: Page): Promise<void> {
  await page.evaluate(
    (name) => {
      const opening = indexedDB.open(name, 990)
      // And lets go of it as all do, when something else is to become of it.
      opening.onsuccess = () => {
        opening.result.onversionchange = () => opening.result.close()
      }
    },
    await shopOf(page),
  )
}

/** Another window, the last of the phone, holds a database of the first version, with nothing in it. */
export async function holdOpen(page: Page): Promise<void> {
  const shop = await shopOf(page)
  const other = await page.context().newPage()
  await other.goto(new URL('/robots.txt', page.url()).href)
  // Of tabs behind others the browser draws one frame a second.
  await page.bringToFront()
  await other.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase(name)
        const opening = indexedDB.open(name, 10)
        opening.onupgradeneeded = () => opening.result.createObjectStore('state', { keyPath: 'key' })
        opening.onsuccess = resolve
      }),
    shop,
  )
}

/** The name of the database of the shop that was opened last. */
async function shopOf(page: Page): Promise<string> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name))
  return (
    names
      // Not that of what is carried.
      .filter((name) => name.startsWith('talat-0'))
      .sort()
      .at(-1) ?? ''
  )
}
