/** A seller's phone for end-to-end tests: a Chromium with a profile of its own, which outlives being killed. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumOptions } from '../../tools/chromium.ts'

export interface PhoneOptions {
  /** The language the phone itself is set to. */
  locale?: 'th-TH' | 'en-GB'
  viewport?: { width: number; height: number }
  /** What the browser calls itself; its own name, unless it plays another one. */
  userAgent?: string
  /** Whether its owner has asked for still pictures: then nobody waits for a sheet that rises. */
  reducedMotion?: 'reduce' | 'no-preference'
  /** More that its browser is started with. */
  args?: string[]
}

type Settled = PhoneOptions & Required<Pick<PhoneOptions, 'locale' | 'viewport' | 'reducedMotion'>>

const PHONE: Settled = { locale: 'th-TH', viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' }

/** Longer than anything on a phone may take, on a busy machine too. */
const WAIT_MS = 15_000

/** The console's word for a request that failed: without a network that is no error of the app. */
const NO_ANSWER = /^Failed to load resource/

export class Phone {
  readonly profile: string
  readonly options: Settled
  /** Errors of the page since the phone was opened: exceptions, what it logs as error, breaches of the Content-Security-Policy. */
  readonly errors: string[] = []
  #context: BrowserContext | undefined
  #page: Page | undefined
  #pid = 0
  #offline = false

  private constructor(profile: string, options: PhoneOptions) {
    this.profile = profile
    this.options = { ...PHONE, ...options }
  }

  /** A new phone that has never seen the app; nothing is loaded yet. */
  static async open(options: PhoneOptions = {}): Promise<Phone> {
    const phone = new Phone(await mkdtemp(join(tmpdir(), 'talat-phone-')), options)
    await phone.open()
    return phone
  }

  get page(): Page {
    if (!this.#page) throw new Error('this phone is switched off')
    return this.#page
  }

  get context(): BrowserContext {
    if (!this.#context) throw new Error('this phone is switched off')
    return this.#context
  }

  /** Switches the phone on again, with all that it had stored, and with or without a network as before. */
  async open(): Promise<void> {
    const { args = [], ...options } = this.options
    const browser = chromiumOptions()
    const context = await chromium.launchPersistentContext(this.profile, {
      ...browser,
      ...options,
      args: [...browser.args, ...args],
      headless: true,
      isMobile: true,
      hasTouch: true,
      offline: this.#offline,
    })
    this.#context = context
    this.#pid = await browserPid(context)
    this.#page = this.#watch(context.pages()[0] ?? (await context.newPage()))
  }

  /**
   * One more tab of the same browser, empty; it goes with the phone. It has a window of its own: of two tabs in one window
   * the browser draws the one behind once a second.
   */
  async openTab(): Promise<Page> {
    const [session, opened] = [await this.context.newCDPSession(this.page), this.context.waitForEvent('page')]
    await session.send('Target.createTarget', { url: 'about:blank', newWindow: true })
    const page = this.#watch(await opened)
    await session.detach()
    return page
  }

  /** Resolves when all is on the phone that the app needs without a network: to start, and of what sells nothing. */
  async readyOffline(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await this.page.evaluate(async () => {
      const { files } = (await (await fetch('/rest.json')).json()) as { files: string[] }
      const kept = await caches.open('rest')
      for (const file of files)
        while (!(await kept.match(`/${file}`))) await new Promise((resolve) => setTimeout(resolve, 50))
    })
  }

  /** The browser's own switch: no request of page, worker or service worker gets out. */
  async goOffline(): Promise<void> {
    this.#offline = true
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    this.#offline = false
    await this.context.setOffline(false)
  }

  /** Kills the browser as an empty battery does: nothing gets a chance to save. */
  async kill(): Promise<void> {
    const context = this.context
    const closed = new Promise((resolve) => context.once('close', resolve))
    // All of its processes at once: what keeps its files is one beside the browser, and would write on for a moment.
    const pids = [...new Set([this.#pid, ...(await processesOf(this.profile))])]
    for (const pid of pids) kill(pid)
    await closed
    for (const pid of pids) while (await isAlive(pid)) await pause(2)
    this.#forget()
  }

  /** Switches it off in peace. */
  async close(): Promise<void> {
    await this.#context?.close()
    this.#forget()
  }

  /** Switches it off and throws it away. */
  async dispose(): Promise<void> {
    await this.close()
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  #watch(page: Page): Page {
    page.setDefaultTimeout(WAIT_MS)
    page.on('pageerror', (error) => this.errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !NO_ANSWER.test(message.text())) this.errors.push(message.text())
    })
    return page
  }

  #forget(): void {
    this.#context = undefined
    this.#page = undefined
  }
}

async function browserPid(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('this Chromium cannot be asked for its process')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const browser = processInfo.find((process) => process.type === 'browser')
  if (!browser) throw new Error('this Chromium does not tell its process')
  return browser.id
}

/** The processes of a browser that has this profile, where the system lists them as files. */
async function processesOf(profile: string): Promise<number[]> {
  const all = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return all.filter((_, index) => lines[index]?.includes(profile)).map(Number)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It has died with another one.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Whether it may still hold a file: what is dead and nobody has asked after is listed on, with a single thread. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return false
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  return threads.length > 1 || stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
}
