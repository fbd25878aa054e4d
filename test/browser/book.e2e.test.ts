import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CURRENCIES } from '../../src/shared/domain/money.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { addCloth, button, goTo, type Held, keyIn, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'
import { type Market, openMarket } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'

const CLOTH = 'ผ้าหมี่ขิด ลายนาค'
const THEIRS = 'ซิ่นของยายทอง'
const YARN = 'ฝ้ายเข็น'
const BAHT = CURRENCIES.THB.symbol
const SHOTS = process.env.SHOTS

describe.each<{ language: Language }>([{ language: 'th' }, { language: 'en' }])(
  'the owner’s book, offline, in $language',
  ({ language }) => {
    const t = wordsOf(language)
    let market: Market
    let weaver: Held & Phone

    beforeAll(async () => {
      market = await openMarket()
      weaver = Object.assign(market.weaver, { language })
      await weaver.goOffline()
      await startShop(weaver)
      await addCloth(weaver, { name: CLOTH, price: 1800, quantity: 1 })
    }, 120_000)
    afterAll(() => market?.dispose())

    const fill = (label: string, text: string) => weaver.page.getByLabel(label, { exact: true }).fill(text)
    const sheet = () => weaver.page.getByRole('dialog').last()
    const inSheet = (name: string | RegExp) => sheet().getByRole('button', { name })
    const save = async () => {
      await sheet()
        .getByRole('button', { name: t('common.save') })
        .click()
      await weaver.page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    const amountInto = async (label: string, amount: number) => {
      await button(weaver, new RegExp(`^${label}`))
        .last()
        .click()
      for (const digit of String(amount)) await inSheet(new RegExp(`^${digit}$`)).click()
      await sheet()
        .getByRole('button', { name: t('common.done') })
        .click()
    }
    async function shot(name: string): Promise<void> {
      if (!SHOTS) return
      mkdirSync(SHOTS, { recursive: true })
      await weaver.page.waitForTimeout(400)
      await weaver.page.screenshot({ path: `${SHOTS}/${name}-${language}.png` })
      await weaver.page.setViewportSize({ width: 320, height: 568 })
      await weaver.page.screenshot({ path: `${SHOTS}/${name}-${language}-320.png` })
      await weaver.page.setViewportSize({ width: 360, height: 740 })
    }
    async function openBook(): Promise<void> {
      await goTo(weaver, 'money')
      await weaver.page.getByRole('link', { name: new RegExp(t('book.title')) }).click()
      await weaver.page.getByRole('heading', { level: 1, name: t('book.title') }).waitFor()
    }
    async function write(form: 'purchase' | 'expense' | 'moneyIn' | 'payBack'): Promise<void> {
      await openBook()
      await button(weaver, t('book.add')).click()
      await inSheet(new RegExp(`^${t(`book.${form}`)}`)).click()
    }
    async function look(name: string): Promise<void> {
      await goTo(weaver, 'goods')
      await weaver.page
        .getByRole('link', { name: new RegExp(name) })
        .first()
        .click()
      await weaver.page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
    }
    /** Whether the last thing of the page is hidden by the message even at its end. */
    const isUnderMessage = () =>
      weaver.page.evaluate(() => {
        scrollTo(0, document.body.scrollHeight)
        const [last, message] = [document.querySelector('.page-main > :last-child'), document.querySelector('.toast')]
        if (!last || !message) throw new Error('no page or no message')
        return last.getBoundingClientRect().bottom > message.getBoundingClientRect().top
      })
    const fold = (title: string) => weaver.page.locator('summary').filter({ hasText: title }).click()
    const says = (text: string) => weaver.page.getByText(text).first().waitFor()

    test('yarn that is bought goes into a cloth, and what is made uses it up at its average cost', async () => {
      await openBook()
      await shot('empty')
      for (const paid of [400, 600]) {
        await write('purchase')
        if (paid === 400) {
          await fill(t('book.materialName'), YARN)
          await shot('purchase')
        } else await sheet().getByLabel(YARN, { exact: true }).check()
        // Its button says how much there is: nothing yet.
        await sheet().locator('.field .row button').first().click()
        await inSheet(/^2$/).click()
        await sheet()
          .getByRole('button', { name: t('common.done') })
          .click()
        await amountInto(t('book.paid'), paid)
        await save()
        await shot('saved')
      }
      await look(CLOTH)
      await fold(t('book.recipe'))
      await button(weaver, YARN).click()
      await weaver.page.locator('.fold[open] .field .row button').first().click()
      await inSheet(/^1$/).click()
      await sheet()
        .getByRole('button', { name: t('common.done') })
        .click()
      await weaver.page
        .locator('.fold[open]')
        .getByRole('button', { name: t('common.save') })
        .click()
      await says(t('book.recipeCost', { amount: `250 ${BAHT}` }))
      await shot('recipe')
      await button(weaver, t('book.asCost')).click()
      await button(weaver, t('goods.changeStock')).click()
      await keyIn(weaver, 2)
      await save()
      await openBook()
      await fold(t('book.materials'))
      await says(t('book.left', { left: language === 'th' ? '2 กก.' : '2 kg' }))
      await says(`(500 ${BAHT})`)
      await shot('book')
    })

    test('a material is named otherwise and deleted, and both are taken back', async () => {
      const edit = (name: string) => button(weaver, `${t('common.edit')} ${name}`)
      const undo = () => button(weaver, t('common.undo')).click()
      await openBook()
      await fold(t('book.materials'))
      await edit(YARN).click()
      await shot('material')
      await fill(t('book.materialName'), 'ไหม')
      await save()
      await edit('ไหม').waitFor()
      await undo()
      await edit(YARN).click()
      await inSheet(t('book.delete')).click()
      await edit(YARN).waitFor({ state: 'detached' })
      await undo()
      await fold(t('book.materials'))
      await edit(YARN).waitFor()
    })

    test('a loan stands at four years without interest; a repayment takes from its rest, and can be taken back', async () => {
      await write('moneyIn')
      await shot('loan')
      await amountInto(t('book.received'), 48_000)
      await fill(t('book.from'), 'กองทุนหมู่บ้าน')
      await save()
      const rest = (left: string) => says(t('book.restOf', { left: `${left} ${BAHT}`, whole: `48,000 ${BAHT}` }))
      await rest('48,000')
      await button(weaver, t('book.repayment')).click()
      await expect.poll(() => button(weaver, new RegExp(`^${t('book.paid')}`)).textContent()).toContain('1,000')
      await save()
      await rest('47,000')
      await shot('repaid')
      expect(await isUnderMessage()).toBe(false)
      await button(weaver, t('common.undo')).click()
      await rest('48,000')
    })

    test('a piece that another left here is sold, her share is owed, and paying it out settles it', async () => {
      await addCloth(weaver, { name: THEIRS, price: 1000 })
      await look(THEIRS)
      await fold(t('book.consigned'))
      await fill(t('book.whose'), 'ยายทอง')
      await fill(t('book.share'), '80')
      await weaver.page
        .locator('.fold[open]')
        .getByRole('button', { name: t('common.save') })
        .click()
      await says(t('common.saved'))
      await shot('consigned')
      await sell(weaver, THEIRS)
      await sellOn(weaver)
      await openBook()
      await says(`800 ${BAHT}`)
      await shot('owed')
      await weaver.page.locator('.book-owed').getByRole('button').click()
      await save()
      await expect.poll(() => weaver.page.locator('.book-owed').count()).toBe(0)
    })

    test('materials, hours and a wage make three prices; a price with a zero too many is asked about', async () => {
      await look(CLOTH)
      await weaver.page.getByRole('link', { name: t('common.edit') }).click()
      await button(weaver, t('price.helper')).click()
      await sheet().getByLabel(t('price.hours'), { exact: true }).fill('24')
      await amountInto(t('price.wage'), 50)
      await says(t('price.costs', { amount: `1,450 ${BAHT}` }))
      await shot('price')
      await inSheet(new RegExp(`^${t('price.stall')}`)).click()
      await says(t('price.hourEarns', { amount: `62.08 ${BAHT}` }))
      await amountInto(t('goods.priceOf', { unit: t('units.name.piece').toLowerCase() }), 17_400)
      await shot('asks')
      await button(weaver, t('price.meant', { price: `1,740 ${BAHT}` })).click()
      await button(weaver, t('common.save')).click()
      // The form says it too: once it is left, it is saved.
      await weaver.page.getByRole('heading', { level: 2, name: CLOTH }).waitFor()
      await says('1,740')
    })
  },
)
