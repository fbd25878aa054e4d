import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

/** As LINE on Android names itself. */
const LINE =
  'Mozilla/5.0 (Linux; Android 12; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.128 Mobile Safari/537.36 Line/13.6.1/IAB'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

test.each([
  ['th-TH', 'th'],
  ['en-GB', 'en'],
] as const)(
  'a code sent by LINE is taken to the phone’s own browser, and no shop data is made inside LINE (%s)',
  async (locale, language) => {
    const t = wordsOf(language)
    const inside = await Phone.open({ locale, userAgent: LINE })
    const outside = await Phone.open({ locale })
    try {
      const code = await communityCode(server)
      const { page } = inside
      await page.goto(`${server.origin}/#join=${code}`)
      await page.getByRole('heading', { name: t('start.line') }).waitFor()
      const out = page.getByRole('link', { name: t('start.lineOpen') })
      expect(await out.getAttribute('href')).toBe(`${server.origin}/?openExternalBrowser=1#join=${code}`)
      expect(await page.getByText(t('start.lineByHand')).count()).toBe(0)

      // LINE keeps the page all the same: then the person's own hand leads out, and the code is not lost.
      await out.click()
      await page.getByText(t('start.lineByHand')).waitFor()
      expect(await out.getAttribute('href')).toContain(`#join=${code}`)
      const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
      expect(stored.filter((name) => name?.startsWith('talat-'))).toEqual([])
      expect(inside.errors).toEqual([])

      await outside.page.goto((await out.getAttribute('href')) ?? '')
      await outside.page.getByRole('button', { name: LANGUAGES[language] }).click()
      expect(await outside.page.getByLabel(t('shop.code.label')).inputValue()).toBe(code)
    } finally {
      await outside.dispose()
      await inside.dispose()
    }
  },
)
