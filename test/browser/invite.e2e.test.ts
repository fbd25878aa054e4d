import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { LANGUAGES } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { Film, filmArgs, STEADY, takePicture } from '../support/frames/film.ts'
import { addCloth, allSent, button, goTo, look, openJoined, openPhone, sellOne, wordsOf } from '../support/hands.ts'
import { photosOfColours } from './photos.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(() => server?.dispose())

/** Pictures a second of a film of one picture. */
const RATE = 1

test('a helper whose phone lies beside the owner’s sells her goods at once, and neither has a network', async () => {
  const language: Language = 'th'
  const t = wordsOf(language)
  const [owner, helper] = await Promise.all([openJoined(server, { language }), openPhone(server, language)])
  const film = await Film.begin(RATE)
  try {
    await owner.goOffline()
    await addCloth(owner, { name: 'ABC-01', price: 320, quantity: 5, photos: await photosOfColours(1) })
    await sellOne(owner, 'ABC-01')

    // The owner makes it, and saves the file.
    await goTo(owner, 'shop')
    await owner.page.getByRole('link', { name: new RegExp(t('carry.title')) }).click()
    await button(owner, t('invite.go')).click()
    await owner.page.getByLabel(t('invite.name')).fill('นก')
    await button(owner, t('invite.send')).click()
    const download = owner.page.waitForEvent('download')
    await button(owner, t('carry.save')).click()
    const buffer = await readFile(await (await download).path())
    film.add(await takePicture(await owner.page.getByRole('img', { name: t('invite.keyQr') }).screenshot(), STEADY))
    await film.end()
    await owner.page.keyboard.press('Escape')
    await owner.page.getByRole('dialog').waitFor({ state: 'hidden' })

    // The helper's phone, which has seen the app once, has a camera that sees the owner's screen.
    await helper.goOffline()
    await helper.kill()
    helper.options.args = filmArgs(film)
    await helper.open()
    await helper.page.goto(server.origin)
    await button(helper, LANGUAGES[language]).click()
    await button(helper, t('start.beside')).click()
    await button(helper, t('carry.takeGo')).click()
    const file = { name: 'talat.talat.txt', mimeType: 'text/plain', buffer }
    await helper.page.getByLabel(t('carry.open')).setInputFiles([file])
    await helper.page.getByText(t('invite.came', { shop: 'ผ้าทอป้าแดง' })).waitFor()
    await button(helper, t('invite.scan')).click()

    // It sells what is left of it.
    await sellOne(helper, 'ABC-01')
    await goTo(helper, 'goods')
    await helper.page.getByText('ABC-01').first().waitFor()

    // Both are heard of, and know the same.
    await helper.goOnline()
    await look(helper)
    await allSent(helper)
    await owner.goOnline()
    await look(owner)
    await allSent(owner)
    await goTo(owner, 'orders')
    await expect.poll(() => owner.page.getByText('ABC-01').count()).toBe(2)
    expect([...owner.errors, ...helper.errors]).toEqual([])
  } finally {
    await film.dispose()
    await owner.dispose()
    await helper.dispose()
  }
})
