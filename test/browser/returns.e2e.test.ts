import jsQR from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { promptPayText } from '../../src/shared/domain/promptpay.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  button,
  goTo,
  type Held,
  keyIn,
  loadOnce,
  sell,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

const MOBILE = '0812345678'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

describe.each(['th', 'lo'] as const)(
  'paid, brought back and exchanged, offline at 360 x 740 (%s)',
  (language: Language) => {
    const t = wordsOf(language)
    let phone: Phone
    let held: Held
    const dialog = () => phone.page.getByRole('dialog')
    const baht = (amount: string) => ({ amount: `${amount}\u00a0฿` })
    const openReturn = async () => {
      await goTo(held, 'orders')
      await phone.page.locator('.sale-row').first().click()
      await button(held, t('returns.title')).click()
    }

    beforeAll(async () => {
      phone = await Phone.open()
      held = { page: phone.page, language }
      await loadOnce(phone, server.origin)
      await phone.goOffline()
      await startShop(held)
      await addCloth(held, { name: 'ABC', price: 250, cost: 180, quantity: 9 })
      await addCloth(held, { name: 'XYZ', price: 900, quantity: 3 })
    })
    afterAll(() => phone?.dispose())

    test('a price below cost bears a mark that is heard and not read; the change is counted out in notes', async () => {
      await goTo(held, 'sell')
      await button(held, /ABC/).click()
      await button(held, t('sell.haggle')).click()
      await button(held, t('common.clear')).click()
      await keyIn(held, 170)
      const mark = dialog().getByRole('img', { name: t('sell.under') })
      await mark.waitFor()
      expect(await mark.textContent()).toBe('')
      await button(held, t('common.clear')).click()
      await keyIn(held, 240)
      expect(await mark.count()).toBe(0)
      await button(held, t('sell.usePrice')).click()
      await button(held, t('sell.cash')).click()
      await ticked(held)
      await dialog().getByRole('button', { name: '500', exact: true }).click()
      await dialog().getByText(t('sell.change')).waitFor()
      // 260 back.
      expect(await phone.page.locator('.change .notes li').allTextContents()).toEqual(['100× 2', '50× 1', '10× 1'])
      await sellOn(held)
    })

    test('a QR with the amount is shown and read back from the pixels', async () => {
      const { page } = phone
      await goTo(held, 'shop')
      await page.getByRole('link', { name: new RegExp(t('pay.ownTitle')) }).click()
      await page.getByLabel(t('pay.ownId')).fill(MOBILE)
      await button(held, t('common.save')).click()
      await page.getByText(t('pay.ownTry')).waitFor()
      await goTo(held, 'sell')
      await button(held, /XYZ/).click()
      await button(held, t('sell.qr')).click()
      const read = async () => {
        const { data, info } = await sharp(await page.screenshot())
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true })
        return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
      }
      await expect.poll(read).toBe(promptPayText(MOBILE, 90000))
      // Both sheets go with the page.
      await page.goto(`${server.origin}/sell`)
    })

    test('one of three comes back: the money for one is given, and one is on the shelf again', async () => {
      await goTo(held, 'sell')
      await button(held, /ABC/).click()
      await button(held, t('common.more')).click()
      await button(held, t('common.more')).click()
      await button(held, t('sell.cash')).click()
      await ticked(held)
      await sellOn(held)
      await openReturn()
      const lines = dialog().locator('.return-lines')
      await lines.getByRole('button', { name: t('common.less') }).click()
      await lines.getByRole('button', { name: t('common.less') }).click()
      await dialog()
        .getByText(t('returns.give', baht('250')))
        .waitFor()
      await button(held, t('returns.now')).click()
      await phone.page.getByText(t('returns.came', { quantity: t('units.piece', { quantity: '1' }) })).waitFor()
      await goTo(held, 'sell')
      await button(held, new RegExp(t('units.piece', { quantity: '6' }))).waitFor()
    })

    test('an exchange for something dearer: the buyer pays the difference, and the change is that of the difference', async () => {
      await sell(held, 'ABC')
      await sellOn(held)
      await openReturn()
      await button(held, t('returns.swap')).click()
      await button(held, /XYZ/).click()
      await dialog()
        .getByText(t('returns.payMore', baht('650')))
        .waitFor()
      await button(held, t('sell.cash')).click()
      await ticked(held)
      await dialog()
        .getByText(t('returns.payMore', baht('650')))
        .waitFor()
      await dialog().getByRole('button', { name: '1,000', exact: true }).click()
      await expect.poll(() => phone.page.locator('.change').textContent()).toContain('350')
      await sellOn(held)
      expect(phone.errors).toEqual([])
    })
  },
)
