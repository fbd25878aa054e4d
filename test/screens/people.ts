/** The screens of people who share a phone; at the end nobody has a PIN any more, so that the others are open again. */

import { button, goTo, wordsOf } from '../support/hands.ts'
import { addPerson, typePin } from '../support/pins.ts'
import type { Screen, Shown } from './run.ts'

const PIN = '2468'
const names = ({ language }: Shown) =>
  language === 'th' ? { owner: 'แม่แดง', helper: 'น้อย' } : { owner: 'Daeng', helper: 'Noi' }

export const peopleScreens: Screen[] = [
  {
    name: 'people-none',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'shop')
      await phone.page.getByText(t('learn.ready')).waitFor()
      await phone.page.getByRole('link', { name: new RegExp(t('people.title')) }).click()
      await phone.page.getByText(t('people.none')).waitFor()
    },
  },
  {
    name: 'people',
    async show(phone) {
      const { owner, helper } = names(phone)
      await addPerson(phone, { name: owner, role: 'owner', pin: PIN })
      await addPerson(phone, { name: helper, role: 'helper' })
      await phone.page.getByText(wordsOf(phone.language)('people.what')).click()
    },
  },
  {
    name: 'person',
    async show(phone) {
      await button(phone, new RegExp(names(phone).owner)).click()
      await phone.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'new-pin',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('people.otherPin')).click()
      await phone.page.locator('dialog .pin-pad').waitFor()
    },
  },
  {
    name: 'pin',
    async show(phone) {
      const t = wordsOf(phone.language)
      const { page } = phone
      await page.keyboard.press('Escape')
      // The sheet of the person comes back in place of that of her PIN, and the next key is for it.
      await page.getByRole('dialog', { name: names(phone).owner }).waitFor()
      await page.waitForFunction(() => (history.state as { sheet?: number } | null)?.sheet !== undefined)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await goTo(phone, 'money')
      await button(phone, t('pin.lock')).click()
      await typePin(phone, '1111')
      await phone.page.getByText(t('pin.wrong')).waitFor()
    },
  },
  {
    name: 'pin-forgotten',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('pin.forgot')).click()
    },
  },
  {
    name: 'who',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('common.back')).click()
      await typePin(phone, PIN)
      // A tap before it is open is on a head that goes with the pad.
      await phone.page.locator('.pin-pad').waitFor({ state: 'detached' })
      await phone.page.locator('.who').click()
      await phone.page.getByRole('dialog', { name: t('pin.who') }).waitFor()
    },
  },
  {
    name: 'people-without',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.keyboard.press('Escape')
      await phone.page.getByRole('dialog').waitFor({ state: 'detached' })
      await goTo(phone, 'shop')
      await phone.page.getByRole('link', { name: new RegExp(t('people.title')) }).click()
      for (const name of Object.values(names(phone))) {
        await phone.page
          .locator('.page-main')
          .getByRole('button', { name: new RegExp(name) })
          .click()
        await button(phone, t('people.delete')).click()
        await phone.page.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await phone.page.getByText(t('people.none')).waitFor()
    },
  },
]
