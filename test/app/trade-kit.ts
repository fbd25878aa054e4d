/** What the tests of selling, goods, sales and money share: goods on the shelf, and fingers on the keypad. */

import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { t } from '../../src/app/platform/language.ts'
import { type Session, saveSession } from '../../src/device/settings.ts'
import { addGood, type GoodInput } from '../../src/device/store/actions/goods.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import type { NewPhoto } from '../../src/device/store/rows.ts'
import { cloth } from '../support/store.ts'
import { reopen } from './kit.tsx'

/** Puts a good on the shelf; what is left out is as of a cloth for 1,800 baht. */
export function stock(db: ShopDatabase, input: Partial<GoodInput> = {}): Promise<string> {
  return addGood(db, { ...cloth, ...input })
}

export async function leftOf(db: ShopDatabase, id: string): Promise<number | undefined> {
  return (await good(db, id))?.left
}

/** The same phone in the hands of a helper. */
export async function asHelper(session: Session): Promise<ShopDatabase> {
  await saveSession({ ...session, role: 'helper' })
  return reopen()
}

/** The same phone after it has joined a community. */
export async function asJoined(session: Session): Promise<ShopDatabase> {
  await saveSession({ ...session, joined: true })
  return reopen()
}

export async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name }))
}

/** Types on the big keypad of the open sheet. */
export function type(keys: string): void {
  const dialog = within(screen.getByRole('dialog'))
  for (const key of keys) {
    fireEvent.click(dialog.getByRole('button', { name: key === '.' ? t('common.point') : key }))
  }
}

/** The open sheet. */
export async function sheet(name?: string | RegExp): Promise<HTMLElement> {
  return screen.findByRole('dialog', name === undefined ? {} : { name })
}

export async function noSheet(): Promise<void> {
  await waitFor(() => {
    if (screen.queryByRole('dialog')) throw new Error('a sheet is open')
  })
}

/** What is written on the screen, without the breaks that only lay it out. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\u00a0/g, ' ')
}

/** A photo as the pipeline makes it, with bytes that name it. */
export function photo(name: string): NewPhoto {
  const file = (kind: string, size: number) => {
    const bytes = new TextEncoder().encode(`${name} ${kind}`).buffer as ArrayBuffer
    const hash = Array.from(`${name}${kind}`, (letter) => letter.charCodeAt(0).toString(16))
      .join('')
      .padEnd(64, '0')
      .slice(0, 64)
    return { bytes, type: 'image/jpeg' as const, hash, width: size, height: size }
  }
  return { full: file('full', 1280), thumb: file('thumb', 320) }
}
