/** The app as a person meets it: the whole shell over the real store, on a phone that has nothing yet. */

import 'fake-indexeddb/auto'
import { configure, render, screen, waitFor } from '@testing-library/preact'
import { Dexie } from 'dexie'
import { joinCode } from '../../src/app/platform/join-link.ts'
import { loadAllMessages, showLanguage } from '../../src/app/platform/language.ts'
import { db, openSession } from '../../src/app/platform/session.ts'
import { startMark, syncSheetOpen } from '../../src/app/platform/sync.ts'
import { preload } from '../../src/app/routes.ts'
import { Shell } from '../../src/app/shell.tsx'
import { clearSettings, type Session } from '../../src/device/settings.ts'
import { startShop } from '../../src/device/store/actions/shop.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'

// Two cores shared with other tests: what is waited for comes, but not always within the second of the default.
configure({ asyncUtilTimeout: 10_000 })

startMark()

/** Forgets everything that an earlier test left on the phone. */
export async function newPhone(): Promise<void> {
  forgetTrace()
  const before = db.value
  await clearSettings()
  await openSession()
  before?.close()
  for (const name of await Dexie.getDatabaseNames()) if (name.startsWith('talat-')) await Dexie.delete(name)
  joinCode.value = null
  syncSheetOpen.value = false
}

/** What is left of a shop outside the database, in localStorage and a cookie. */
function forgetTrace(): void {
  localStorage.clear()
  // biome-ignore lint/suspicious/noDocumentCookie: as the app writes it
  document.cookie = 'talat-shop=; path=/; max-age=0'
}

/** A phone whose owner has opened a shop offline. */
export async function phoneWithShop(name = 'ผ้าทอป้าแดง'): Promise<{ session: Session; db: ShopDatabase }> {
  await newPhone()
  const session = await startShop({ name, currency: 'THB', zone: 'Asia/Bangkok', language: 'th' })
  return { session, db: await reopen() }
}

/** The shop on screen as the settings now name it. */
export async function reopen(): Promise<ShopDatabase> {
  await openSession()
  if (!db.value) throw new Error('no shop is open')
  return db.value
}

/** Opens the app at a path and waits for the page's heading. */
export async function openApp(path: string, language: Language = 'th'): Promise<void> {
  history.replaceState(null, '', path)
  await showLanguage(language)
  await loadAllMessages()
  await preload(path)
  render(<Shell />)
  await waitFor(() => screen.getByRole('heading', { level: 1 }))
}

/** The field with this label, as a field. */
export function field(label: string): HTMLInputElement {
  return screen.getByLabelText(label)
}
