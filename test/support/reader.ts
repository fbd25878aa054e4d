/** Whoever reads the public pages in a browser that runs no script: all of it works without. */

import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A form that comes back sooner is taken for a machine's. */
export const READ_MS = 3200

export async function reader(browser: Browser, locale: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale, viewport: { width: 360, height: 740 } })
  return { context, page: await context.newPage() }
}
