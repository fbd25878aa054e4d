/** What a camera takes of a phone's screen: a file that Chromium plays as its camera. */

import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Page } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'

/** A cheap phone's camera, as it shows its picture unless asked for more. */
const CAMERA = { width: 640, height: 480 }
const WALL = { r: 96, g: 90, b: 84 }
/** Chromium plays such a file at 30 pictures a second: the rate at which most cameras take them. */
const PICTURES_A_SECOND = 30

export interface Hand {
  /** How high the code stands in the picture, of its height. */
  fills: number
  /** Degrees that the phone is turned. */
  turned: number
  /** Sigma of the blur, pixels of the picture. */
  blur: number
  /** Sigma of the noise, of 255. */
  noise: number
}

/** Held well enough, by somebody who is not a machine. */
export const STEADY: Hand = { fills: 0.9, turned: 3, blur: 1, noise: 5 }

/** One picture of the camera, of what is on the screen. Readers look at the light alone, and so does this camera. */
export async function takePicture(screen: Buffer, { fills, turned, blur, noise }: Hand): Promise<Buffer> {
  const height = Math.round(CAMERA.height * fills)
  const held = await light(sharp(screen).resize({ height }).rotate(turned, { background: WALL }))
  const [width, high] = [Math.min(held.info.width, CAMERA.width), Math.min(held.info.height, CAMERA.height)]
  const beside = [CAMERA.width - width, CAMERA.height - high] as const
  // A turned picture is larger: its corners are out of sight, and the wall is seen beside it.
  const framed = sharp(held.data, { raw: held.info })
    .extract({ left: (held.info.width - width) >> 1, top: (held.info.height - high) >> 1, width, height: high })
    .extend({ ...around(...beside), background: WALL })
  const seen = await light(framed)
  const { data, info } = await light(sharp(seen.data, { raw: seen.info }).blur(blur))
  for (let at = 0; at < data.length; at++) data[at] = Math.max(0, Math.min(255, (data[at] ?? 0) + noise * bell()))
  return sharp(data, { raw: info }).jpeg({ quality: 85 }).toBuffer()
}

const light = (picture: Sharp) => picture.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })

/** Half on either side. */
function around(across: number, down: number) {
  const [left, top] = [across >> 1, down >> 1]
  return { left, right: across - left, top, bottom: down - top }
}

/** A picture of something else. */
export function takeWall(): Promise<Buffer> {
  return sharp({ create: { ...CAMERA, channels: 3, background: WALL } })
    .jpeg()
    .toBuffer()
}

/** Near enough to a normal distribution of sigma 1. */
function bell(): number {
  return 2 * (Math.random() + Math.random() + Math.random() - 1.5)
}

/** The screen that shows frames, its clock in our hands: nothing moves between two pictures of it. */
export async function openScreen(page: Page, url: string): Promise<void> {
  await page.clock.install({ time: 0 })
  await page.goto(url)
  await page.getByRole('progressbar').waitFor()
  await page.clock.pauseAt(HOUR)
}

const HOUR = 3_600_000

/** The pictures of its code, one after another. */
export async function* screensOf(page: Page): AsyncGenerator<Buffer, never> {
  const code = page.getByRole('img')
  const pass = page.getByRole('progressbar')
  for (;;) {
    const before = await pass.getAttribute('value')
    yield await code.screenshot()
    while ((await pass.getAttribute('value')) === before) await page.clock.runFor(25)
  }
}

/** Pictures as a film for `--use-file-for-fake-video-capture`, from its beginning again when it is over. */
export class Film {
  readonly path: string
  readonly #folder: string
  readonly #file: ReturnType<typeof createWriteStream>
  readonly #each: number

  private constructor(folder: string, rate: number) {
    this.#folder = folder
    this.path = join(folder, 'camera.mjpeg')
    this.#file = createWriteStream(this.path)
    this.#each = Math.round(PICTURES_A_SECOND / rate)
  }

  /** @param rate frames a second that the screen shows */
  static async begin(rate: number): Promise<Film> {
    return new Film(await mkdtemp(join(tmpdir(), 'talat-film-')), rate)
  }

  /** One more frame, as often as the camera takes it. */
  add(picture: Buffer): void {
    for (let time = 0; time < this.#each; time++) this.#file.write(picture)
  }

  async end(): Promise<void> {
    await finished(this.#file.end())
  }

  async dispose(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** Launch arguments of a Chromium that sees the film, and is allowed to. */
export const filmArgs = ({ path }: Film): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
]
