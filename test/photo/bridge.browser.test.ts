import { afterEach, expect, test, vi } from 'vitest'
import { createPhotoBridge } from '../../src/photo/bridge.ts'
import type { PhotoProgress } from '../../src/photo/contract.ts'
import { cloth, paint } from './pictures.ts'

const CRASH = 'data:text/javascript,onmessage=()=>{throw new RangeError("Array buffer allocation failed")}'

const photo = new Blob([await paint(1600, 1200, cloth)])
const code = (promise: Promise<unknown>) => promise.catch((error: { code: string }) => error.code)

/** A bridge whose workers can be counted. The first ones may be other scripts than the photo worker. */
function watched(...firstScripts: string[]) {
  const workers: { terminated: boolean }[] = []
  const prepare = createPhotoBridge(() => {
    const other = firstScripts.shift()
    const worker = other
      ? new Worker(other)
      : new Worker(new URL('../../src/photo/worker.ts', import.meta.url), { type: 'module' })
    const state = { terminated: false }
    const terminate = worker.terminate.bind(worker)
    worker.terminate = () => {
      state.terminated = true
      terminate()
    }
    workers.push(state)
    return worker
  })
  return { prepare, workers }
}

afterEach(() => {
  vi.useRealTimers()
})

test('progress names each step once, in order, and never goes back', async () => {
  const seen: PhotoProgress[] = []
  await watched().prepare(photo, { onProgress: (progress) => seen.push(progress) })
  expect(seen.map(({ step }) => step)).toEqual(['queued', 'reading', 'decoding', 'shrinking', 'encoding', 'done'])
  const fractions = seen.map(({ fraction }) => fraction)
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect([fractions.at(0), fractions.at(-1)]).toEqual([0, 1])
})

test('photos given together are worked on one after the other, in order, by one worker', async () => {
  const { prepare, workers } = watched()
  const log: string[] = []
  const watch = (name: string) => ({
    onProgress: ({ step }: PhotoProgress) => {
      if (step === 'reading' || step === 'done') log.push(`${name} ${step}`)
    },
  })
  await Promise.all([prepare(photo, watch('a')), prepare(photo, watch('b')), prepare(photo, watch('c'))])
  expect(log).toEqual(['a reading', 'a done', 'b reading', 'b done', 'c reading', 'c done'])
  expect(workers).toHaveLength(1)
})

test('a photo cancelled while it waits is gone at once, and those around it are made', async () => {
  const { prepare, workers } = watched()
  const cancel = new AbortController()
  const steps: string[] = []
  let firstDone = false
  const first = prepare(photo).then(() => {
    firstDone = true
  })
  const second = code(prepare(photo, { signal: cancel.signal, onProgress: ({ step }) => steps.push(step) }))
  const third = prepare(photo)
  cancel.abort()
  expect(await second).toBe('cancelled')
  expect(firstDone).toBe(false)
  await first
  expect((await third).full.width).toBe(1280)
  expect(steps).toEqual(['queued'])
  expect(workers).toEqual([{ terminated: false }])
})

test('a photo cancelled while it is worked on is stopped with its worker, and the next gets a fresh one', async () => {
  const { prepare, workers } = watched()
  const cancel = new AbortController()
  const steps: string[] = []
  const stopped = prepare(photo, {
    signal: cancel.signal,
    onProgress: ({ step }) => {
      steps.push(step)
      if (step === 'decoding') cancel.abort()
    },
  })
  const next = prepare(photo)
  expect(await code(stopped)).toBe('cancelled')
  expect((await next).full.width).toBe(1280)
  expect(steps).not.toContain('done')
  expect(workers).toEqual([{ terminated: true }, { terminated: false }])
})

test('a photo cancelled before it was given starts no worker', async () => {
  const { prepare, workers } = watched()
  expect(await code(prepare(photo, { signal: AbortSignal.abort() }))).toBe('cancelled')
  expect(workers).toEqual([])
})

test('a photo finished before it was cancelled stays finished, and so does its worker', async () => {
  const { prepare, workers } = watched()
  const cancel = new AbortController()
  await prepare(photo, { signal: cancel.signal })
  cancel.abort()
  await prepare(photo)
  expect(workers).toEqual([{ terminated: false }])
})

test('a worker that crashes fails its own photo alone', async () => {
  const { prepare, workers } = watched(CRASH)
  const [first, second] = [code(prepare(photo)), prepare(photo)]
  expect(await first).toBe('no-memory')
  expect((await second).full.width).toBe(1280)
  expect(workers).toEqual([{ terminated: true }, { terminated: false }])
})

test('a worker that cannot be loaded fails the photo instead of keeping it waiting', async () => {
  const { prepare } = watched('/no-such-worker.js?offline')
  expect(['no-memory']).toContain(await code(prepare(photo)))
})

test('ten seconds after the last photo the worker is ended, and a new photo gets a new one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { prepare, workers } = watched()
  await prepare(photo)
  vi.advanceTimersByTime(9_999)
  await prepare(photo)
  vi.advanceTimersByTime(9_999)
  expect(workers).toEqual([{ terminated: false }])
  vi.advanceTimersByTime(1)
  expect(workers).toEqual([{ terminated: true }])
  await prepare(photo)
  expect(workers).toEqual([{ terminated: true }, { terminated: false }])
})
