/** Getting paid: the shop's own id, the QR of a sale, a slip and one that was used before, a deposit and the rest. */

import { button, goTo, keyIn, sellOn, ticked, wordsOf } from '../support/hands.ts'
import { slipPicture } from '../support/slip.ts'
import type { Screen, Shown } from './run.ts'

const SLIP = ['014', '2026112512345678ABCD'] as const

/** @param goods names of one to be sold by QR, and of one to be paid in parts */
export function payScreens(byQr: (phone: Shown) => string, inParts: (phone: Shown) => string): Screen[] {
  async function openQr(phone: Shown) {
    const t = wordsOf(phone.language)
    await goTo(phone, 'sell')
    await button(phone, new RegExp(byQr(phone))).click()
    await button(phone, t('sell.qr')).click()
    await phone.page.getByRole('dialog', { name: t('pay.title') }).waitFor()
  }
  async function pickSlip({ page, language }: Shown) {
    const t = wordsOf(language)
    await page.getByLabel(t('pay.pickSlip')).setInputFiles(await slipPicture(...SLIP))
    await page.getByText(t('bank.014')).waitFor()
  }
  return [
    {
      name: 'promptpay-doubtful',
      async show(phone) {
        const t = wordsOf(phone.language)
        await goTo(phone, 'shop')
        await phone.page.getByRole('link', { name: new RegExp(t('pay.ownTitle')) }).click()
        await phone.page.getByLabel(t('pay.ownId')).fill('1234567890123')
        await phone.page.getByText(t('pay.ownCheck')).waitFor()
      },
    },
    {
      name: 'promptpay',
      async show(phone) {
        const t = wordsOf(phone.language)
        await phone.page.getByLabel(t('pay.ownId')).fill('081-234-5678')
        await button(phone, t('common.save')).click()
        await phone.page.getByText(t('pay.ownTry')).waitFor()
      },
    },
    {
      name: 'sell-sheet-qr',
      async show(phone) {
        await goTo(phone, 'sell')
        await button(phone, new RegExp(byQr(phone))).click()
        await phone.page.locator('.sale-photo img').waitFor()
      },
    },
    {
      name: 'qr',
      async show(phone) {
        const t = wordsOf(phone.language)
        await button(phone, t('sell.qr')).click()
        await phone.page.getByRole('dialog', { name: t('pay.title') }).waitFor()
      },
    },
    {
      name: 'slip',
      async show(phone) {
        await pickSlip(phone)
        await phone.page.locator('.slip-card').scrollIntoViewIfNeeded()
      },
    },
    {
      name: 'slip-used',
      async show(phone) {
        const t = wordsOf(phone.language)
        await button(phone, t('pay.came')).click()
        await ticked(phone)
        await sellOn(phone)
        await openQr(phone)
        await pickSlip(phone)
        await phone.page.locator('.slip-used').scrollIntoViewIfNeeded()
      },
    },
    {
      name: 'deposit',
      async show(phone) {
        const t = wordsOf(phone.language)
        const { page } = phone
        for (const title of [t('pay.title'), byQr(phone)]) {
          const dialog = page.getByRole('dialog', { name: title })
          await dialog.getByRole('button', { name: t('common.close') }).click()
          await dialog.waitFor({ state: 'detached' })
        }
        await goTo(phone, 'sell')
        await button(phone, new RegExp(inParts(phone))).click()
        await button(phone, t('sell.toBasket')).click()
        await page.locator('.basket-bar').click()
        await button(phone, t('sell.part')).click()
        await keyIn(phone, 200)
      },
    },
    {
      name: 'deposit-cash',
      async show({ page, language }) {
        const t = wordsOf(language)
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('button', { name: t('pay.cash'), exact: true }).click()
        await dialog.getByRole('button', { name: t('sell.addNote', { amount: '100\u00a0฿' }) }).click()
        await dialog.getByRole('button', { name: t('sell.addNote', { amount: '100\u00a0฿' }) }).click()
        await dialog.getByRole('button', { name: t('sell.addNote', { amount: '20\u00a0฿' }) }).click()
      },
    },
    {
      name: 'deposit-done',
      async show(phone) {
        const t = wordsOf(phone.language)
        await button(phone, t('pay.took')).click()
        await ticked(phone)
      },
    },
    {
      name: 'basket-qr',
      async show(phone) {
        const t = wordsOf(phone.language)
        await sellOn(phone)
        await goTo(phone, 'sell')
        await button(phone, new RegExp(inParts(phone))).click()
        await button(phone, t('sell.toBasket')).click()
        await phone.page.locator('.basket-bar').click()
        await button(phone, t('sell.qr')).waitFor()
      },
    },
    {
      name: 'orders-owed',
      async show(phone) {
        const t = wordsOf(phone.language)
        await button(phone, t('sell.removeNamed', { name: inParts(phone) })).click()
        await phone.page
          .getByText(t('sell.emptyBasket'))
          .or(button(phone, t('sell.undo')))
          .first()
          .waitFor()
        await goTo(phone, 'orders')
      },
    },
    {
      name: 'owed',
      async show({ page, language }) {
        await page.locator('a[href="/orders/owed"]').click()
        await page.getByRole('heading', { level: 1, name: wordsOf(language)('pay.waitingTitle') }).waitFor()
      },
    },
    {
      name: 'order-part',
      async show(phone) {
        await phone.page.locator('.order-day .sale-row').first().click()
        await button(phone, wordsOf(phone.language)('pay.take')).waitFor()
      },
    },
    {
      name: 'take-payment',
      async show(phone) {
        await button(phone, wordsOf(phone.language)('pay.take')).click()
        await phone.page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'order-slip',
      async show(phone) {
        await phone.page.keyboard.press('Escape')
        await goTo(phone, 'orders')
        await phone.page
          .getByRole('link', { name: new RegExp(byQr(phone)) })
          .first()
          .click()
        await phone.page.locator('.order-slip').waitFor()
      },
    },
  ]
}
