import { act, render, screen } from '@testing-library/preact'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ShowFrames } from '../../src/app/features/carry/frames/show-frames.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const shown = () => Number(screen.getByRole('progressbar').getAttribute('value'))
const watch = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms)
  })

test('showing that was broken off goes on where it was, since whoever reads has what came before; other bytes begin', async () => {
  const bytes = new Uint8Array(550 * 40)
  const first = render(<ShowFrames bytes={bytes} />)
  await watch(2000)
  const before = shown()
  expect(before).toBeGreaterThan(10)
  first.unmount()

  const second = render(<ShowFrames bytes={bytes} />)
  expect(shown()).toBe(before)
  second.unmount()

  render(<ShowFrames bytes={bytes.slice()} />)
  expect(shown()).toBe(1)
})

test('the screen is kept on as long as frames are on it, and again after the page was hidden', async () => {
  const release = vi.fn(async () => {})
  const request = vi.fn(async () => ({ release }))
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { wakeLock: { request } }))
  try {
    const { unmount } = render(<ShowFrames bytes={new Uint8Array(1)} />)
    await watch(100)
    expect(request).toHaveBeenCalledExactlyOnceWith('screen')
    document.dispatchEvent(new Event('visibilitychange'))
    await watch(0)
    expect(request).toHaveBeenCalledTimes(2)
    unmount()
    await watch(100)
    expect(release).toHaveBeenCalledTimes(1)
  } finally {
    vi.unstubAllGlobals()
  }
})
