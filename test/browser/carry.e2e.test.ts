import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toText } from '../../src/shared/carry/envelope.ts'
import { root } from '../../tools/build/dist.ts'
import { webManifest } from '../../tools/build/web-manifest.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { onServer, openCarry, shopOf } from '../support/carry.ts'
import {
  addCloth,
  button,
  type Held,
  openJoined,
  openPhone,
  type Photo,
  sellOne,
  startShop,
  wordsOf,
} from '../support/hands.ts'
import type { Phone } from '../support/phone.ts'
import { photosOfColours } from './photos.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

/** What the button saves: the file that goes from hand to hand. */
async function saved(phone: Held): Promise<Photo> {
  const t = wordsOf(phone.language)
  const download = phone.page.waitForEvent('download')
  await button(phone, t('carry.save')).click()
  const file = await download
  const buffer = await readFile(await file.path())
  await phone.page.keyboard.press('Escape')
  await phone.page.getByRole('dialog').waitFor({ state: 'hidden' })
  return { name: file.suggestedFilename(), mimeType: 'text/plain', buffer }
}

async function give(phone: Held, to: string): Promise<Photo> {
  const t = wordsOf(phone.language)
  await button(phone, new RegExp(`^(${t('carry.giveGo')}|${t('carry.giveNews')})$`)).click()
  await phone.page.getByLabel(t('carry.to')).fill(to)
  await button(phone, t('carry.make')).click()
  return saved(phone)
}

async function take(phone: Held, ...files: Photo[]): Promise<void> {
  const t = wordsOf(phone.language)
  await button(phone, t('carry.takeGo')).click()
  await phone.page.getByLabel(t('carry.open')).setInputFiles(files)
  await phone.page.getByRole('dialog').waitFor({ state: 'hidden' })
}

const note = ({ page }: Held, text: string) => page.getByRole('status').getByText(text, { exact: true }).waitFor()

/** How many changes the outbox of a phone holds. */
const waiting = ({ page }: Held) =>
  page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => /^talat-0/.test(one.name ?? ''))?.name ?? ''
    const opening = indexedDB.open(name)
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const counting = opening.result.transaction('outbox').objectStore('outbox').count()
    await new Promise((resolve) => counting.addEventListener('success', resolve))
    opening.result.close()
    return counting.result
  })

/** As the phone's share sheet does it, which opens the app with a form of files. */
async function shareTo({ page }: Held, ...files: Photo[]): Promise<void> {
  const { action, method = '', enctype = '', params } = webManifest(root).share_target ?? { action: '', params: {} }
  const [{ name } = { name: '' }] = [params.files ?? []].flat()
  await page.evaluate(
    (target) => {
      const form = Object.assign(document.createElement('form'), target, { id: 'share' })
      const input = Object.assign(document.createElement('input'), { type: 'file', name: target.file, multiple: true })
      form.append(input)
      document.body.append(form)
    },
    { action, method, enctype, file: name },
  )
  await page.locator('#share > input').setInputFiles(files)
  await page.evaluate(() => document.querySelector<HTMLFormElement>('#share')?.submit())
  await page.waitForURL((url) => url.pathname === '/shop/carry' && url.search === '')
}

/** A day without a network: a long one in Thai, a short one in English. */
const DAYS = [
  { language: 'th', owner: 'ผ้าทอป้าแดง', neighbour: 'ร้านยายทอง', goods: 10, sales: 40 },
  { language: 'en', owner: 'Aunt Daeng weaves', neighbour: 'Grandma Thong', goods: 2, sales: 3 },
] as const

