/** What the tests of carrying share: the way to its page, and what the server has of a shop. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { ServerProcess } from '../../tools/server-process.ts'
import { goTo, type Held, wordsOf } from './hands.ts'

export async function openCarry(phone: Held): Promise<void> {
  const t = wordsOf(phone.language)
  await goTo(phone, 'shop')
  await phone.page.getByRole('link', { name: new RegExp(t('carry.title')) }).click()
  await phone.page.getByRole('heading', { name: t('carry.take') }).waitFor()
}

/** How many records of each kind the server has of a shop. */
export function onServer(server: ServerProcess, shop: string): Record<string, number> {
  const db = new DatabaseSync(join(server.dataDir, 'talat.db'), { readOnly: true })
  const rows = db.prepare('select kind, count(*) as count from records where shop = ? group by kind').all(shop)
  db.close()
  return Object.fromEntries(rows.map(({ kind, count }) => [String(kind), Number(count)]))
}

/** The one shop of a phone. */
export function shopOf({ page }: Held): Promise<string> {
  return page.evaluate(async () => {
    const all = (await indexedDB.databases()).map(({ name = '' }) => name)
    return all.find((name) => /^talat-0/.test(name))?.slice('talat-'.length) ?? ''
  })
}
