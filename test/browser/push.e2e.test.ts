/** What the service worker shows when a push service wakes it: handed over by the browser's own door for it. */

import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { loadOnce, startShop } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
  phone = await Phone.open()
  await phone.context.grantPermissions(['notifications'], { origin: server.origin })
  await loadOnce(phone, server.origin)
  await startShop({ page: phone.page, language: 'th' })
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

/** Delivers a message to the worker as the push service of the browser does. */
async function deliver(data: object): Promise<void> {
  const devtools = await phone.context.newCDPSession(phone.page)
  const known = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations
      if (registration) resolve(registration.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const registrationId = await known
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: server.origin,
    registrationId,
    data: JSON.stringify(data),
  })
  await devtools.detach()
}

const shown = () =>
  phone.page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready
    return (await worker.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data }))
  })

/** The browser drops what is handed to a worker that is just being put to sleep: a push service tries again, and so does this. */
const EVERY = { interval: 2000 }

async function deliveredTo(message: object) {
  await deliver(message)
  await setTimeout(300)
  return shown()
}

test('a message that comes while the app sleeps is shown with the page that it opens; a second one of the same request takes its place', async () => {
  const request = newId()
  const message = { title: 'มีคนขอซื้อ', body: 'ผ้าหมี่ขิด', tag: request, path: `/orders/asked/${request}` }
  const { path: data, ...rest } = message
  await expect.poll(() => deliveredTo(message), EVERY).toEqual([{ ...rest, data }])
  const answered = { ...message, title: 'ผู้ซื้อตอบ' }
  await expect.poll(() => deliveredTo(answered), EVERY).toEqual([{ ...rest, title: 'ผู้ซื้อตอบ', data }])
  expect(phone.errors).toEqual([])
})