describe.each(DAYS)('a neighbour carries the day of a phone that has no network ($language)', (day) => {
  const { language, goods, sales } = day
  const t = wordsOf(language)
  const cloth = (index: number) => `ABC-${String(index).padStart(2, '0')}`
  let owner: Phone & Held
  let neighbour: Phone & Held
  let bundle: Photo
  /** How many wait before it is given. */
  let changes = 0
  let answer: Photo

  beforeAll(async () => {
    const open = (name: string) => openJoined(server, { language, name })
    ;[owner, neighbour] = await Promise.all([open(day.owner), open(day.neighbour)])
    await owner.goOffline()
    await neighbour.goOffline()
  })

  afterAll(async () => {
    await owner?.dispose()
    await neighbour?.dispose()
  })

  test('the page is there without a network, and what waits goes into one file', { timeout: 400_000 }, async () => {
    const photos = await photosOfColours(goods)
    for (const [index, photo] of photos.entries())
      await addCloth(owner, { name: cloth(index), price: 250, quantity: Math.ceil(sales / goods), photos: [photo] })
    for (let sold = 0; sold < sales; sold++) await sellOne(owner, cloth(sold % goods))
    changes = await waiting(owner)
    await openCarry(owner)
    await owner.page.getByText(t('sync.sales', { count: sales })).waitFor()
    bundle = await give(owner, 'ป้าดำ')
    expect(bundle.name).toMatch(/^talat-.+-\d{4}-\d\d-\d\d-\d{4}\.talat\.txt$/)
    const row = owner.page.getByRole('listitem').filter({ hasText: 'ป้าดำ' })
    await row.getByText(t('sync.photos', { count: goods })).waitFor()
    await row.getByText(t('carry.notBack')).waitFor()
  })

  test('the neighbour takes it without a network; twice, damaged or of another app it is said in words', async () => {
    await openCarry(neighbour)
    await take(neighbour, bundle)
    await note(neighbour, t('carry.came.carried', { shop: day.owner }))
    await take(neighbour, bundle)
    await note(neighbour, t('carry.came.before', { shop: day.owner }))
    await take(neighbour, { ...bundle, buffer: Buffer.from(`${toText(Buffer.from('x'))}%%%`) })
    await note(neighbour, t('carry.came.broken'))
    await take(neighbour, { ...bundle, buffer: Buffer.from('a letter') })
    await note(neighbour, t('carry.came.nothing'))
    await take(neighbour, { ...bundle, buffer: Buffer.alloc(5 * 1024 * 1024, 'x') })
    await note(neighbour, t('carry.came.large'))
    await take(neighbour, { ...bundle, buffer: Buffer.from('{"format":"talat-backup","version":1}\n') })
    await note(neighbour, t('carry.came.backup'))
    await take(neighbour, { ...bundle, buffer: Buffer.from('TALAT\u0002b') })
    await note(neighbour, t('carry.came.newer'))
    await take(owner, bundle)
    await note(owner, t('carry.came.own'))
    await neighbour.page.getByText(t('carry.onItsWay')).waitFor()
  })

  test('put down by mistake, it is taken up again', async () => {
    await button(neighbour, t('carry.drop', { shop: day.owner })).click()
    await neighbour.page.getByText(t('carry.onItsWay')).waitFor({ state: 'hidden' })
    await button(neighbour, t('common.undo')).click()
    await neighbour.page.getByText(t('carry.onItsWay')).waitFor()
  })

  test('in town it is handed in by itself: every sale is on the server once', async () => {
    await neighbour.goOnline()
    await neighbour.page.evaluate(() => dispatchEvent(new Event('online')))
    await button(neighbour, t('carry.giveBack')).waitFor({ timeout: 30_000 })
    expect(onServer(server, await shopOf(owner))).toMatchObject({ order: sales, line: sales, good: goods })
    await take(neighbour, bundle)
    await note(neighbour, t('carry.came.before', { shop: day.owner }))
    await button(neighbour, t('carry.giveBack')).click()
    answer = await saved(neighbour)
    await neighbour.page.getByText(t('carry.returned')).waitFor()
  })

  test('what came back ends the waiting, and stands in the list', async () => {
    await take(neighbour, answer)
    await note(neighbour, t('carry.came.foreign'))
    await take(owner, { ...answer, buffer: Buffer.from(answer.buffer.toString().replace(/....\n$/, 'AAAA\n')) })
    await note(owner, t('carry.came.broken'))
    await take(owner, answer)
    const row = owner.page.getByRole('listitem').filter({ hasText: 'ป้าดำ' })
    await row.getByText(new RegExp(t('carry.backTaken', { count: changes }))).waitFor()
    await owner.page.getByText(t('sync.sales', { count: sales })).waitFor({ state: 'hidden' })
    expect(await waiting(owner)).toBe(0)
  })

  test('with nothing to send the name stands there to be tapped, and what never left is not in the list', async () => {
    await button(owner, t('carry.giveNews')).click()
    await owner.page.getByRole('radio', { name: 'ป้าดำ' }).check()
    await button(owner, t('carry.make')).click()
    await button(owner, t('carry.save')).waitFor()
    await owner.page.keyboard.press('Escape')
    await owner.page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => owner.page.locator('.carry-row').count()).toBe(1)
    expect([...owner.errors, ...neighbour.errors]).toEqual([])
  })

  test('the share sheet of a phone without a network opens the page with all of it taken', async () => {
    await addCloth(owner, { name: 'ABC-more', price: 100 })
    await openCarry(owner)
    await owner.page.getByText(t('sync.changes', { count: 1 })).waitFor()
    const first = await give(owner, '')
    const second = await give(owner, '')
    await neighbour.goOffline()
    await shareTo(neighbour, first, second)
    const taken = neighbour.page.getByText(t('carry.came.carried', { shop: day.owner }), { exact: true })
    await expect.poll(() => taken.count()).toBe(2)
    await expect.poll(() => neighbour.page.getByText(t('carry.onItsWay')).count()).toBe(2)
    await neighbour.page.reload()
    await expect.poll(() => neighbour.page.getByText(t('carry.onItsWay')).count()).toBe(2)
    expect(await taken.count()).toBe(0)
    expect(neighbour.errors).toEqual([])
  })

  test('a phone without a shop of its own carries as well, and says when it is handed in', async () => {
    const stranger = await openPhone(server, language)
    try {
      await stranger.goOffline()
      await shareTo(stranger, bundle)
      await note(stranger, t('carry.came.alone', { shop: day.owner }))
      await stranger.page.getByText(t('carry.alone')).waitFor()
      expect(stranger.errors).toEqual([])
    } finally {
      await stranger.dispose()
    }
  })
})

test('a shop that is in no market yet is told so, with the way there', async () => {
  const phone = await openPhone(server, 'th')
  const t = wordsOf('th')
  try {
    await startShop(phone)
    await openCarry(phone)
    await button(phone, t('carry.giveGo')).click()
    await button(phone, t('carry.make')).click()
    await phone.page.getByText(t('carry.noMarket')).waitFor()
    await button(phone, t('sync.join')).click()
    await phone.page.getByRole('heading', { level: 1, name: t('shop.join.title') }).waitFor()
    expect(phone.errors).toEqual([])
  } finally {
    await phone.dispose()
  }
})
