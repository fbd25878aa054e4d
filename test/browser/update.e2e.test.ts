import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../tools/build/dist.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, loadOnce, startShop, t, ticked } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess
let phone: Phone
/** A copy of the built app, of which a new version can be published. */
let shell: string

beforeAll(async () => {
  shell = await mkdtemp(join(tmpdir(), 'talat-shell-'))
  await cp(join(root, 'dist'), shell, { recursive: true })
  server = await ServerProcess.start({ SHELL_DIR: shell }, 'test/support/serve.ts')
  phone = await Phone.open()
  await loadOnce(phone, server.origin)
  await startShop(phone)
  await addCloth(phone, { name: 'ผ้าขาวม้า', price: 250, quantity: 3 })
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
  await rm(shell, { recursive: true })
})

/** A new version of the app lies on the server: the browser tells one by a service worker that is not the same to the byte. */
async function publish(): Promise<void> {
  const path = join(shell, 'sw.js')
  await writeFile(path, `${await readFile(path, 'utf8')}\n// version ${Date.now()}`)
  for (const packed of ['br', 'gz']) await rm(`${path}.${packed}`, { force: true })
}

/** The phone looks for a new version, as it does by itself once an hour, and has it ready. */
async function lookForUpdate(): Promise<void> {
  await phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50))
  })
}

/** Whether a version is ready that has not taken over. */
const waits = () => phone.page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
const offer = () => button(phone, t('update.now'))

test('a new version interrupts neither sale nor basket; it takes over at the next start, and the basket outlives it', async () => {
  await goTo(phone, 'sell')
  await button(phone, /ผ้าขาวม้า/).click()
  await publish()
  await lookForUpdate()
  await button(phone, t('sell.toBasket')).click()
  await phone.page.getByRole('link', { name: /250/ }).waitFor()
  expect([await waits(), await offer().count()]).toEqual([true, 0])
  await phone.close()
  await phone.open()
  await phone.page.goto(`${server.origin}/sell/basket`)
  await phone.page.getByText('250').first().waitFor()
  expect(await waits()).toBe(false)
})

test('it is offered once nothing is in hand, and taken by one tap and one reload', async () => {
  await publish()
  await lookForUpdate()
  expect(await offer().count()).toBe(0)
  await button(phone, t('sell.transfer')).click()
  await ticked(phone)
  expect(await offer().count()).toBe(0)
  await button(phone, t('sell.sellOn')).click()
  const loaded = phone.page.waitForEvent('load')
  await offer().click()
  await loaded
  await expect.poll(waits).toBe(false)
  await expect.poll(() => offer().count()).toBe(0)
  expect(phone.errors).toEqual([])
})

test('a new version that nobody takes changes nothing: the app starts offline as it was', async () => {
  await publish()
  await lookForUpdate()
  await phone.goOffline()
  await phone.page.reload()
  await button(phone, /ผ้าขาวม้า/).waitFor()
})
