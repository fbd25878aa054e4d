import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { onServer, openCarry, shopOf } from '../support/carry.ts'
import { Film, filmArgs, STEADY, screensOf, takePicture } from '../support/frames/film.ts'
import { addCloth, button, type Held, openJoined, sellOne, wordsOf } from '../support/hands.ts'
import type { Phone, PhoneOptions } from '../support/phone.ts'
import { photosOfColours } from './photos.ts'

/** Frames a second, as the screen shows them unless it is told otherwise. */
const RATE = 8
const OWNER = 'ABC'
const cloth = (index: number) => `XYZ-${String(index).padStart(2, '0')}`

/** A whole day. */
const [SALES, GOODS] = [40, 10]

let server: ServerProcess
const undo: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  server = await ServerProcess.start()
})
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})
afterAll(() => server?.dispose())

async function joined(language: Language, name: string, options: PhoneOptions = {}): Promise<Phone & Held> {
  const phone = await openJoined(server, { language, name, ...options })
  undo.push(() => phone.dispose())
  return phone
}

/** What a camera sees of the code that stands on the screen, until so many frames were shown; one in five it misses. */
async function filmOf({ page }: Held, frames: number): Promise<Film> {
  const film = await Film.begin(RATE)
  undo.push(() => film.dispose())
  let shown = 0
  for await (const screen of screensOf(page)) {
    if (shown % 5 !== 4) film.add(await takePicture(screen, STEADY))
    if (++shown === frames) break
  }
  await film.end()
  return film
}

test('with no radio at all: a day goes from screen to camera, to the market, and every sale is there once', {
  timeout: 300_000,
}, async () => {
  const language: Language = 'th'
  const t = wordsOf(language)
  const owner = await joined(language, OWNER)
  await owner.goOffline()
  for (const [index, photo] of (await photosOfColours(GOODS)).entries())
    await addCloth(owner, { name: cloth(index), price: 250, quantity: Math.ceil(SALES / GOODS), photos: [photo] })
  for (let sold = 0; sold < SALES; sold++) await sellOne(owner, cloth(sold % GOODS))
  await openCarry(owner)
  await button(owner, t('carry.giveGo')).click()
  await button(owner, t('carry.make')).click()
  await button(owner, t('carry.show')).waitFor()
  await owner.page.clock.install()
  await button(owner, t('carry.show')).click()
  const needed = Number(await owner.page.locator('.frames-pass').getAttribute('max'))
  const film = await filmOf(owner, Math.ceil(needed * 1.6) + 10)

  const neighbour = await joined(language, 'Neighbour', { args: filmArgs(film) })
  await neighbour.goOffline()
  await openCarry(neighbour)
  await button(neighbour, t('carry.takeGo')).click()
  await button(neighbour, t('carry.read')).click()
  await neighbour.page
    .getByText(t('carry.came.carried', { shop: OWNER }), { exact: true })
    .waitFor({ timeout: 180_000 })
  await neighbour.goOnline()
  await neighbour.page.evaluate(() => dispatchEvent(new Event('online')))
  await button(neighbour, t('carry.giveBack')).waitFor({ timeout: 30_000 })
  expect(onServer(server, await shopOf(owner))).toMatchObject({ order: SALES, line: SALES, good: GOODS })
  expect([...owner.errors, ...neighbour.errors]).toEqual([])
})
