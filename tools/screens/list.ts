/** The screens that are looked at, and the shop that is seen on them. */
import type { Page } from 'playwright-core'
import type { Screen } from './run.ts'

/** Makes the shop through the screens, as a seller would. */
export async function prepare(page: Page): Promise<void> {
  await page.locator('.frame').waitFor({ state: 'detached' })
}

export const screens: Screen[] = [{ name: 'first', show: async () => {} }]
