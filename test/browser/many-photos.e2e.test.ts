import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { records } from '../support/books.ts'
import { allSent, button, goTo, look, type Photo, t } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { photosOfColours } from './photos.ts'

const PHOTOS = 200
/** As many as one good takes. */
const EACH = 20
const GOODS = PHOTOS / EACH

let stall: Stall
let taken: Photo[]

beforeAll(async () => {
  taken = await photosOfColours(PHOTOS)
  // Without the rate limits of everyday, which a phone on loopback reaches.
  stall = await openShop([], await ServerProcess.start({}, 'test/support/serve.ts'))
  stall.link.fate = ({ path }) => (path.startsWith('/api/') ? 'refuse' : 'carry')
})

afterAll(() => stall?.dispose())

const isPhoto = (path: string) => path.startsWith('/api/photos')

test('200 photos picked at once for one good: it takes 20 and says that the others were left out', async () => {
  const { weaver } = stall
  await pick(taken)
  await weaver.page.getByText(t('goods.photo.tooMany', { count: EACH })).waitFor()
  await save('ผ้า 0')
})

test('promise 10: 200 photos over ten goods are all kept on the phone', async () => {
  const { weaver } = stall
  for (let good = 1; good < GOODS; good++) {
    await pick(taken.slice(good * EACH, (good + 1) * EACH))
    await save(`ผ้า ${good}`)
  }
  await goTo(weaver, 'sell')
  await expect.poll(() => weaver.page.locator('.good-tile img').count()).toBe(GOODS)
}, 300_000)

test('promise 10: records go first, then all thumbnails, then full photos, and each arrives whole under its hash', async () => {
  const { weaver, server, link } = stall
  const from = link.asked.length
  link.fate = () => 'carry'
  await look(weaver)
  await expect.poll(() => filesAt(server).then(({ length }) => length), { timeout: 240_000 }).toBe(2 * PHOTOS)
  await allSent(weaver)

  const asked = link.asked.slice(from)
  const photos = records(server, 'photo')
  expect(photos.length).toBe(PHOTOS)
  const steps = asked.flatMap(({ method, path, operations }) => {
    if (operations.length > 0) return ['records']
    if (method !== 'PATCH' || !isPhoto(path)) return []
    return [photos.some(({ thumb }) => path.endsWith(`/${thumb}`)) ? 'thumbnail' : 'full']
  })
  expect(steps.filter((step, index) => step !== steps[index - 1])).toEqual(['records', 'thumbnail', 'full'])

  const names = await filesAt(server)
  for (const path of names) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
    expect(path.endsWith(hash)).toBe(true)
  }
  const here = new Set(names.map((path) => path.slice(-64)))
  expect(photos.filter(({ full, thumb }) => !here.has(String(full)) || !here.has(String(thumb)))).toEqual([])
  expect(weaver.errors).toEqual([])
}, 300_000)

async function pick(photos: Photo[]): Promise<void> {
  const { page } = stall.weaver
  await goTo(stall.weaver, 'goods')
  await page.getByRole('link', { name: t('goods.new') }).click()
  await page.getByLabel(t('goods.pickPhotos')).setInputFiles(photos)
  await page
    .locator('.picked-list img')
    .nth(EACH - 1)
    .waitFor({ timeout: 120_000 })
}

async function save(name: string): Promise<void> {
  const { page } = stall.weaver
  expect(await page.locator('.picked-list img').count()).toBe(EACH)
  await page.getByLabel(t('goods.name'), { exact: true }).fill(name)
  await button(stall.weaver, t('common.done')).click()
  await page.getByRole('link', { name: new RegExp(name) }).waitFor()
}

async function filesAt(server: ServerProcess): Promise<string[]> {
  const folder = join(server.dataDir, 'photos')
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => join(folder, name))
}
