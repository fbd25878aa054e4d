/** Customers: named at a sale that is not all paid, her tab, the reminder, her address, what she is told. */

import { button, goTo, wordsOf } from '../support/hands.ts'
import type { Screen } from './run.ts'

const NAME = 'ป้าแดง บ้านเหนือ'

/** Comes after the screens of getting paid: a sale there is paid in part. */
export const customerScreens: Screen[] = [
  {
    name: 'customers-none',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'orders')
      await phone.page.getByRole('link', { name: new RegExp(t('customers.short')) }).click()
      await phone.page.getByText(t('customers.none')).waitFor()
    },
  },
  {
    name: 'customer-pick',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'orders')
      await phone.page.locator('a[href="/orders/owed"]').click()
      await phone.page.locator('.order-day .sale-row').first().click()
      await button(phone, new RegExp(t('customers.whoOwes'))).click()
      await phone.page.getByRole('dialog').getByRole('searchbox').fill(NAME)
      await button(phone, t('customers.addNamed', { name: NAME })).waitFor()
    },
  },
  {
    name: 'customer',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('customers.addNamed', { name: NAME })).click()
      await phone.page.getByRole('link', { name: new RegExp(NAME) }).click()
      await button(phone, t('customers.remind')).waitFor()
    },
  },
  {
    name: 'customer-remind',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('customers.remind')).click()
      await phone.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'customer-address',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.keyboard.press('Escape')
      await phone.page.getByRole('link', { name: t('common.edit'), exact: true }).click()
      await phone.page.getByText(t('customers.address'), { exact: true }).click()
      await phone.page.getByLabel(t('customers.findPlace')).fill('นาข่า')
      await phone.page.getByRole('list', { name: t('customers.places') }).waitFor()
    },
  },
  {
    name: 'customers',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'orders')
      await phone.page.getByRole('link', { name: new RegExp(t('customers.short')) }).click()
      await phone.page.locator('.customer-row').first().waitFor()
    },
  },
  {
    name: 'customers-notice',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.getByRole('link', { name: new RegExp(t('customers.notice')) }).click()
      await phone.page.getByText(t('customers.keep')).waitFor()
    },
  },
]
