import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import { DetailedError, Upload } from 'tus-js-client'
import { expect, onTestFinished, test } from 'vitest'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { lackingPhotos } from '../../src/server/photos/lacking.ts'
import { forgettingStaleUploads } from '../../src/server/photos/stale.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { errorAnswer } from '../../src/shared/protocol/errors.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { MAX_PHOTO_BYTES, PHOTO_CHUNK_BYTES } from '../../src/shared/protocol/limits.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { addPhone, type Bench, bench, joining, openShop, type Phone } from './kit.ts'
import { startedServer } from './process.ts'
import { picture } from './storefront/shopkeeping.ts'
import { cloth } from './trade.ts'

interface Photo {
  bytes: Buffer
  hash: string
}

/** Bytes that begin like a JPEG. */
function photo(size = 150_000): Photo {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xd9]), randomBytes(size - 4)])
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** What a client needs to know of a server and the device that asks it. */
interface Place {
  origin: string
  token: string
}

/** The app of a bench on a socket; it counts the photo bytes that were announced to it. */
async function listen({ app }: Bench): Promise<{ origin: string; sent: () => number }> {
  const server = createAdaptorServer({ fetch: app.fetch })
  let sent = 0
  server.on('request', ({ method, headers }) => {
    if (method === 'PATCH') sent += Number(headers['content-length'])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent: () => sent }
}

async function shopOnSocket(): Promise<{ phone: Phone; place: Place; sent: () => number }> {
  const phone = await openShop(await bench())
  const { origin, sent } = await listen(phone.bench)
  return { phone, place: { origin, token: phone.token }, sent }
}

function asked({ origin, token }: Place, hash: string, init: RequestInit = {}): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', ...init.headers }
  return fetch(`${origin}/api/photos${hash && `/${hash}`}`, { ...init, headers })
}

/** How many bytes the server says it has; null for none. */
async function offset(place: Place, hash: string): Promise<number | null> {
  const answer = await asked(place, hash, { method: 'HEAD' })
  return answer.ok ? Number(answer.headers.get('Upload-Offset')) : null
}

/**
 * The server has heard all that was sent: it lives in this process, and comes to it in some turns of the loop, however long
 * a busy machine takes over each.
 */
async function heard(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await pause(10)
}

interface Sending {
  /** Goes on with what is there, as the phone does after its HEAD. */
  resume?: boolean
  chunk?: number
  /** Stops after so many bytes. */
  stopAt?: number
}

/** Sends a photo with the real client; 'stopped' where it was told to stop. */
function send(place: Place, { bytes, hash }: Photo, sending: Sending = {}): Promise<'sent' | 'stopped'> {
  const { resume = false, chunk = PHOTO_CHUNK_BYTES, stopAt = Number.POSITIVE_INFINITY } = sending
  return new Promise((done, failed) => {
    const upload = new Upload(bytes, {
      endpoint: `${place.origin}/api/photos`,
      ...(resume ? { uploadUrl: `${place.origin}/api/photos/${hash}` } : {}),
      headers: { Authorization: `Bearer ${place.token}` },
      metadata: { hash, type: 'image/jpeg' },
      chunkSize: chunk,
      retryDelays: [10],
      onChunkComplete: (_, accepted) => {
        if (accepted < stopAt) return
        void upload.abort()
        done('stopped')
      },
      onSuccess: () => done('sent'),
      onError: failed,
    })
    upload.start()
  })
}

/** The refusal that the client was given. */
async function refusal(sending: Promise<unknown>): Promise<{ status: number; code: string }> {
  const error = await sending.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DetailedError)) throw new Error(`not refused: ${error}`)
  const response = error.originalResponse
  const body = errorAnswer.parse(JSON.parse(response?.getBody() ?? ''))
  return { status: response?.getStatus() ?? 0, code: body.error.code }
}

test('what is on its way is cut by nobody who says that it has another size, and a name that rests is not blocked for ever', async () => {
  const { phone, place } = await shopOnSocket()
  const helper = await addPhone(phone, 'helper')
  const own = photo()
  await send(place, own, { stopAt: PHOTO_CHUNK_BYTES })
  const there = await offset(place, own.hash)
  expect(there).toBeGreaterThan(0)
  const wrong = { ...own, bytes: own.bytes.subarray(0, 5000) }
  expect(await refusal(send({ ...place, token: helper.token }, wrong))).toEqual({ status: 409, code: 'conflict' })
  expect(await offset(place, own.hash)).toBe(there)
  expect(await send(place, own, { resume: true })).toBe('sent')

  const later = photo()
  await send({ ...place, token: helper.token }, { ...later, bytes: photo(90_000).bytes }, { stopAt: PHOTO_CHUNK_BYTES })
  expect(await refusal(send(place, later))).toMatchObject({ status: 409 })
  phone.bench.clock.now += 60 * 60 * 1000
  expect(await send(place, later)).toBe('sent')
})

