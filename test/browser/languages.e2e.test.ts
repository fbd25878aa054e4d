/** The languages that are not there from the start, on a phone without a network. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, openPhone, reload, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(() => server?.dispose())

const TRADES = [
  { language: 'lo', name: 'ຜ້າໝີ່ຂິດ ໑໒', asked: 'ຫມີຂິດ 12', words: 'ໜຶ່ງພັນແປດຮ້ອຍບາດ', date: /\d+ \S+ 20\d\d \d\d:\d\d/ },
  { language: 'zh', name: '手工丝绸围巾', asked: '丝绸', words: '一千八百泰铢', date: /20\d\d年\d+月\d+日 \d\d:\d\d/ },
] as const

test.each(TRADES)(
  'a shop is opened and sells offline in a language that the phone has never shown: $language',
  async (trade) => {
    const { language, name, asked, words, date } = trade
    const phone = await openPhone(server, language)
    const t = wordsOf(language)
    try {
      await phone.goOffline()
      await reload(phone)
      await startShop(phone, name)
      await addCloth(phone, { name: 'Plain', price: 250 })
      await addCloth(phone, { name, price: 1800 })

      await goTo(phone, 'sell')
      await phone.page.getByRole('searchbox', { name: t('sell.search') }).fill(asked)
      await button(phone, /Plain/).waitFor({ state: 'detached' })
      await sell(phone, name)
      await phone.page.getByText(words).waitFor()
      // Chromium without a screen has no voices.
      expect(await button(phone, t('money.readAloud')).count()).toBe(0)
      await sellOn(phone)

      await reload(phone)
      await goTo(phone, 'orders')
      expect(await phone.page.locator('html').getAttribute('lang')).toBe(language)
      await phone.page.getByRole('link', { name: new RegExp(name) }).click()
      await phone.page.getByText(date).waitFor()
      expect(phone.errors).toEqual([])
    } finally {
      await phone.dispose()
    }
  },
)
