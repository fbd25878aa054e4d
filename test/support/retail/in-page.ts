/** What is measured inside the page; each is sent there as text, so it stands alone. */

/** Resolves when the first pull has caught up and all thumbnails have come: with the number of goods. */
export async function wholeShop(): Promise<number> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const shop = (await indexedDB.databases()).find(({ name }) => name?.startsWith('talat-'))
  const db = await done(indexedDB.open(shop?.name ?? ''))
  try {
    for (;;) {
      const transaction = db.transaction(['state', 'wanted', 'shelf'])
      const [sync, wanted, goods] = await Promise.all([
        done(transaction.objectStore('state').get('sync')),
        done(transaction.objectStore('wanted').count()),
        done(transaction.objectStore('shelf').count()),
      ])
      if (sync?.value.caughtUp && wanted === 0) return goods
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  } finally {
    db.close()
  }
}

export interface Waited {
  ms: number
  /** The longest task on the way; 0: none over 50 ms. */
  longest: number
}

/** Types a search; until the last change on the page that it led to, as painted. */
export async function search(text: string): Promise<Waited> {
  const QUIET_MS = 3000
  const tasks: number[] = []
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  watch.observe({ type: 'longtask' })
  const box = document.querySelector<HTMLInputElement>('input[type=search]')
  const main = document.querySelector('main')
  if (!box || !main) throw new Error('no search box')
  const start = performance.now()
  let last = start
  const mutations = new MutationObserver((seen) => {
    if (seen.every(({ target }) => target.parentElement?.closest('.search-box'))) return
    requestAnimationFrame(() =>
      setTimeout(() => {
        last = performance.now()
      }),
    )
  })
  mutations.observe(main, { childList: true, subtree: true, attributes: true, characterData: true })
  box.value = text
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
  while (performance.now() - last < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 100))
  mutations.disconnect()
  watch.disconnect()
  return { ms: last - start, longest: Math.max(0, ...tasks) }
}

/** Taps a link; until what it leads to is painted. */
export async function tap({ link, shows }: { link: string; shows: string }): Promise<Waited> {
  const tasks: number[] = []
  const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
  watch.observe({ type: 'longtask' })
  const start = performance.now()
  const { length } = document.querySelectorAll(shows)
  document.querySelector<HTMLElement>(link)?.click()
  while (document.querySelectorAll(shows).length <= length) await new Promise(requestAnimationFrame)
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const ms = performance.now() - start
  // Long tasks are told of a moment later.
  await new Promise((resolve) => setTimeout(resolve, 500))
  watch.disconnect()
  return { ms, longest: Math.max(0, ...tasks) }
}

export interface Scrolled {
  /** Durations of the tasks over 50 ms, ms. */
  long: number[]
  /** Of a frame, from one to the next. */
  frame: number
  /** How many there were. */
  frames: number
  /** Share of the frames whose screen had a tile without its words. */
  blank: number
}

/** Scrolls from top to bottom, a quarter of a screen a frame: 11,000 px/s where frames keep up, faster than a thumb. */
export async function scrollThrough(): Promise<Scrolled> {
  const long: number[] = []
  const watch = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
  watch.observe({ type: 'longtask' })
  scrollTo(0, 0)
  // What the page still did before the finger moved is no part of it.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  long.length = 0
  const frames: number[] = []
  let blank = 0
  let before = performance.now()
  while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
    scrollBy(0, innerHeight / 4)
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    frames.push(now - before)
    before = now
    const middle = document.elementFromPoint(innerWidth / 4, innerHeight / 2)?.closest('li')
    if (!middle?.querySelector('.good-name')) blank++
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
  watch.disconnect()
  const frame = frames.sort((a, b) => a - b)[Math.floor(frames.length / 2)] ?? 0
  return { long, frame, frames: frames.length, blank: blank / Math.max(1, frames.length) }
}

/** How often the same sum is worked out in one millisecond at full speed: the best of many, so that nothing else is in it. */
export function sumsInOneMs(): number {
  const SUMS = 1e6
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 200; run++) {
    const start = performance.now()
    let sum = run
    for (let i = 0; i < SUMS; i++) sum = (sum * 31 + i) | 0
    if (sum !== 0.5) best = Math.min(best, performance.now() - start)
  }
  return SUMS / best
}

/** Frames that all do the same: so many sums each, and nothing else. */
export async function steadyFrames({ frames, sums }: { frames: number; sums: number }): Promise<void> {
  const work = (count: number) => {
    let sum = 0
    for (let i = 0; i < count; i++) sum = (sum * 31 + i) | 0
    return sum
  }
  for (let frame = 0; frame < frames; frame++) {
    await new Promise(requestAnimationFrame)
    if (work(sums) === 0.5) return
  }
}
