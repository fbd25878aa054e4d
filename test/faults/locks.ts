/** Web Locks of one phone, for a process that has none for each: one lock, as the engine asks for it. */

type Holding = (lock: Lock | null) => Promise<unknown>

const LOCK = { name: 'sync', mode: 'exclusive' } as const

export class Locks {
  #holder: { steal: () => void } | null = null
  #queue: (() => void)[] = []

  async request(_name: string, options: LockOptions, work: Holding): Promise<void> {
    if (this.#holder && options.ifAvailable) {
      await work(null)
      return
    }
    if (this.#holder && options.steal) this.#holder.steal()
    else if (this.#holder) await this.#turn(options.signal)
    await this.#hold(work)
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#queue.push(resolve)
      signal?.addEventListener('abort', () => {
        this.#queue = this.#queue.filter((one) => one !== resolve)
        reject(signal.reason)
      })
    })
  }

  /** Resolves with the work, or rejects when the lock is stolen: the work goes on without it. */
  async #hold(work: Holding): Promise<void> {
    const stolen = Promise.withResolvers<never>()
    const holder = { steal: () => stolen.reject(new DOMException('stolen', 'AbortError')) }
    this.#holder = holder
    try {
      await Promise.race([work(LOCK), stolen.promise])
    } finally {
      if (this.#holder === holder) {
        this.#holder = null
        this.#queue.shift()?.()
      }
    }
  }
}
