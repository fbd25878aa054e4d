/**
 * `npm run lighthouse`: Lighthouse with its mobile settings against a community, a shop and a piece of a filled market;
 * prints the four figures of each, and fails below 95. `npm run lighthouse -- piece` looks at one of them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfStale, root } from '../../tools/build/dist.ts'
import { CHROMIUM_ARGS, ensureChromium } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { table } from '../../tools/table.ts'
import { fillNaKha } from '../support/na-kha.ts'

const LEAST = 95
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

/** What is used of it. */
type Lighthouse = (
  url: string,
  flags: { port: number; logLevel: 'error'; onlyCategories: readonly string[] },
) => Promise<Result>
interface Result {
  lhr: {
    runtimeError?: { message: string }
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
    audits: Record<string, { title: string; score: number | null; displayValue?: string }>
  }
}

type Launch = (options: { chromePath: string; chromeFlags: string[] }) => Promise<{ port: number; kill(): void }>

/** Not among the project's own packages: its 130 would be a quarter of every install, for this command alone. */
const VERSION = '13.5.0'
const FOLDER = join(root, 'node_modules/.cache/lighthouse', VERSION)

const [filter = ''] = process.argv.slice(2)
const chromePath = ensureChromium()
buildIfStale()
const { lighthouse, launch } = await fetched()
const server = await ServerProcess.start({}, 'test/support/serve.ts')
// As Lighthouse itself starts it: with another one's flags it finds no beginning in its trace.
const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...CHROMIUM_ARGS] })
try {
  const { community, shop, piece } = await fillNaKha(server, { shops: 3, pieces: 60 })
  const rows = []
  for (const [name, path] of Object.entries({ community, shop, piece })) {
    if (!name.includes(filter)) continue
    // The short address of a shop leads to the long one.
    const { url } = await fetch(`${server.origin}/th${path}`)
    await fetchPictures(url)
    rows.push([...(await figures(url)), decodeURI(new URL(url).pathname)])
  }
  console.log(table([...CATEGORIES, 'page'], rows))
} finally {
  chrome.kill()
  await server.dispose()
}

async function figures(url: string): Promise<string[]> {
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: CATEGORIES })
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
  return CATEGORIES.map((name) => {
    const { score = null, auditRefs = [] } = lhr.categories[name] ?? {}
    const figure = Math.round((score ?? 0) * 100)
    if (figure < LEAST) process.exitCode = 1
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id]
      if (figure < 100 && weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 0.9)
        console.log(`${url}: ${name} ${id} ${audit?.displayValue ?? audit?.title}`)
    }
    return String(figure)
  })
}

/** Each size of a photograph is drawn once, when the first buyer looks: what is measured is what all others see. */
async function fetchPictures(url: string): Promise<void> {
  const html = await (await fetch(url)).text()
  const addresses = new Set([...html.matchAll(/(\/p\/[^" ]+\.(?:avif|webp|jpg))/g)].map(([, address = '']) => address))
  for (const address of addresses) await (await fetch(new URL(address, url))).arrayBuffer()
}

async function fetched() {
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    mkdirSync(FOLDER, { recursive: true })
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
    const args = ['install', ...quiet, '--prefix', FOLDER, `lighthouse@${VERSION}`]
    const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
    if (status !== 0) throw new Error('Lighthouse could not be fetched: it needs the network once.')
  }
  const load = async <T>(path: string) => (await import(pathToFileURL(join(FOLDER, 'node_modules', path)).href)) as T
  const { default: lighthouse } = await load<{ default: Lighthouse }>('lighthouse/core/index.js')
  const { launch } = await load<{ launch: Launch }>('chrome-launcher/dist/index.js')
  return { lighthouse, launch }
}
