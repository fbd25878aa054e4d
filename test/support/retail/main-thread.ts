/** What the main thread of a page does, task by task, as Chromium's own tracing tells it. */

import type { CDPSession, Page } from 'playwright-core'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds that its own thread ran. */
  tdur?: number
  args?: { name?: string }
}

export class MainThread {
  readonly #cdp: CDPSession
  readonly #events: TraceEvent[] = []

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp
    cdp.on('Tracing.dataCollected', ({ value }) => this.#events.push(...(value as unknown as TraceEvent[])))
  }

  static async watch(page: Page): Promise<MainThread> {
    const watching = new MainThread(await page.context().newCDPSession(page))
    const traceConfig = { includedCategories: ['toplevel'] }
    await watching.#cdp.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' })
    return watching
  }

  /** Milliseconds of each task since the watching began: the time in which its own thread ran. */
  async tasks(): Promise<number[]> {
    const complete = new Promise<void>((resolve) => this.#cdp.once('Tracing.tracingComplete', () => resolve()))
    await this.#cdp.send('Tracing.end')
    await complete
    await this.#cdp.detach()
    const threads = this.#events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    const main = new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`))
    return this.#events.flatMap(({ name, pid, tid, tdur }) =>
      name.endsWith('RunTask') && tdur !== undefined && main.has(`${pid} ${tid}`) ? [tdur / 1000] : [],
    )
  }
}
