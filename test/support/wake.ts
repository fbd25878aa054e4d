/** What the browser itself does to wake a service worker, done at once: by the DevTools protocol. */

import type { CDPSession, Page } from 'playwright-core'
import type { Phone } from './phone.ts'

/** The service worker of an origin, as the browser knows it; told to a page of any origin. */
export class Waker {
  readonly #session: CDPSession
  readonly #origin: string
  readonly #registrationId: string

  private constructor(session: CDPSession, origin: string, registrationId: string) {
    this.#session = session
    this.#origin = origin
    this.#registrationId = registrationId
  }

  static async of(page: Page, origin: string): Promise<Waker> {
    const session = await page.context().newCDPSession(page)
    const registered = new Promise<string>((found) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted)
        if (ours) found(ours.registrationId)
      })
    })
    await session.send('ServiceWorker.enable')
    return new Waker(session, origin, await registered)
  }

  /** There is a network: what was registered under this tag is due. Resolves when the worker has been told. */
  async sync(tag: string): Promise<void> {
    const where = { origin: this.#origin, registrationId: this.#registrationId }
    await this.#session.send('ServiceWorker.dispatchSyncEvent', { ...where, tag, lastChance: false })
  }

  /** Some hours have passed. */
  async periodicSync(tag: string): Promise<void> {
    const where = { origin: this.#origin, registrationId: this.#registrationId }
    await this.#session.send('ServiceWorker.dispatchPeriodicSyncEvent', { ...where, tag })
  }
}

/** The person, or a battery saver, has switched Background Sync off: the service worker of this phone is never woken. */
export async function refuseBackgroundSync(phone: Phone, origin: string): Promise<void> {
  const browser = await phone.context.browser()?.newBrowserCDPSession()
  const permission = { name: 'background-sync' }
  await browser?.send('Browser.setPermission', { origin, permission, setting: 'denied' })
}
