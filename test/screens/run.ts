/** Takes the pictures of `npm run screens`: each screen at each size, in each language. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { chromiumOptions } from '../../tools/chromium.ts'

export interface Size {
  width: number
  height: number
}

/** A phone that is looked at. */
export interface Shown {
  page: Page
  language: Language
  /** A fresh code that opens a shop. */
  code(): Promise<string>
}

export interface Screen {
  /** Names the file. */
  name: string
  /** Brings the phone from the screen before to this one. */
  show(phone: Shown): Promise<unknown>
}

export interface Shoot {
  origin: string
  /** Where the pictures go: `<folder>/<language>-<width>x<height>-<name>.png`. */
  folder: string
  sizes: Size[]
  languages: Language[]
  screens: Screen[]
  /** Makes the shop, its goods and its sales on a phone that has never seen the app. */
  prepare(page: Page, language: Language): Promise<void>
  code(): Promise<string>
}

export async function takeScreens(shoot: Shoot): Promise<string[]> {
  await mkdir(shoot.folder, { recursive: true })
  const browser = await chromium.launch(chromiumOptions())
  const files: string[] = []
  try {
    for (const language of shoot.languages) {
      for (const size of shoot.sizes) files.push(...(await takeOnPhone(browser, shoot, language, size)))
    }
  } finally {
    await browser.close()
  }
  return files
}

/** What the phone itself speaks: it greets in that. */
const LOCALES: Record<Language, string> = { th: 'th-TH', lo: 'lo-LA', en: 'en-GB', zh: 'zh-CN' }

/** One phone: prepared once, then led from screen to screen. */
async function takeOnPhone(browser: Browser, shoot: Shoot, language: Language, size: Size): Promise<string[]> {
  const context = await browser.newContext({
    viewport: size,
    locale: LOCALES[language],
    deviceScaleFactor: 2,
    isMobile: true,
    reducedMotion: 'reduce',
    hasTouch: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  await page.goto(shoot.origin)
  const files: string[] = []
  const take = async (name: string) => {
    const path = join(shoot.folder, `${language}-${size.width}x${size.height}-${name}.png`)
    // What was said has been read.
    await page.locator('.toast').last().waitFor({ state: 'detached' })
    await page.waitForFunction(allPictured)
    await page.screenshot({ path })
    files.push(path)
  }
  await page.locator('.start-main').waitFor()
  await take('start')
  await shoot.prepare(page, language)
  for (const { name, show } of shoot.screens) {
    await show({ page, language, code: shoot.code })
    await take(name)
  }
  await context.close()
  return files
}

const WAIT_MS = 15_000

/** In the page: each picture has been found, or found missing, and is drawn. */
async function allPictured(): Promise<boolean> {
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => {})))
  // A picture that is decoded aside is painted with the frame after.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  return Array.from(document.querySelectorAll('.picture')).every(({ childElementCount }) => childElementCount > 0)
}
