/** Takes the pictures of `npm run screens`: each screen at each size, in each language. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../chromium.ts'

export interface Size {
  width: number
  height: number
}

/** The languages that a seller can pick. */
export type Language = 'th' | 'en'

export interface Screen {
  /** Names the file. */
  name: string
  /** Brings a phone that has its shop to the screen. */
  show(page: Page): Promise<void>
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

/** One phone: prepared once, then led from screen to screen. */
async function takeOnPhone(browser: Browser, shoot: Shoot, language: Language, size: Size): Promise<string[]> {
  const locale = language === 'th' ? 'th-TH' : 'en-GB'
  const context = await browser.newContext({
    viewport: size,
    locale,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  })
  const page = await context.newPage()
  await page.goto(shoot.origin)
  await shoot.prepare(page, language)
  const files: string[] = []
  for (const { name, show } of shoot.screens) {
    const path = join(shoot.folder, `${language}-${size.width}x${size.height}-${name}.png`)
    await show(page)
    await page.screenshot({ path })
    files.push(path)
  }
  await context.close()
  return files
}
