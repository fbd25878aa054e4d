import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { button, goTo, loadOnce, startShop, t } from '../support/hands.ts'
import { heicHeader } from '../support/jpeg.ts'
import { Phone } from '../support/phone.ts'
import { photoOf, realHeic } from './photos.ts'

const NAME = 'ผ้าไหมแพรวา'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
  await loadOnce(phone, server.origin)
  await startShop(phone)
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

test('a HEIC that this phone cannot open is said to be one, with what to do; what was typed and the other photos stay', async () => {
  const { page } = phone
  const heic = {
    name: 'IMG_0001.HEIC',
    mimeType: 'image/heic',
    buffer: (await realHeic()) ?? Buffer.from(heicHeader()),
  }
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: t('goods.new') }).click()
  await page.getByLabel(t('goods.name'), { exact: true }).fill(NAME)
  await page.getByLabel(t('goods.pickPhotos')).setInputFiles([heic, await photoOf({ width: 900, height: 1200 })])
  await page.getByRole('alert').getByText(t('goods.photo.heic')).waitFor()
  await page.locator('.picked-list img').waitFor()
  await button(phone, t('common.done')).click()
  await page.getByRole('link', { name: new RegExp(NAME) }).click()
  await page.getByRole('heading', { level: 2, name: NAME }).waitFor()
  await expect.poll(() => page.getByRole('img', { name: `${NAME} 1/1` }).count()).toBe(1)
  expect(phone.errors).toEqual([])
})