test('promise 10: a photo goes up in chunks and comes down byte for byte, to be kept for ever', async () => {
  const { place } = await shopOnSocket()
  const one = photo()
  expect(await send(place, one)).toBe('sent')
  const answer = await asked(place, one.hash)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(one.bytes)
  expect(answer.headers.get('Content-Type')).toBe('image/jpeg')
  expect(answer.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable')
  const head = await asked(place, one.hash, { method: 'HEAD' })
  expect(head.headers.get('Access-Control-Allow-Origin')).toBeNull()
})

test('promise 10: a photo goes on in the middle of the file, and no byte is sent twice', async () => {
  const { place, sent } = await shopOnSocket()
  const one = photo()
  expect(await send(place, one, { chunk: 20_000, stopAt: 60_000 })).toBe('stopped')
  const there = (await offset(place, one.hash)) ?? 0
  expect(there).toBeGreaterThanOrEqual(60_000)
  expect((await asked(place, one.hash)).status).toBe(404)
  const before = sent()
  expect(await send(place, one, { resume: true })).toBe('sent')
  expect(sent() - before).toBe(one.bytes.byteLength - there)
  expect(Buffer.from(await (await asked(place, one.hash)).arrayBuffer())).toEqual(one.bytes)
})

test('what came of a chunk before its link was cut stays', async () => {
  const { place } = await shopOnSocket()
  const one = photo()
  await send(place, one, { chunk: 10_000, stopAt: 10_000 })
  const from = (await offset(place, one.hash)) ?? 0
  const socket = connect(Number(new URL(place.origin).port), '127.0.0.1')
  socket.write(
    `PATCH /api/photos/${one.hash} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${place.token}\r\n` +
      `Tus-Resumable: 1.0.0\r\nUpload-Offset: ${from}\r\nContent-Type: application/offset+octet-stream\r\n` +
      `Content-Length: 100000\r\n\r\n`,
  )
  socket.write(one.bytes.subarray(from, from + 5000))
  await heard()
  socket.destroy()
  await expect.poll(() => offset(place, one.hash)).toBe(from + 5000)
  expect(await send(place, one, { resume: true })).toBe('sent')
})

test('a phone that lost its link without the server noticing is not kept waiting for the dead request', async () => {
  const { place } = await shopOnSocket()
  const one = photo()
  await send(place, one, { chunk: 10_000, stopAt: 10_000 })
  const from = (await offset(place, one.hash)) ?? 0
  const socket = connect(Number(new URL(place.origin).port), '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  socket.write(
    `PATCH /api/photos/${one.hash} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${place.token}\r\n` +
      `Tus-Resumable: 1.0.0\r\nUpload-Offset: ${from}\r\nContent-Type: application/offset+octet-stream\r\n` +
      `Content-Length: 100000\r\n\r\n`,
  )
  socket.write(one.bytes.subarray(from, from + 5000))
  await heard()
  expect(await offset(place, one.hash)).toBe(from + 5000)
  expect(await send(place, one, { resume: true })).toBe('sent')
})

test('promise 2: sending a finished photo again sends nothing and harms nothing', async () => {
  const { place, sent } = await shopOnSocket()
  const one = photo()
  await send(place, one)
  const before = sent()
  expect(await send(place, one, { resume: true })).toBe('sent')
  expect(sent()).toBe(before)
  // A client that does not ask first creates it again: what is there is not truncated.
  expect(await send(place, one)).toBe('sent')
  expect(await offset(place, one.hash)).toBe(one.bytes.byteLength)
  expect(Buffer.from(await (await asked(place, one.hash)).arrayBuffer())).toEqual(one.bytes)
})

test('creating a photo that is under way or finished keeps what is there, and begins nothing beside it', async () => {
  const { phone, place } = await shopOnSocket()
  const one = photo()
  const create = async () => {
    const encoded = (text: string) => Buffer.from(text).toString('base64')
    const headers = {
      'Upload-Length': String(one.bytes.byteLength),
      'Upload-Metadata': `hash ${encoded(one.hash)},type ${encoded('image/jpeg')}`,
    }
    expect((await asked(place, '', { method: 'POST', headers })).status).toBe(201)
  }
  await send(place, one, { chunk: 20_000, stopAt: 40_000 })
  const there = await offset(place, one.hash)
  await create()
  expect(await offset(place, one.hash)).toBe(there)
  await send(place, one, { resume: true })
  await create()
  expect(await offset(place, one.hash)).toBe(one.bytes.byteLength)
  const { storage } = phone.bench.deps
  expect(await storage.transaction(phone.shop, ({ photos }) => photos.upload(one.hash))).toBeNull()
})

test('an append at another offset than the stored length changes nothing', async () => {
  const { place } = await shopOnSocket()
  const one = photo()
  await send(place, one, { chunk: 20_000, stopAt: 20_000 })
  const there = await offset(place, one.hash)
  for (const at of [0, (there ?? 0) + 1]) {
    const answer = await asked(place, one.hash, {
      method: 'PATCH',
      headers: { 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' },
      body: new Uint8Array(one.bytes.subarray(at, at + 100)),
    })
    expect([answer.status, await answer.json()]).toMatchObject([409, { error: { code: 'conflict' } }])
    expect(await offset(place, one.hash)).toBe(there)
  }
})

test('promise 10: bytes that are not those of the name are dropped, and the right ones can follow', async () => {
  const { place } = await shopOnSocket()
  const one = photo()
  const other = { bytes: photo().bytes, hash: one.hash }
  expect(await refusal(send(place, other))).toEqual({ status: 460, code: 'wrong-hash' })
  expect(await offset(place, one.hash)).toBeNull()
  expect(await send(place, one)).toBe('sent')
})

test('what is no photo, or too large, or has no name, is refused', async () => {
  const { place } = await shopOnSocket()
  const html = Buffer.from('<script>alert(1)</script>')
  const page = { bytes: html, hash: createHash('sha256').update(html).digest('hex') }
  expect(await refusal(send(place, page))).toEqual({ status: 400, code: 'bad-request' })
  expect(await offset(place, page.hash)).toBeNull()
  expect(await refusal(send(place, photo(MAX_PHOTO_BYTES + 1)))).toEqual({ status: 413, code: 'too-large' })
  expect(await refusal(send(place, { ...photo(), hash: '../../etc/passwd' }))).toMatchObject({ status: 400 })
  expect((await asked(place, 'ABC')).status).toBe(400)
  expect((await asked(place, '..%2f..%2ftalat.db')).status).toBe(400)
})

test('what tus may do and this server does not is a mistake of whoever asks for it, in the shape of all errors', async () => {
  const { place } = await shopOnSocket()
  const metadata = `hash ${btoa(photo().hash)},type ${btoa('image/jpeg')}`
  for (const asking of [
    { 'Upload-Defer-Length': '1' },
    { 'Upload-Concat': 'final;/x', 'Upload-Length': '5' },
    { 'Upload-Concat': 'partial', 'Upload-Length': '5' },
  ]) {
    const answer = await asked(place, '', { method: 'POST', headers: { 'Upload-Metadata': metadata, ...asking } })
    expect([asking, answer.status]).toEqual([asking, 400])
    expect(errorAnswer.parse(await answer.json())).toMatchObject({ error: { code: 'bad-request' } })
  }
})

test('promise 14: another shop sees neither a photo nor that there is one, and has its own of that name', async () => {
  const { phone, place } = await shopOnSocket()
  const other = { ...place, token: (await openShop(phone.bench)).token }
  const one = photo()
  await send(place, one, { chunk: 20_000, stopAt: 20_000 })
  expect(await offset(other, one.hash)).toBeNull()
  await send(place, one, { resume: true })
  expect((await asked(other, one.hash)).status).toBe(404)
  expect(await offset(other, one.hash)).toBeNull()
  expect(await send(other, one)).toBe('sent')
  expect((await asked({ ...place, token: 'x' }, one.hash)).status).toBe(401)
  const helper = await addPhone(phone, 'helper')
  expect((await asked({ ...place, token: helper.token }, one.hash)).status).toBe(200)
})

test('a refusal carries the sign that it is ours, since a HEAD has no body to say so', async () => {
  const { place } = await shopOnSocket()
  for (const token of [place.token, 'x']) {
    const answer = await asked({ ...place, token }, 'a'.repeat(64), { method: 'HEAD' })
    expect(answer.headers.get('Tus-Resumable')).toBe('1.0.0')
  }
})

test('a server that stopped between the last byte and the check finishes it when it is asked', async () => {
  const { phone, place } = await shopOnSocket()
  const { storage } = phone.bench.deps
  const [whole, wrong] = [photo(), { bytes: photo().bytes, hash: photo().hash }]
  for (const { bytes, hash } of [whole, wrong]) {
    await storage.transaction(phone.shop, async ({ photos }) => {
      await photos.beginUpload(hash, bytes.byteLength, 0)
      await photos.append(hash, 0, bytes, 0)
    })
  }
  expect(await offset(place, whole.hash)).toBe(whole.bytes.byteLength)
  expect((await asked(place, whole.hash)).status).toBe(200)
  expect((await asked(place, wrong.hash, { method: 'HEAD' })).status).toBe(460)
  expect(await offset(place, wrong.hash)).toBeNull()
})

test('a photo of which the database knows no more, and whose file is there, is here again; no phone is asked for it', async () => {
  const { phone, place } = await shopOnSocket()
  const { deps } = phone.bench
  const [kept, gone, other] = [photo(), photo(), photo()]
  for (const one of [kept, gone]) await send(place, one)
  const good = cloth()
  await phone.do('good.add', good)
  await phone.do('photo.add', picture(good.good, 'a', { full: kept.hash, thumb: gone.hash }))
  // A standby that lacked the last commits leads now; one file is lost as well, and one is not what its name says.
  await deps.storage.transaction(phone.shop, ({ photos }) => photos.forget(kept.hash))
  await deps.storage.transaction(phone.shop, ({ photos }) => photos.forget(gone.hash))
  await deps.photos.put(phone.shop, gone.hash, other.bytes)
  expect((await asked(place, kept.hash)).status).toBe(404)
  expect(await lackingPhotos(deps, phone.shop)).toEqual([gone.hash])
  expect(Buffer.from(await (await asked(place, kept.hash)).arrayBuffer())).toEqual(kept.bytes)
})

test('a photo that is confirmed while a repair looks for it stays, and no phone is asked for it', async () => {
  const { phone, place } = await shopOnSocket()
  const { deps } = phone.bench
  const one = photo()
  const good = cloth()
  await phone.do('good.add', good)
  await phone.do('photo.add', picture(good.good, 'a', { full: one.hash, thumb: one.hash }))
  const list = async (shop: string) => {
    const listed = await deps.photos.list(shop)
    expect(await send(place, one)).toBe('sent')
    return listed
  }
  expect(await lackingPhotos({ ...deps, photos: { ...deps.photos, list } }, phone.shop)).toEqual([])
  expect(Buffer.from(await (await asked(place, one.hash)).arrayBuffer())).toEqual(one.bytes)
})

test('partial photos that nobody went on with for 30 days go; finished ones stay for ever', async () => {
  const { phone, place } = await shopOnSocket()
  const { clock, deps } = phone.bench
  const [old, fresh, done] = [photo(), photo(), photo()]
  const partly = { chunk: 20_000, stopAt: 20_000 }
  await send(place, old, partly)
  await send(place, done)
  clock.now += 29 * 24 * 60 * 60 * 1000
  await send(place, fresh, partly)
  clock.now += 2 * 24 * 60 * 60 * 1000
  await forgettingStaleUploads(deps).run(() => false)
  expect(await offset(place, old.hash)).toBeNull()
  expect(await offset(place, fresh.hash)).not.toBeNull()
  expect((await asked(place, done.hash)).status).toBe(200)
})

/** Joins a shop on a server in a process of its own, by the code that its keeper would read out. */
async function joinOn(server: ServerProcess): Promise<Place> {
  const storage = await openSqlite(path.join(server.dataDir, 'talat.db'))
  const { code } = await newCommunityCode(storage, Date.now())
  await storage.close()
  const request = joining(code, newId())
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(`${server.origin}/api/join`, { method: 'POST', headers, body: JSON.stringify(request) })
  const { shop } = joinAnswer.parse(await answer.json())
  return { origin: server.origin, token: writeToken(shop, request.device, request.secret) }
}

test('promise 10: a server killed in the middle of a photo has what it said it had, and the photo goes on', async () => {
  const server = await startedServer()
  const place = await joinOn(server)
  const one = photo()
  await send(place, one, { chunk: 20_000, stopAt: 60_000 })
  const said = (await offset(place, one.hash)) ?? 0
  await server.kill()
  await server.start()
  expect(await offset(place, one.hash)).toBe(said)
  expect(await send(place, one, { resume: true })).toBe('sent')
  await server.kill()
  await server.start()
  expect(Buffer.from(await (await asked(place, one.hash)).arrayBuffer())).toEqual(one.bytes)
  const files = await readdir(path.join(server.dataDir, 'photos'), { recursive: true })
  expect(files.filter((file) => file.includes('.tmp'))).toEqual([])
}, 60_000)
