import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { helloAnswer } from '../../src/shared/protocol/probe.ts'
import { bench, joining, nonce, openShop, type Phone } from './kit.ts'
import { cloth, sale } from './trade.ts'

test('an idle sync is at most 300 bytes, both bodies, in a shop of some years', async () => {
  const phone = await openShop(await bench())
  const { storage } = phone.bench.deps
  await storage.transaction(phone.shop, async ({ shop }) => {
    const row = await shop.get()
    if (row) await shop.save({ ...row, sequence: 180_000 })
    await shop.saveTotals(new Map([['movement', { count: 250_000, high: 4e9, low: 4e9 }]]))
  })
  await phone.pull()
  const request = { protocol: 1, nonce: nonce(), cursor: phone.cursor, acked: 42_000, operations: [], waiting: 0 }
  const { text } = await phone.send([], { ...request, clock: undefined } as never)
  const up = JSON.stringify(request)
  expect(JSON.parse(text)).toMatchObject({ page: [], results: [], more: false })
  expect(phone.cursor).toContain('.180000.')
  expect(up.length + text.length, `${up}\n${text}`).toBeLessThanOrEqual(300)
})

/** A page of goods, as it is asked for with that header. */
async function page(phone: Phone, encoding: string): Promise<Response> {
  const body = { protocol: 1, nonce: nonce(), cursor: '', acked: 0, operations: [], waiting: 0 }
  const headers = { Authorization: `Bearer ${phone.token}`, 'Accept-Encoding': encoding }
  return phone.bench.app.request('/api/sync', { method: 'POST', headers, body: JSON.stringify(body) })
}

test('a page comes packed as the phone can read it, and a small answer as it is', async () => {
  const phone = await openShop(await bench())
  await phone.sync(Array.from({ length: 30 }, () => phone.make('good.add', cloth())))
  const plain = await page(phone, '')
  const brotli = await page(phone, 'gzip, deflate, br')
  const gzip = await page(phone, 'gzip;q=1.0, br;q=0')
  expect(plain.headers.get('Content-Encoding')).toBeNull()
  expect(brotli.headers.get('Content-Encoding')).toBe('br')
  expect(gzip.headers.get('Content-Encoding')).toBe('gzip')
  const bytes = Buffer.from(await plain.arrayBuffer())
  const packed = { br: await brotli.arrayBuffer(), gzip: await gzip.arrayBuffer() }
  const records = (json: Buffer) => JSON.parse(json.toString()).page
  expect(records(brotliDecompressSync(packed.br))).toEqual(records(bytes))
  expect(records(gunzipSync(packed.gzip))).toEqual(records(bytes))
  expect(packed.br.byteLength).toBeLessThan(bytes.byteLength / 4)
  const small = await phone.bench.app.request('/healthz', { headers: { 'Accept-Encoding': 'br' } })
  expect(small.headers.get('Content-Encoding')).toBeNull()
})

test('no answer of the API may be kept by a cache', async () => {
  const phone = await openShop(await bench())
  const { app } = phone.bench
  const answers = [
    await page(phone, ''),
    await app.request(`/api/hello?nonce=${nonce()}`),
    await app.request('/api/openapi.json'),
    await app.request('/api/nothing'),
    await app.request('/api/sync', { method: 'POST' }),
    await app.request('/api/photos', { method: 'POST' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 401, 401])
  for (const { headers } of answers) expect(headers.get('Cache-Control')).toBe('no-store')
})

test('hello echoes a nonce and tells the time, and takes no page for a nonce', async () => {
  const { app, clock } = await bench()
  const text = nonce()
  const answer = await (await app.request(`/api/hello?nonce=${text}`)).json()
  expect(helloAnswer.parse(answer)).toEqual({ nonce: text, time: clock.now })
  expect((await app.request('/api/hello?nonce=<html>')).status).toBe(400)
  expect((await app.request('/api/hello')).status).toBe(400)
})

test('the OpenAPI document has every route with its request and answers', async () => {
  const { app } = await bench()
  const { paths, components } = await (await app.request('/api/openapi.json')).json()
  expect(Object.keys(paths).sort()).toEqual(
    [
      'carry',
      'carry/keys',
      'checksums',
      'codes',
      'hello',
      'join',
      'join/granted',
      'photos',
      'photos/{hash}',
      'push',
      'push/key',
      'renew',
      'repair/compare',
      'repair/give',
      'repair/photos',
      'repair/pull',
      'sync',
    ].map((path) => `/api/${path}`),
  )
  expect(components.securitySchemes.device).toEqual({ type: 'http', scheme: 'bearer' })
  const { post } = paths['/api/sync']
  expect(Object.keys(post.requestBody.content['application/json'].schema.properties)).toContain('operations')
  expect(Object.keys(post.responses['200'].content['application/json'].schema.properties)).toContain('checksum')
  expect(post.responses['409'].content['application/json'].schema.properties.error).toBeDefined()
})

test('an answer that nobody foresaw tells nothing of the server', async () => {
  const { pino } = await import('pino')
  const there = await bench({ log: pino({ level: 'silent' }) })
  const phone = await openShop(there)
  there.deps.storage.transaction = async () => {
    throw new Error('secret path /srv')
  }
  const { status, text } = await phone.send([phone.make('sale.record', sale())])
  expect(status).toBe(500)
  expect(text).not.toContain('srv')
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'fault' } })
})

test('ids and secrets of any other form are turned away at the door', async () => {
  const { app } = await bench()
  for (const changed of [{ device: 'x' }, { secret: 'short' }, { code: '../..' }, { name: 'x'.repeat(201) }]) {
    const body = JSON.stringify({ ...joining('aaaaaaaa', newId(), newId(), randomText(32)), ...changed })
    expect((await app.request('/api/join', { method: 'POST', body })).status).toBe(400)
  }
})
