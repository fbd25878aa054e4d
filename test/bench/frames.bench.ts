/**
 * A bundle from screen to camera: how many frames must be shown until another phone has it. Both ends are the app's; the hand
 * and the camera between them are made (`test/support/frames/film.ts`).
 */

import { randomBytes } from 'node:crypto'
import jsQR from 'jsqr'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { BLOCK, readFrame } from '../../src/device/frames/format.ts'
import { framesOf } from '../../src/device/frames/frames-of.ts'
import { Gathering } from '../../src/device/frames/gathering.ts'
import { median } from '../../tools/bench/median.ts'
import { type Bench, measured, type Row } from '../../tools/bench/run.ts'
import { chromiumOptions } from '../../tools/chromium.ts'
import {
  Film,
  filmArgs,
  type Hand,
  openScreen,
  STEADY,
  screensOf,
  takePicture,
  takeWall,
} from '../support/frames/film.ts'
import { serveFrames } from '../support/frames/serve.ts'

/** Stands for 40 sales and 10 thumbnails, sealed, which nothing can shrink: 10 x 11 KB and 40 x 250 bytes of gzipped operations. */
const BYTES = 120 * 1024
const BUNDLE = `${BYTES / 1024} KB, as 40 sales and 10 thumbnails`
/** Frames a second that the screen shows unless told otherwise. */
const RATE = 8
const LOST = 0.3
const RUNS = 15
/** Pictures of which each figure of a hand is made. */
const PICTURES = 20

const HANDS: Record<string, Hand> = {
  steady: STEADY,
  'further away': { ...STEADY, fills: 0.75 },
  'out of focus': { ...STEADY, blur: 1.5 },
  askew: { ...STEADY, turned: 12, fills: 0.8 },
}

const frames: Bench = async ({ browser, after }) => {
  const bytes = randomBytes(BYTES)
  const served = await serveFrames(bytes)
  after(() => served.close())
  const floor = { name: 'at 8 a second, none lost', value: Math.ceil(BYTES / BLOCK) / RATE }
  const rows: Row[] = []

  for (const lost of [0, LOST]) {
    const shown = median(Array.from({ length: RUNS }, () => shownUntilWhole(bytes, lost)))
    const name = `${BUNDLE}: frames shown, ${lost * 100} % of them lost`
    rows.push(measured(name, 'frames', shown, { name: 'its blocks', value: Math.ceil(BYTES / BLOCK) }))
    rows.push(measured('and seconds', 's', shown / RATE, floor))
  }

  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 })
  await openScreen(page, `${served.origin}/show`)
  // Twice as many as blocks: enough of them are left where some are lost, in a film that begins again when it is over.
  const screens: Buffer[] = []
  for await (const screen of screensOf(page)) if (screens.push(screen) >= 2 * (BYTES / BLOCK)) break
  await page.close()
  for (const [name, hand] of Object.entries(HANDS)) {
    let read = 0
    for (const screen of screens.slice(0, PICTURES)) if (await reads(await takePicture(screen, hand))) read++
    const how = `turned ${hand.turned}°, ${hand.fills * 100} % of the height, blur ${hand.blur}, noise ${hand.noise}`
    const value = (100 * read) / PICTURES
    rows.push({ name: `read by jsQR at 640 x 480, ${name}`, value, unit: '%', beside: how })
  }

  const pictures: Buffer[] = []
  for (const screen of screens) pictures.push(await takePicture(screen, STEADY))
  const wall = await takeWall()
  for (const lost of [0, LOST]) {
    const film = await Film.begin(RATE)
    after(() => film.dispose())
    for (const picture of pictures) film.add(Math.random() < lost ? wall : picture)
    await film.end()
    const seconds = await secondsToRead(film, `${served.origin}/read`, bytes)
    rows.push(measured(`Chromium, jsQR on this machine, ${lost * 100} % lost before the camera`, 's', seconds, floor))
  }
  return rows
}

export default frames

function shownUntilWhole(bytes: Uint8Array, lost: number): number {
  const run = framesOf(bytes)
  const gathering = new Gathering()
  let shown = 0
  for (; !gathering.bytes; shown++) if (Math.random() >= lost) gathering.take(run.at(shown))
  return shown
}

/** As the app looks: at the square in the middle. */
async function reads(picture: Buffer): Promise<boolean> {
  const square = sharp(picture).extract({ left: 80, top: 0, width: 480, height: 480 })
  const { data, info } = await square.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const text = jsQR(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: 'dontInvert' })?.data
  return text !== undefined && readFrame(text) !== null
}

async function secondsToRead(film: Film, url: string, bytes: Buffer): Promise<number> {
  const { args, ...options } = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...args, ...filmArgs(film)] })
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(url)
    await page.waitForFunction(() => document.querySelector('video')?.currentTime)
    const start = performance.now()
    await page.waitForFunction(() => window.received, undefined, { timeout: 600_000 })
    const took = performance.now() - start
    if ((await page.evaluate(() => window.received)) !== bytes.toString('base64')) throw new Error('other bytes')
    return took / 1000
  } finally {
    await browser.close()
  }
}
