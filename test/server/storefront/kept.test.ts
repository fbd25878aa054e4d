import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { Pages } from '../../../src/server/storefront/send.ts'
import { bench } from '../kit.ts'

const MILLION = 1_000_000

/** Pages of so many letters each, a million where nothing is said, and the addresses that were written. */
async function pagesWith(letters = MILLION) {
  const { deps } = await bench()
  const pages = new Pages(deps.storage.market, deps.now)
  const written: string[] = []
  const app = new Hono().get('/*', (c) =>
    pages.send(c, c.req.url, async () => {
      written.push(c.req.url)
      return { status: 200, type: 'text/plain', text: 'x'.repeat(letters) }
    }),
  )
  const open = async (n: number) => app.request(`http://market.example/map?${n}`)
  const ask = async (n: number) => (await open(n)).text()
  return { open, ask, written }
}

test('pages are kept by their letters, however many addresses one has: the one written longest ago gives way', async () => {
  const { ask, written } = await pagesWith()
  for (const n of [0, 1, 0, 1]) await ask(n)
  expect(written).toHaveLength(2)
  for (let n = 2; n < 40; n++) await ask(n)
  expect(written).toHaveLength(40)
  await ask(39)
  expect(written).toHaveLength(40)
  await ask(0)
  expect(written).toHaveLength(41)
})

test('small pages are kept by their number: their addresses have a length too', async () => {
  const { ask, written } = await pagesWith(1)
  for (let n = 0; n <= 500; n++) await ask(n)
  await ask(1)
  expect(written).toHaveLength(501)
  await ask(0)
  expect(written).toHaveLength(502)
})

test('who asks for a large page and reads nothing of it has no copy of his own waiting: all read the same bytes, in pieces', async () => {
  const { open, ask } = await pagesWith()
  const pieces: Uint8Array[] = []
  for (const answer of [await open(0), await open(0)]) {
    expect(answer.headers.get('Content-Length')).toBe(String(MILLION))
    const reader = answer.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    if (value) pieces.push(value)
    await reader?.cancel()
  }
  const [one, other] = pieces
  expect(one?.byteLength).toBeLessThan(MILLION / 10)
  expect(one?.buffer).toBe(other?.buffer)
  expect(await ask(0)).toBe('x'.repeat(MILLION))
})
