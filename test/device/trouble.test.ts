import 'fake-indexeddb/auto'
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { saveSession } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { openShop } from '../../src/device/store/database.ts'
import { readState, readSync, writeState } from '../../src/device/store/state.ts'
import { Attempt } from '../../src/device/sync/attempt.ts'
import { MENDER } from '../../src/device/sync/page.ts'
import { drive, runOnce } from '../../src/device/sync/run.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { SyncRequest } from '../../src/shared/protocol/syncRequest.ts'
import { type Handler, liar } from '../support/liar.ts'
import { answer, freshShop } from '../support/store.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const session = {
  shop: '',
  device: '',
  secret: 'x',
  role: 'owner' as const,
  joined: true,
  shopName: '',
  recovery: null,
}

async function shopWithSale() {
  const db = await freshShop()
  await recordSale(db, { lines: [line], discount: 0, payment: null })
  const sync = () => drive(db, new Attempt(db, session, new AbortController().signal, MENDER), 'tap')
  return { db, sync }
}

const json = (response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body))
const error =
  (status: number, code: string, headers?: Record<string, string>): Handler =>
  (_, response) =>
    json(response, status, { error: { code, message: '' } }, headers)
const html =
  (status: number): Handler =>
  (_, response) =>
    response
      .writeHead(status, { 'Content-Type': 'text/html' })
      .end('<html>Welcome to Village Wi-Fi, please log in</html>')
/** Our server as it should be: applies everything. */
const honest: Handler = ({ json: body }, response) => {
  const { nonce, operations, cursor } = body as unknown as SyncRequest
  const results = operations.map(({ id, number }, i) => ({ id, number, outcome: 'applied' as const, sequence: i + 1 }))
  const next = operations.length > 0 ? `e.${operations.length}.o` : cursor
  json(response, 200, answer({ nonce, results, cursor: next, checksum: '0.0000000000000000' }))
}

const LIES: [name: string, lie: Handler, reason: string][] = [
  ['a 200 with the page of a hotspot', html(200), 'portal'],
  ['a 511', html(511), 'portal'],
  ['a 404 that our server did not write', html(404), 'portal'],
  [
    'a redirect to a login page',
    (_, response) => response.writeHead(302, { Location: 'http://10.0.0.1/login' }).end(),
    'portal',
  ],
  ['an answer without our nonce', (_, response) => json(response, 200, answer({ nonce: 'aaaaaaaa' })), 'portal'],
  ['JSON that is no answer of ours', (_, response) => json(response, 200, { ok: true }), 'portal'],
  [
    'a body that a proxy cut',
    ({ json: body }, response) => {
      const whole = JSON.stringify(answer({ nonce: String(body.nonce) }))
      response.writeHead(200, { 'Content-Length': whole.length })
      response.write(whole.slice(0, 40), () => response.destroy())
    },
    'offline',
  ],
  ['a connection that breaks', (_, response) => response.destroy(), 'offline'],
  ['a 500 of a proxy', html(502), 'server'],
  ['a 500 of ours', error(500, 'fault'), 'server'],
  ['a full server', error(507, 'storage-full'), 'server'],
  ['a busy server', error(503, 'busy'), 'busy'],
  ['too many requests', error(429, 'slow-down'), 'busy'],
  ['a refusal nobody expected', error(403, 'forbidden'), 'server'],
]

describe('nothing is taken for sent on', () => {
  test.each(LIES)('%s, and the seller is told why', async (_, lie, reason) => {
    const { db, sync } = await shopWithSale()
    await using _server = await liar(lie)
    const before = await db.outbox.toArray()
    await sync()
    expect(await db.outbox.toArray()).toEqual(before)
    expect(await readState(db, 'cursor')).toBeUndefined()
    const state = await readSync(db)
    expect(state).toMatchObject({ phase: 'waiting', reason, failures: 1, lastSent: null })
    expect(state.nextAttempt).toBeGreaterThan(Date.now())
  })
})

