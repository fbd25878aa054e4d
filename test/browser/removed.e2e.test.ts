import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUntil } from '../support/eyes.ts'
import { allSent, button, codeForPhone, goTo, look, sellOne, t } from '../support/hands.ts'
import { type Market, openShopOfTwo } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'

const CLOTH = 'ผ้าขาวม้า'

let market: Market
let weaver: Phone
let helper: Phone

beforeAll(async () => {
  market = await openShopOfTwo([{ name: CLOTH, price: 320, quantity: 9 }])
  weaver = market.weaver
  helper = market.helper
})

afterAll(() => market?.dispose())

const salesOn = ({ page }: Phone) => page.getByRole('link', { name: /320/ }).count()
const needs = (phone: Phone) => button(phone, t('common.mark.needs'))

/** The phones of the shop are named alike: the one that is not this one. */
async function removeOther(): Promise<void> {
  await goTo(weaver, 'shop')
  await weaver.page.getByRole('link', { name: new RegExp(t('shop.devices')) }).click()
  const other = button(weaver, new RegExp(`${t('shop.device.helper')} ·`))
  await lookUntil(weaver, other)
  await other.click()
  await button(weaver, t('shop.device.remove')).click()
  await weaver.page
    .getByRole('dialog', { name: t('shop.device.removeTitle', { name: t('start.phone') }) })
    .getByRole('button', { name: t('shop.device.remove') })
    .click()
  await allSent(weaver)
}

test('promise 11: a removed phone says so in plain words and goes on selling', async () => {
  await removeOther()
  await lookUntil(helper, needs(helper))
  await needs(helper).click()
  await helper.page.getByRole('dialog').getByText(t('sync.removed')).waitFor()
  await helper.page.getByRole('dialog').getByText(t('sync.removedHelp')).waitFor()
  await helper.page.keyboard.press('Escape')
  for (let sold = 0; sold < 2; sold++) {
    await sellOne(helper, CLOTH)
  }
  await goTo(helper, 'orders')
  await expect.poll(() => salesOn(helper)).toBe(2)
})

test('what it hands in is put before the owner, who takes one sale and leaves the other out', async () => {
  await look(helper)
  const sheet = weaver.page.getByRole('dialog')
  await lookUntil(weaver, needs(weaver))
  await needs(weaver).click()
  await lookUntil(weaver, sheet.getByText(/320/).nth(1))
  await sheet
    .getByRole('button', { name: t('sync.take'), exact: true })
    .first()
    .click()
  await expect.poll(() => sheet.getByText(/320/).count()).toBe(1)
  await sheet.getByRole('button', { name: t('sync.drop'), exact: true }).click()
  await weaver.page
    .getByRole('dialog', { name: t('sync.dropTitle', { count: 1 }) })
    .getByRole('button', { name: t('sync.drop') })
    .click()
  await expect.poll(() => sheet.getByText(t('sync.held')).count()).toBe(0)
  await weaver.page.keyboard.press('Escape')
  await allSent(weaver)
  await goTo(weaver, 'orders')
  await expect.poll(() => salesOn(weaver), { timeout: 20_000 }).toBe(1)
})

test('removed by mistake: by a code it is back as a new phone, with what it sold meanwhile', async () => {
  await helper.goOffline()
  await sellOne(helper, CLOTH)
  const code = await codeForPhone(weaver, 'helper')
  await helper.goOnline()
  await needs(helper).click()
  await button(helper, t('sync.rejoin')).click()
  await helper.page.getByLabel(t('shop.code.label')).fill(code)
  await button(helper, t('shop.join.again')).click()
  await helper.page.getByRole('heading', { level: 1, name: t('common.sell') }).waitFor()
  await expect
    .poll(
      async () => {
        await look(weaver)
        await goTo(weaver, 'orders')
        return salesOn(weaver)
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(2)
})

test('what the owner left out stands on the phone that is back, marked, and can be sent again', async () => {
  await needs(helper).click()
  const sheet = helper.page.getByRole('dialog')
  await sheet.getByText(t('errors.refused.dropped')).waitFor()
  await sheet.getByRole('button', { name: t('sync.again') }).click()
  await helper.page.keyboard.press('Escape')
  await allSent(helper)
  await expect
    .poll(
      async () => {
        await look(weaver)
        return salesOn(weaver)
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(3)
})

test('the check counts both sides alike on the phone that is back', async () => {
  await goTo(helper, 'shop')
  await helper.page.getByRole('link', { name: new RegExp(t('check.title')) }).click()
  await helper.page.getByText(t('check.allSame')).waitFor({ timeout: 30_000 })
  const row = helper.page.getByRole('row', { name: new RegExp(`^${t('check.kind.sales')}`) })
  expect(await row.getByRole('cell').allTextContents()).toEqual(['3', '3', t('check.equal')])
})

test('nothing complained in the console of either phone', () => {
  expect([...weaver.errors, ...helper.errors]).toEqual([])
})
