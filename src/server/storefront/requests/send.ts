/** How pages with forms are sent, and what comes back of them read. */

import type { Context } from 'hono'
import type { Asking, Page } from '../asking.ts'
import { CODES, sayIn } from '../language.ts'
import { write } from '../page.ts'
import { POLICY } from '../style.ts'

/** With the script that reckons. */
const WORKING_POLICY = `${POLICY}; script-src 'self'`

type Status = 200 | 404 | 410 | 422 | 429

export async function sendPage(c: Context, asking: Asking, page: Page, status: Status = page.status) {
  c.header('Content-Security-Policy', WORKING_POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(await write(asking, page), status)
}

/** A page whose address names no language, in that of whoever asked. */
export function inLanguage(asking: Asking, language: string): Asking {
  const code = CODES.find((one) => one === language)
  return code ? { ...asking, language: code, say: sayIn(code) } : asking
}