test('all of it is sent once the lies end', async () => {
  const { db, sync } = await shopWithSale()
  let lies = 3
  await using _server = await liar((request, response) =>
    lies-- > 0 ? html(200)(request, response) : honest(request, response),
  )
  for (let i = 0; i < 4; i++) await sync()
  expect(await db.outbox.count()).toBe(0)
  expect(await readSync(db)).toMatchObject({ phase: 'idle', reason: null, failures: 0, caughtUp: true })
})

test('a busy server that names a time is not asked before it', async () => {
  const { db, sync } = await shopWithSale()
  await using _server = await liar(error(429, 'slow-down', { 'Retry-After': '400' }))
  await sync()
  expect((await readSync(db)).nextAttempt).toBeGreaterThan(Date.now() + 390_000)
})

test('401 pauses and purges nothing; a tap tries again', async () => {
  const { db, sync } = await shopWithSale()
  await using server = await liar(error(401, 'unauthorized'))
  await sync()
  expect(await readSync(db)).toMatchObject({ phase: 'signed-out', nextAttempt: null })
  expect(await db.order.count()).toBe(1)
  expect(await db.outbox.count()).toBe(2)
  await sync()
  expect(server.asked).toHaveLength(2)
})

test('an older server gets what it knows, the rest waits, and reading goes on', async () => {
  const { db, sync } = await shopWithSale()
  await using _server = await liar((request, response) => {
    const { operations } = request.json as unknown as SyncRequest
    if (operations.some(({ number }) => number >= 2))
      json(response, 409, { error: { code: 'too-new', message: '', number: 2 } })
    else honest(request, response)
  })
  await sync()
  expect((await db.outbox.toArray()).map(({ number }) => number)).toEqual([2])
  expect(await readSync(db)).toMatchObject({ phase: 'too-new', caughtUp: true, failures: 0 })
})

test('a server that no longer speaks with this app says so', async () => {
  const { db, sync } = await shopWithSale()
  await using _server = await liar(error(426, 'protocol'))
  await sync()
  expect(await readSync(db)).toMatchObject({ phase: 'too-new', reason: 'too-new' })
})

test('a request that is too large is halved until a single operation goes, and then all the others', async () => {
  const { db, sync } = await shopWithSale()
  for (let i = 0; i < 6; i++)
    await recordSale(db, { lines: [{ ...line, name: 'ผ'.repeat(150) }], discount: 0, payment: null })
  const sizes: number[] = []
  let applied = 0
  await using _server = await liar(({ json: body }, response) => {
    const { nonce, operations } = body as unknown as SyncRequest
    sizes.push(operations.length)
    if (operations.length > 1) return json(response, 413, { error: { code: 'too-large', message: '' } })
    const results = operations.map(({ id, number }) => ({
      id,
      number,
      outcome: 'applied' as const,
      sequence: ++applied,
    }))
    return json(response, 200, answer({ nonce, results, cursor: `e.${applied}.o`, checksum: '0.0000000000000000' }))
  })
  await sync()
  expect(sizes[0]).toBe(8)
  expect(await db.outbox.count()).toBe(0)
})

test('a server that has lost count of this phone knows it as a new device, and takes the same operations', async () => {
  const { db, sync } = await shopWithSale()
  const sent: { id: string; device: string; number: number }[][] = []
  await using server = await liar((request, response) => {
    const { nonce, operations } = request.json as unknown as SyncRequest
    if (request.url === '/api/renew') return json(response, 200, { nonce, shop: db.shopId, role: 'owner' })
    sent.push(operations)
    return sent.length === 1 ? error(409, 'gap')(request, response) : honest(request, response)
  })
  await sync()
  expect(server.asked).toEqual(['POST /api/sync', 'POST /api/renew', 'POST /api/sync'])
  const [before = [], after = []] = sent
  expect(after.map(({ id, number }) => ({ id, number }))).toEqual(
    before.map(({ id }, index) => ({ id, number: index + 1 })),
  )
  expect(after[0]?.device).not.toBe(before[0]?.device)
  expect(await db.outbox.count()).toBe(0)
})

