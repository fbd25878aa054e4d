/** New versions of the app: a server that serves a copy of the build, in which a test publishes them. */

import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../tools/build/dist.ts'
import { ServerProcess } from '../../tools/server-process.ts'

/** What the build names after its content: name, hash, ending. */
const HASHED = /^(.+-)([\w-]{6,8})(\.\w+)$/
const TEXT = /\.(js|css|html|json|txt)$/

export class Releases {
  readonly #folder: string
  #count = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async start(): Promise<{ server: ServerProcess; releases: Releases }> {
    const folder = await mkdtemp(join(tmpdir(), 'talat-shell-'))
    await cp(join(root, 'dist'), folder, { recursive: true })
    const server = await ServerProcess.start({ SHELL_DIR: folder }, 'test/support/serve.ts')
    return { server, releases: new Releases(folder) }
  }

  /** A new version lies on the server, and nothing of the one before: every file that is named by its content has a new name. */
  async publish(): Promise<void> {
    const tag = `v${String(++this.#count).padStart(2, '0')}`
    const files = (await readdir(this.#folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())
    const paths = files.map(({ parentPath, name }) => join(parentPath, name))
    // Packed copies are of the version before; the server sends the files themselves.
    await Promise.all(paths.filter((path) => /\.(br|gz)$/.test(path)).map((path) => rm(path)))
    const renamed = files.flatMap(({ parentPath, name }) => {
      const [, start, hash = '', end] = /(assets|rest)$/.test(parentPath) ? (HASHED.exec(name) ?? []) : []
      return start ? [{ name, next: `${start}${hash.slice(0, 5)}${tag}${end}` }] : []
    })
    const texts = paths.filter((path) => TEXT.test(path))
    const nextOf = (path: string) => {
      const to = renamed.find(({ name }) => path.endsWith(`/${name}`))
      return to && path.replace(to.name, to.next)
    }
    const write = async (path: string, to: string) => {
      let text = await readFile(path, 'utf8')
      for (const { name, next } of renamed) text = text.replaceAll(name, next)
      // The page that leads to them is another one too.
      text = text.replace(/("revision":"[0-9a-f]+)[0-9a-f]{3}(","url":"index.html")/, `$1${tag.replace('v', 'f')}$2`)
      await writeFile(`${to}.new`, text)
      await rename(`${to}.new`, to)
    }
    // As whoever puts a version in place does: nothing leads to a file that is not there yet, or not there whole.
    const [named, leading] = [texts.filter(nextOf), texts.filter((path) => !nextOf(path))]
    for (const path of [...named, ...leading]) await write(path, nextOf(path) ?? path)
    for (const path of named) await rm(path)
  }

  async dispose(): Promise<void> {
    await rm(this.#folder, { recursive: true })
  }
}

/** The phone looks for a new version, as it does by itself once an hour, and has it ready. */
export async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50))
  })
}

/** Whether a version is ready that has not taken over. */
export function updateWaits(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null)
}

/** The script that a page was started by: each version has its own. */
export function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '')
}
