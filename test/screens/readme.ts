/**
 * `npm run screens:readme`: the pictures of the README, each of the five places in Thai and in English, of a shop that has
 * been selling for a week. They are small, and lie in the repository.
 */
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { buildIfStale, root } from '../../tools/build/dist.ts'
import { ensureChromium, installFonts } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode, goTo, sell, sellOn } from '../support/hands.ts'
import { GOODS, prepare } from './list.ts'
import { type Screen, takeScreens } from './run.ts'

const SIZE = { width: 360, height: 740 }
const PLACES = ['sell', 'goods', 'orders', 'money', 'shop'] as const
const DAY = 24 * 60 * 60_000
/** Which goods are sold on the days before today, the earliest first. */
const WEEK = [[1], [0, 1], [], [0, 0, 1], [4], [1, 0]]

const screens: Screen[] = PLACES.map((name) => ({
  name,
  async show(phone) {
    await goTo(phone, name)
    if (name === 'money') await phone.page.locator('.money-week').waitFor()
    await phone.page.evaluate(() => scrollTo(0, 0))
  },
}))

/** The shop of the other pictures, with some days of selling before today's. */
async function aWeek(page: Page, language: Language): Promise<void> {
  const now = Date.now()
  for (const [index, goods] of WEEK.entries()) {
    await page.clock.setFixedTime(now - (WEEK.length - index) * DAY)
    if (index === 0) await prepare(page, language, 9)
    for (const good of goods) {
      await sell({ page, language }, GOODS[good]?.[language] ?? '')
      await sellOn({ page, language })
    }
  }
  await page.clock.setFixedTime(now)
  for (const good of [3, 1]) {
    await sell({ page, language }, GOODS[good]?.[language] ?? '', good === 3 ? 'transfer' : 'cash')
    await sellOn({ page, language })
  }
}

ensureChromium()
installFonts()
buildIfStale()
const folder = join(root, '.cache/screens-readme')
const shown = join(root, 'docs/screens')
await rm(shown, { recursive: true, force: true })
await mkdir(shown, { recursive: true })
const server = await ServerProcess.start()
try {
  const files = await takeScreens({
    origin: server.origin,
    folder,
    sizes: [SIZE],
    languages: ['th', 'en'],
    screens,
    prepare: aWeek,
    code: () => communityCode(server),
  })
  for (const file of files.filter((one) => !one.endsWith('-start.png'))) {
    const name = basename(file, '.png').replace(`-${SIZE.width}x${SIZE.height}`, '')
    await sharp(file)
      .resize(SIZE.width)
      .webp({ quality: 80 })
      .toFile(join(shown, `${name}.webp`))
  }
  console.log(`${PLACES.length * 2} pictures in ${shown}`)
} finally {
  await server.dispose()
}