test('a database whose connection was closed under it stops the attempt and loses nothing', async () => {
  const { db, sync } = await shopWithSale()
  await using _server = await liar((request, response) => {
    db.close({ disableAutoOpen: false })
    honest(request, response)
  })
  await sync()
  await sync()
  expect(await db.outbox.count()).toBe(0)
})

test('where a whole page does not come through, a smaller one is asked for', async () => {
  const { db, sync } = await shopWithSale()
  const rooms: unknown[] = []
  await using _server = await liar((request, response) => {
    rooms.push(request.json.room)
    if (rooms.length < 3) return error(413, 'too-large')(request, response)
    return honest(request, response)
  })
  await sync()
  expect(rooms).toEqual([undefined, 96 * 1024, 48 * 1024])
  expect(await db.outbox.count()).toBe(0)
})

test('promise 10: a sale made while photos go up is sent before the next photo', async () => {
  const { db, sync } = await shopWithSale()
  await db.blob.bulkPut(['a', 'b'].map((hash) => ({ hash, bytes: new ArrayBuffer(10), type: 'image/jpeg' })))
  const row = { rank: 1 as const, size: 10, type: 'image/jpeg', added: 1, sent: 0 }
  await db.upload.bulkPut(['a', 'b'].map((hash) => ({ ...row, hash })))
  await using server = await liar(async (request, response) => {
    if (request.url === '/api/sync') return honest(request, response)
    // The first photo is there already; meanwhile somebody buys.
    if (request.url.endsWith('/a')) await recordSale(db, { lines: [line], discount: 0, payment: null })
    response.writeHead(200, { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '10' }).end()
  })
  await sync()
  expect(server.asked).toEqual(['POST /api/sync', 'HEAD /api/photos/a', 'POST /api/sync', 'HEAD /api/photos/b'])
  expect([await db.outbox.count(), await db.upload.count()]).toEqual([0, 0])
})

test('a photo that the server does not take is not sent again by itself', async () => {
  const { db, sync } = await shopWithSale()
  await db.blob.put({ hash: 'a', bytes: new ArrayBuffer(10), type: 'image/jpeg' })
  await db.upload.put({ hash: 'a', rank: 1, size: 10, type: 'image/jpeg', added: 1, sent: 0 })
  await using server = await liar((request, response) => {
    if (request.url === '/api/sync') return honest(request, response)
    if (request.url === '/api/photos') return response.writeHead(201, { 'Tus-Resumable': '1.0.0' }).end()
    const known = request.url.startsWith('/api/photos/') && server.asked.at(-1)?.startsWith('PATCH')
    return known
      ? error(460, 'wrong-hash', { 'Tus-Resumable': '1.0.0' })(request, response)
      : response.writeHead(404, { 'Tus-Resumable': '1.0.0' }).end()
  })
  await sync()
  await sync()
  expect(server.asked.filter((one) => one.startsWith('PATCH'))).toHaveLength(1)
  expect(await db.upload.toArray()).toMatchObject([{ problem: 'refused' }])
})

test('the browser is told whether anything still waits: by that alone it wakes the service worker again', async () => {
  const db = openShop(newId())
  await writeState(db, 'device', { id: newId(), number: 0 })
  await recordSale(db, { lines: [line], discount: 0, payment: null })
  await saveSession({ ...session, shop: db.shopId })
  let says = html(502)
  await using _ = await liar((...asked) => says(...asked))
  await expect(runOnce()).rejects.toThrow('still waits')
  says = honest
  await runOnce()
  expect(await db.outbox.count()).toBe(0)
  db.close()
})

test('an attempt whose lock was taken while it waited for the answer writes nothing over how it went for the other', async () => {
  const { db } = await shopWithSale()
  const lock = new AbortController()
  const through = { ...(await readSync(db)), phase: 'idle' as const, nextAttempt: Date.now() + 60_000 }
  await using _server = await liar(async (request, response) => {
    // Another tab takes the lock, sends, and is through, before the first one is answered.
    lock.abort()
    await writeState(db, 'sync', through)
    await honest(request, response)
  })
  await drive(db, new Attempt(db, session, lock.signal, MENDER), 'tap')
  expect(await readSync(db)).toEqual(through)
})
