/** The screens that are looked at, and the shop that is seen on them. */

import type { Page } from 'playwright-core'
import type { Language } from '../../src/shared/i18n/languages.ts'
import {
  addCloth,
  button,
  goTo,
  joinCommunity,
  keyIn,
  sell,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { carryScreens } from './carry.ts'
import { clothPhoto, type Weave } from './cloth.ts'
import { customerScreens } from './customers.ts'
import { importScreens } from './import.ts'
import { payScreens } from './pay.ts'
import { peopleScreens } from './people.ts'
import { change, handIn, holdOpen, refuseOne, takeOver } from './plant.ts'
import { requestScreens } from './requests.ts'
import type { Screen, Shown } from './run.ts'

interface Good extends Record<Language, string> {
  price: number
  quantity?: number
  weave: Weave
}

export const GOODS: Good[] = [
  {
    th: 'ผ้าพันคอฝ้าย',
    en: 'Cotton scarf',
    lo: 'ຜ້າພັນຄໍຝ້າຍ',
    zh: '棉围巾',
    price: 250,
    quantity: 6,
    weave: { ground: '#e7dcc3', figure: '#1e5b3a', accent: '#f2b01e', pattern: 'plain' },
  },
  {
    th: 'ผ้าขาวม้า',
    en: 'Pha khao ma',
    lo: 'ຜ້າຂາວມ້າ',
    zh: '格子布 帕考玛',
    price: 320,
    quantity: 4,
    weave: { ground: '#9b1c31', figure: '#fbf8f1', accent: '#161a2b', pattern: 'check' },
  },
  {
    th: 'ซิ่นไหมมัดหมี่ ลายโคม',
    en: 'Silk sinh, lantern mudmee',
    lo: 'ສິ້ນໄໝມັດໝີ່ ລາຍໂຄມ',
    zh: '丝绸筒裙 灯笼纹',
    price: 4500,
    weave: { ground: '#5b1a4a', figure: '#f2b01e', accent: '#e7dcc3', pattern: 'mudmee' },
  },
  {
    th: 'ผ้าหมี่ขิด ลายนาค',
    en: 'Mudmee khit, naga',
    lo: 'ຜ້າໝີ່ຂິດ ລາຍນາກ',
    zh: '扎染提花布 那伽纹',
    price: 1800,
    weave: { ground: '#26336e', figure: '#fbf8f1', accent: '#8fa3d8', pattern: 'khit' },
  },
  {
    th: 'ผ้าคลุมไหล่ ย้อมมะเกลือ',
    en: 'Shawl, ebony dyed',
    lo: 'ຜ້າບ່ຽງ ຍ້ອມໝາກເກືອ',
    zh: '披肩 乌木果染',
    price: 890,
    quantity: 2,
    weave: { ground: '#2b2622', figure: '#c9b48a', accent: '#9b1c31', pattern: 'mudmee' },
  },
]

/** Makes the shop through the screens, as a seller would; of each good there are so many more. */
export async function prepare(page: Page, language: Language, more = 0): Promise<void> {
  const phone = { page, language }
  await startShop(phone, language === 'th' ? 'ผ้าทอป้าแดง' : 'Aunt Daeng weaves')
  for (const good of GOODS)
    await addCloth(phone, {
      ...good,
      name: good[language],
      quantity: (good.quantity ?? 1) + more,
      photos: [await clothPhoto(good.weave)],
    })
  for (const index of [1, 0, 4]) {
    await sell(phone, GOODS[index]?.[language] ?? '', index === 4 ? 'transfer' : 'cash')
    await sellOn(phone)
  }
}

const first = (language: Language) => new RegExp(GOODS[3]?.[language] ?? '')

/** In the order in which a person comes to them; each begins where the one before has left the phone. */
export const screens: Screen[] = [
  {
    name: 'sell',
    async show(phone) {
      await goTo(phone, 'sell')
      await phone.page.evaluate(() => scrollTo(0, 0))
    },
  },
  {
    name: 'sell-sheet',
    async show(phone) {
      await button(phone, first(phone.language)).click()
      await phone.page.locator('.sale-photo img').waitFor()
    },
  },
  {
    name: 'haggle',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('sell.haggle')).click()
      await button(phone, wordsOf(phone.language)('common.clear')).click()
      await keyIn(phone, 1700)
    },
  },
  {
    name: 'basket',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('sell.usePrice')).click()
      await button(phone, t('sell.toBasket')).click()
      await button(phone, new RegExp(GOODS[0]?.[phone.language] ?? '')).click()
      await button(phone, t('sell.toBasket')).click()
      await phone.page.getByRole('link', { name: /1,950/ }).click()
      await phone.page.getByRole('heading', { level: 1, name: t('sell.basket') }).waitFor()
    },
  },
  {
    name: 'received',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('sell.cash')).click()
      await phone.page.getByRole('dialog').getByRole('button', { name: '2,000', exact: true }).click()
    },
  },
  {
    name: 'done',
    async show(phone) {
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: wordsOf(phone.language)('sell.cash') })
        .click()
      await ticked(phone)
    },
  },
  {
    name: 'goods',
    async show(phone) {
      await sellOn(phone)
      await goTo(phone, 'goods')
    },
  },
  {
    name: 'good',
    async show({ page, language }) {
      await page.getByRole('link', { name: first(language) }).click()
      await page.getByRole('heading', { level: 2, name: first(language) }).waitFor()
    },
  },
  {
    name: 'good-new',
    async show(phone) {
      await goTo(phone, 'goods')
      await phone.page.getByRole('link', { name: wordsOf(phone.language)('goods.new') }).click()
    },
  },
  ...importScreens,
  { name: 'orders', show: (phone) => goTo(phone, 'orders') },
  {
    name: 'order',
    async show({ page, language }) {
      await page.getByRole('link', { name: /1,950/ }).click()
      await page.getByRole('heading', { level: 1, name: wordsOf(language)('orders.sale') }).waitFor()
    },
  },
  {
    name: 'return',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('returns.title')).click()
      const dialog = phone.page.getByRole('dialog')
      await dialog
        .getByRole('button', { name: t('common.more') })
        .first()
        .click()
      await dialog.getByRole('radio', { name: t('returns.reason.flaw') }).check()
    },
  },
  {
    name: 'returned',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('returns.now')).click()
      await phone.page.getByText(t('returns.because', { reason: t('returns.reason.flaw') })).waitFor()
    },
  },
  { name: 'money', show: (phone) => goTo(phone, 'money') },
  ...payScreens(
    ({ language }) => GOODS[1]?.[language] ?? '',
    ({ language }) => GOODS[4]?.[language] ?? '',
  ),
  ...customerScreens,
  { name: 'shop-alone', show: (phone) => goTo(phone, 'shop') },
  {
    name: 'backup',
    async show({ page, language }) {
      const t = wordsOf(language)
      await page.getByRole('link', { name: new RegExp(t('backup.title')) }).click()
      await page.getByRole('group', { name: t('backup.photos') }).waitFor()
    },
  },
  {
    name: 'recovery',
    async show(phone) {
      await joinCommunity(phone, await phone.code())
    },
  },
  ...peopleScreens,
  { name: 'shop', show: (phone) => goTo(phone, 'shop') },
  {
    name: 'settings',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('shop.settings')).click()
      await phone.page.getByText(t('shop.numbers')).click()
      await phone.page.getByRole('group', { name: t('shop.era') }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'devices',
    async show({ page, language }) {
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: wordsOf(language)('shop.devices') }).click()
      await page.getByText(wordsOf(language)('shop.device.this')).waitFor()
    },
  },
  {
    name: 'add-phone',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('shop.addPhone')).click()
      await button(phone, t('shop.device.make')).click()
      await phone.page.locator('.code-shown').waitFor()
    },
  },
  {
    name: 'sync',
    async show({ page, language }: Shown) {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: wordsOf(language)('common.mark.sent') }).click()
      await page.getByRole('dialog').getByText(wordsOf(language)('sync.allSent')).first().waitFor()
    },
  },
  {
    name: 'check',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.keyboard.press('Escape')
      await goTo(phone, 'shop')
      await phone.page.getByRole('link', { name: new RegExp(t('check.title')) }).click()
      await phone.page.getByText(t('check.allSame')).waitFor()
    },
  },
  ...carryScreens,
  // What was put into this phone alone differs from the market's: it comes after the check.
  ...requestScreens,
  {
    name: 'claims',
    async show(phone) {
      const t = wordsOf(phone.language)
      // The sheet of the screen before.
      await phone.page.keyboard.press('Escape')
      await phone.page.getByRole('dialog').waitFor({ state: 'hidden' })
      for (let sold = 0; sold < 2; sold++) {
        await sell(phone, GOODS[2]?.[phone.language] ?? '')
        await sellOn(phone)
      }
      await phone.page.getByRole('link', { name: t('common.claims', { count: 1 }) }).click()
      await phone.page.getByRole('article').first().waitFor()
    },
  },
  {
    name: 'held',
    async show({ page, language }) {
      await handIn(page, language)
      await page.goto(new URL('/shop/sync', page.url()).href)
      await page.getByText(wordsOf(language)('sync.heldHelp')).waitFor()
    },
  },
  {
    name: 'held-drop',
    show: (phone) => button(phone, wordsOf(phone.language)('sync.dropAll')).click(),
  },
  {
    name: 'refused',
    async show({ page, language }) {
      await refuseOne(page, language)
      await page.reload()
      await page.getByText(wordsOf(language)('errors.refused.forbidden')).waitFor()
    },
  },
  {
    name: 'removed',
    async show({ page, language }) {
      await change(page, 'state', { key: 'kinds', value: [] })
      await page.reload()
      await page.getByText(wordsOf(language)('sync.removedHelp')).waitFor()
    },
  },
  {
    name: 'join-again',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('sync.rejoin')).click()
      await phone.page.getByRole('heading', { level: 1, name: t('shop.join.again') }).waitFor()
    },
  },
  {
    name: 'other-shops',
    async show(phone) {
      const t = wordsOf(phone.language)
      const { page } = phone
      await page.goto(new URL('/start', page.url()).href)
      await page.getByLabel(t('start.name')).fill(phone.language === 'th' ? 'สมุนไพรยายทอง' : 'Grandma Thong herbs')
      await button(phone, t('start.open')).click()
      await page.getByText(t('sell.nothing')).waitFor()
      await goTo(phone, 'shop')
      await page.getByRole('heading', { name: t('shop.otherShops') }).waitFor()
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    },
  },
  {
    name: 'newer-window',
    async show(phone) {
      await takeOver(phone.page)
      await phone.page.getByRole('dialog', { name: wordsOf(phone.language)('update.newer') }).waitFor()
    },
  },
  {
    name: 'newer-window-looking',
    show: (phone) => button(phone, wordsOf(phone.language)('update.look')).click(),
  },
  {
    name: 'older-window',
    async show({ page, language }) {
      await holdOpen(page)
      await page.reload()
      await page.getByRole('heading', { name: wordsOf(language)('update.older') }).waitFor()
    },
  },
  {
    name: 'lost',
    async show({ page, language }) {
      await page.context().pages().at(-1)?.close()
      await page.getByRole('heading', { name: wordsOf(language)('start.lost') }).waitFor()
    },
  },
]
