import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUntil } from '../support/eyes.ts'
import { allSent, button, goTo, look, sellOn, sellOne, t } from '../support/hands.ts'
import { type Market, openShopOfTwo } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'

const PIECE = 'ซิ่นไหมมัดหมี่'
const OTHER = 'ผ้าขาวม้า'

let market: Market
let weaver: Phone
let helper: Phone

beforeAll(async () => {
  market = await openShopOfTwo([
    { name: PIECE, price: 4500 },
    { name: OTHER, price: 320, quantity: 5 },
  ])
  weaver = market.weaver
  helper = market.helper
})

afterAll(() => market?.dispose())

/** Both phones sell, neither has a network; then both have one. */
async function bothSell(name: string): Promise<void> {
  for (const phone of [weaver, helper]) {
    await phone.goOffline()
    await sellOne(phone, name)
  }
  for (const phone of [weaver, helper]) {
    await phone.goOnline()
    await look(phone)
    await allSent(phone)
  }
}

const bar = ({ page }: Phone) => page.getByRole('link', { name: t('common.claims', { count: 1 }) })
const card = ({ page }: Phone) => page.getByRole('article', { name: PIECE })

test('promise 5: one piece sold by two phones offline: both show one card that says who sold it, when and for how much', async () => {
  await bothSell(PIECE)
  for (const phone of [weaver, helper]) {
    await goTo(phone, 'sell')
    await lookUntil(phone, bar(phone))
    await bar(phone).click()
    await card(phone)
      .getByText(t('claims.single', { count: 2 }))
      .waitFor()
    await expect.poll(() => card(phone).getByText('4,500').count()).toBe(2)
    expect(await card(phone).getByText(t('shop.device.this'), { exact: true }).count()).toBe(1)
  }
})

test('a helper may refund and swap, and is told that the owner counts what was made', async () => {
  await card(helper).getByText(t('claims.askOwner')).waitFor()
  expect(await button(helper, t('claims.refund')).count()).toBe(2)
  expect(await button(weaver, new RegExp(t('claims.made', { quantity: '' }).trim())).count()).toBe(1)
  expect(await button(helper, new RegExp(t('claims.made', { quantity: '' }).trim())).count()).toBe(0)
})

test('one phone refunds one of the two: both lose the card, and both sales stay in the history', async () => {
  await card(helper)
    .getByRole('button', { name: t('claims.refund') })
    .first()
    .click()
  await helper.page
    .getByRole('dialog')
    .getByRole('button', { name: t('claims.refund') })
    .click()
  await helper.page.getByText(t('claims.none')).waitFor()
  await allSent(helper)
  await lookUntil(weaver, weaver.page.getByText(t('claims.none')))
  for (const phone of [weaver, helper]) {
    await goTo(phone, 'orders')
    await expect.poll(() => phone.page.getByRole('link', { name: /4,500/ }).count(), { timeout: 20_000 }).toBe(2)
    expect(await phone.page.getByRole('link', { name: new RegExp(`4,500.*${t('orders.voided')}`) }).count()).toBe(1)
    expect(await bar(phone).count()).toBe(0)
  }
})

test('a swap takes the sale back and leaves the other cloth in the basket, to be paid', async () => {
  await sellOne(weaver, PIECE)
  await bar(weaver).click()
  await card(weaver)
    .getByRole('button', { name: t('claims.swap') })
    .last()
    .click()
  await weaver.page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(OTHER) })
    .click()
  await weaver.page.getByRole('heading', { level: 1, name: t('sell.basket') }).waitFor()
  await weaver.page.getByText(OTHER).first().waitFor()
  await button(weaver, t('sell.transfer')).click()
  await weaver.page.getByRole('dialog').getByText(t('sell.sold')).first().waitFor()
  await sellOn(weaver)
  await goTo(weaver, 'sell')
  expect(await bar(weaver).count()).toBe(0)
})

test('nothing complained in the console of either phone', () => {
  expect([...weaver.errors, ...helper.errors]).toEqual([])
})
