/** Phones in a real Chromium: each a context of its own, asked from here, with its requests carried by this process. */

import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../../../tools/chromium.ts'
import type { Network } from '../network.ts'
import { patientSignal } from '../patience.ts'
import type { Phone } from '../phone.ts'
import type { AnyPhone, Makers } from '../round.ts'
import type { Asked, Carried } from './carried.ts'
import { servePage } from './serve.ts'

export class ChromiumPhones implements Makers {
  readonly #browser: Browser
  readonly #origin: string

  private constructor(browser: Browser, origin: string) {
    this.#browser = browser
    this.#origin = origin
  }

  static async open(): Promise<ChromiumPhones> {
    const [browser, origin] = await Promise.all([chromium.launch(chromiumOptions()), servePage()])
    return new ChromiumPhones(browser, origin)
  }

  async phone(network: Network): Promise<AnyPhone> {
    const context = await this.#browser.newContext()
    const page = await context.newPage()
    await page.exposeFunction('carry', (asked: Asked) => carryFor(network, asked))
    await page.goto(this.#origin)
    return asked(page)
  }

  async dispose(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close()
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}

/** Every method of the page's phone, by its name. */
function asked(page: Page): AnyPhone {
  const ask = (method: PropertyKey, args: unknown[]) =>
    page.evaluate(([name, given]) => (window.phone[name] as (...given: unknown[]) => unknown)(...given), [
      method as keyof Phone,
      args,
    ] as const)
  return new Proxy({} as AnyPhone, {
    // A promise that resolves with this must not find a `then` on it.
    get: (_, method) => (method === 'then' ? undefined : (...args: unknown[]) => ask(method, args)),
  })
}

async function carryFor(network: Network, { path, method, headers, body }: Asked): Promise<Carried> {
  const signal = patientSignal()
  const init = { method, headers, signal, ...(body === null ? {} : { body: Buffer.from(body, 'base64') }) }
  try {
    const response = await network.carry(path, init, () => false)
    const bytes = Buffer.from(await response.arrayBuffer())
    const answer = { status: response.status, headers: Object.fromEntries(response.headers) }
    return { ...answer, body: bytes.byteLength > 0 ? bytes.toString('base64') : null }
  } catch {
    return { failed: signal.aborted ? 'timeout' : 'offline' }
  }
}
