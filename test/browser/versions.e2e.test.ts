import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, loadOnce, startShop, t } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { lay, NATIVE_1, NATIVE_NOW, version1 } from '../support/version1.ts'

const CLOTH = 'ผ้าขาวม้า'
/** A version that this app does not know. */
const NATIVE_NEWER = 990
/** Several of the pieces in which an upgrade reads and writes. */
const MANY = 500
/** Number of the first of them. */
const FIRST = 100
let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
  await loadOnce(phone, server.origin)
  await startShop(phone)
  await addCloth(phone, { name: CLOTH, price: 320, quantity: 9 })
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

/** A page of the app's origin without the app: what another version of it does to the database is done from here. */
async function beside(page: Page): Promise<Page> {
  await page.goto(`${server.origin}/robots.txt`)
  return page
}

interface Raw {
  name: string
  version: number
  rows: Record<string, object[]>
  indices: string[]
}

/** The shop's database as it lies there. */
function look(page: Page): Promise<Raw> {
  return page.evaluate(async () => {
    // Its name alone: after a kill, Chromium lists the version that an upgrade never came to.
    const [{ name = '' } = {}] = (await indexedDB.databases()).filter((one) => /^talat-/.test(one.name ?? ''))
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open(name))
    const all = db.transaction([...db.objectStoreNames])
    const rows: Record<string, object[]> = {}
    for (const store of all.objectStoreNames) rows[store] = await done(all.objectStore(store).getAll())
    const indices = [...all.objectStore('outbox').indexNames]
    db.close()
    return { name, version: db.version, rows, indices }
  })
}

interface Queued {
  number: number
  id?: string
  state: string
  operation: { id: string }
}

const STATES = ['waiting', 'applied', 'refused']

/** A row as version 1 queued it; what the operation does is of no matter here. */
function queued(number: number): Queued {
  const id = newId()
  const stamp = { id, device: 'd', number, schema: 1, at: 1e12 + number, seen: 0, person: null }
  const operation = { ...stamp, action: 'operation.discard', body: { operation: newId() } }
  return { number, id, state: STATES[number % 3] ?? '', operation, size: 250, ...{ sequence: 1e9 + number } } as Queued
}

/** Puts the phone back to version 1, with more in its outbox. */
async function backToVersion1(page: Page, more: Queued[]): Promise<Queued[]> {
  const { name, rows } = await look(page)
  const own = (rows.outbox as Queued[])
    .filter(({ number }) => number < FIRST)
    .map((row) => ({ ...row, id: row.operation.id }))
  const outbox = [...own, ...more]
  await page.evaluate(lay, version1(name, { ...rows, outbox }))
  return outbox
}

/** Of each row of an outbox all that must outlive an update. */
function essence(rows: object[]): string[] {
  return (rows as Queued[]).map(({ number, state, operation }) => `${number} ${state} ${operation.id}`)
}

/** Starts the app, lets the upgrade write so many rows and not one more, and switches the phone off. */
async function dieInUpgrade(after: number): Promise<void> {
  const { page } = phone
  let tell = () => {}
  const reached = new Promise<void>((resolve) => {
    tell = resolve
  })
  // There before the page is: what the page cannot call breaks the upgrade off.
  await page.exposeFunction('reached', () => tell())
  await page.addInitScript((goal) => {
    const { put } = IDBObjectStore.prototype
    let written = 0
    IDBObjectStore.prototype.put = function (...args) {
      const request = this.transaction.mode === 'versionchange' && ++written > goal ? null : put.apply(this, args)
      if (request && written < goal) return request
      if (written === goal) {
        // The transaction stays open and goes no further: it reads, and the upgrade waits for its write.
        const stay = () => {
          this.get(0).onsuccess = stay
        }
        stay()
        void (globalThis as unknown as { reached(): void }).reached()
      }
      return {} as IDBRequest<IDBValidKey>
    }
  }, after)
  await page.goto(server.origin, { waitUntil: 'commit' })
  await reached
  await phone.kill()
  await phone.open()
}

test('promise 9: killed in the middle of the upgrade, again and again, the phone has all of the old or all of the new, and ends with the new', async () => {
  const more = Array.from({ length: MANY }, (_, index) => queued(FIRST + index))
  const outbox = await backToVersion1(await beside(phone.page), more)
  for (const after of [1, MANY / 2, MANY]) {
    await dieInUpgrade(after)
    const { version, rows, indices } = await look(await beside(phone.page))
    expect([version, indices]).toEqual([NATIVE_1, ['id', 'state']])
    expect(rows.outbox).toEqual(outbox)
  }
  await phone.page.goto(server.origin)
  await button(phone, new RegExp(CLOTH)).waitFor()
  const { version, rows, indices } = await look(await beside(phone.page))
  expect([version, indices]).toEqual([NATIVE_NOW, ['state']])
  expect(essence(rows.outbox ?? [])).toEqual(essence(outbox))
  expect((rows.outbox ?? []).filter((row) => 'id' in row)).toEqual([])
}, 180_000)

test('an older Talat that keeps its window open is said to be closed; then this one goes on by itself', async () => {
  await backToVersion1(await beside(phone.page), [])
  const { name } = await look(phone.page)
  const older = await beside(await phone.openTab())
  await older.evaluate(
    ([shop, version]) =>
      new Promise<void>((resolve) => {
        // As a frozen window does: it holds the database, and hears nothing.
        const held = indexedDB.open(shop, version)
        held.onsuccess = () => resolve()
      }),
    [name, NATIVE_1] as const,
  )
  await phone.page.goto(server.origin)
  const told = phone.page.getByRole('heading', { name: t('update.older') })
  await told.waitFor()
  await older.close()
  await button(phone, new RegExp(CLOTH)).waitFor()
  expect(await told.count()).toBe(0)
})

test('a newer Talat in another window is not kept waiting, and this one says so; the basket outlives the change', async () => {
  await goTo(phone, 'sell')
  await button(phone, new RegExp(CLOTH)).click()
  await button(phone, t('sell.toBasket')).click()
  await goTo(phone, 'goods')
  await phone.page.getByRole('link', { name: t('goods.new') }).click()
  const typed = phone.page.getByLabel(t('goods.name'), { exact: true })
  await typed.fill('ซิ่นไหม')

  const newer = await beside(await phone.openTab())
  const { name } = await look(newer)
  const opened = await newer.evaluate(
    ([shop, version]) =>
      new Promise<string>((resolve) => {
        const upgrade = indexedDB.open(shop, version)
        upgrade.onsuccess = () => resolve('open')
        upgrade.onblocked = () => resolve('blocked')
      }),
    [name, NATIVE_NEWER] as const,
  )
  expect(opened).toBe('open')

  const told = phone.page.getByRole('dialog', { name: t('update.newer') })
  await told.waitFor()
  await button(phone, t('update.look')).click()
  expect(await typed.inputValue()).toBe('ซิ่นไหม')
  await phone.page.getByText(t('update.notSaved')).waitFor()
  // This window has not opened the newer one's database again, nor made anything in it as it had been.
  expect((await look(newer)).version).toBe(NATIVE_NEWER)
  await newer.close()

  await button(phone, t('update.reload')).click()
  await goTo(phone, 'sell')
  await phone.page.getByRole('link', { name: /320/ }).waitFor()
  expect(await told.count()).toBe(0)
})
