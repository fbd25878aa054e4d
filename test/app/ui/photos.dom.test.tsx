import 'fake-indexeddb/auto'
import { cleanup, render, screen, waitFor } from '@testing-library/preact'
import { beforeEach, expect, test, vi } from 'vitest'
import { inTurn } from '../../../src/app/platform/frames.ts'
import { GoodsGrid } from '../../../src/app/ui/grid.tsx'
import { Picture } from '../../../src/app/ui/picture.tsx'
import type { ShopDatabase } from '../../../src/device/store/database.ts'
import { phoneWithShop } from '../kit.tsx'

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
})

const hash = (n: number) => String(n).padStart(64, '0')
const put = (n: number) => db.blob.put({ hash: hash(n), bytes: new ArrayBuffer(8), type: 'image/jpeg' })

test('a photo that is not on the phone yet has its place and its name, and appears by itself when it has come', async () => {
  render(<Picture hash={hash(1)} alt="ผ้าหมี่" />)
  expect((await screen.findByRole('img', { name: 'ผ้าหมี่' })).tagName).toBe('SPAN')
  await put(1)
  await waitFor(() => expect(screen.getByRole('img', { name: 'ผ้าหมี่' }).getAttribute('src')).toMatch(/^blob:/))
})

test('until a full photo has come its thumbnail stands there', async () => {
  await put(2)
  render(<Picture hash={hash(3)} meanwhile={hash(2)} alt="ผ้าขิด" />)
  const shown = () => screen.getByRole('img', { name: 'ผ้าขิด' }).getAttribute('src')
  await waitFor(() => expect(shown()).toMatch(/^blob:/))
  const small = shown()
  await put(3)
  await waitFor(() => expect(shown()).not.toBe(small))
})

test('photos that nobody shows any more give their memory back, the last ones excepted', async () => {
  const count = 60
  for (let n = 100; n < 100 + count; n++) await put(n)
  const revoked: string[] = []
  const real = URL.revokeObjectURL
  URL.revokeObjectURL = (url) => {
    revoked.push(url)
    real.call(URL, url)
  }
  const all = Array.from({ length: count }, (_, n) => <Picture key={n} hash={hash(100 + n)} alt={`p${n}`} />)
  render(<div>{all}</div>)
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(count))
  cleanup()
  await waitFor(() => expect(revoked.length).toBeGreaterThanOrEqual(count - 40))
  URL.revokeObjectURL = real
})

test('of ten thousand goods only those about the screen are drawn and read', async () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => `good-${n}`)
  const asked: number[] = []
  render(
    <GoodsGrid
      label="Goods"
      ids={ids}
      load={async (some) => {
        asked.push(some.length)
        return some.map((id) => ({ id }))
      }}
      render={(tile) => <b>{tile?.id}</b>}
    />,
  )
  await screen.findByText('good-0')
  expect(screen.getAllByRole('listitem').length).toBeLessThan(60)
  expect(Math.max(...asked)).toBeLessThan(60)
})

test('a screen full of goods that comes all at once is drawn a few at a time, so that no frame is held up', async () => {
  const goods = (from: number) => Array.from({ length: 12 }, (_, n) => `good-${from + n}`)
  const grid = (ids: string[]) => (
    <GoodsGrid
      label="Goods"
      ids={ids}
      load={async (some) => some.map((id) => ({ id }))}
      render={(tile) => tile && <b>{tile.id}</b>}
    />
  )
  const { rerender } = render(grid(goods(0)))
  await waitFor(() => expect(document.querySelectorAll('b')).toHaveLength(12))
  const arrived: number[] = []
  const watch = new MutationObserver((seen) => {
    const added = seen.flatMap(({ addedNodes }) => [...addedNodes] as Element[])
    arrived.push(added.filter((node) => node.outerHTML.includes('<b>')).length)
  })
  watch.observe(document.body, { childList: true, subtree: true })
  rerender(grid(goods(100)))
  await waitFor(() => expect(document.querySelectorAll('b')).toHaveLength(12))
  expect(await screen.findByText('good-111')).toBeTruthy()
  watch.disconnect()
  expect(Math.max(...arrived)).toBeLessThanOrEqual(4)
})

test('of goods that come into sight the new ones alone are read, and what says the same when all are read again is not drawn anew', async () => {
  const goods = (count: number) => Array.from({ length: count }, (_, n) => `good-${n}`)
  const asked: string[][] = []
  const drawn = new Map<string, number>()
  const load = async (some: string[]) => {
    asked.push(some)
    return some.map((id) => ({ id }))
  }
  const draw = (tile: { id: string } | undefined) => {
    if (tile) drawn.set(tile.id, (drawn.get(tile.id) ?? 0) + 1)
    return tile && <b>{tile.id}</b>
  }
  const grid = (ids: string[]) => <GoodsGrid label="Goods" ids={ids} load={load} render={draw} />
  const { rerender } = render(grid(goods(12)))
  await screen.findByText('good-11')
  asked.length = 0
  rerender(grid(goods(14)))
  await screen.findByText('good-13')
  await waitFor(() => expect(asked).toEqual([['good-12', 'good-13'], goods(14)]))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect([...new Set(drawn.values())]).toEqual([1])
})

test('one piece of work a task, and one that fails holds up none', async () => {
  const done: number[] = []
  vi.useFakeTimers()
  try {
    for (const n of [1, 2, 3])
      inTurn(() => {
        done.push(n)
        if (n === 1) throw new Error('no place left')
      })
    expect(() => vi.advanceTimersToNextTimer()).toThrow('no place left')
    expect(done).toEqual([1])
    vi.advanceTimersToNextTimer()
    expect(done).toEqual([1, 2])
    vi.advanceTimersToNextTimer()
    expect(done).toEqual([1, 2, 3])
  } finally {
    vi.useRealTimers()
  }
})
