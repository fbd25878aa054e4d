/** What a person waits to see on a screen. */

import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { button, goTo, type Held, look } from './hands.ts'

/** Looks for news until something stands on the screen: what is sent is not yet read by the others. */
export async function lookUntil(phone: Held, locator: Locator): Promise<void> {
  const shown = async () => {
    await look(phone)
    return locator.count()
  }
  await expect.poll(shown, { timeout: 30_000, interval: 1000 }).toBeGreaterThan(0)
}

/** Waits until the page of sales shows so many of this price, which no other sale has. */
export async function showsSales(phone: Held, price: string, count: number): Promise<void> {
  await goTo(phone, 'orders')
  const rows = phone.page.getByRole('link', { name: new RegExp(price) })
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(count)
}

/** Waits until the sell screen says that so many are left of a good. */
export async function showsLeft(phone: Held, name: string, left: number): Promise<void> {
  await goTo(phone, 'sell')
  const tile = button(phone, new RegExp(name)).locator('.good-about .quiet')
  await expect.poll(async () => Number.parseInt((await tile.textContent()) ?? '', 10), { timeout: 20_000 }).toBe(left)
}
