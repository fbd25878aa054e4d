import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { LIMITS } from '../../src/server/http/limits.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { MAX_REQUEST_BYTES, MAX_SMALL_REQUEST_BYTES } from '../../src/shared/protocol/limits.ts'
import type { Result } from '../../src/shared/protocol/sync.ts'
import { type Bench, bench, join, joining, nonce, openShop, type Phone, post } from './kit.ts'
import { cloth, sale } from './trade.ts'

function raw({ bench: { app }, token }: Phone, body: Uint8Array<ArrayBuffer>, encoding?: string) {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    ...(encoding ? { 'Content-Encoding': encoding } : {}),
  }
  return app.request('/api/sync', { method: 'POST', headers, body })
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value))
}

const request = (phone: Phone, operations: unknown[], rest = {}) => ({
  protocol: 1,
  nonce: nonce(),
  cursor: phone.cursor,
  acked: 0,
  operations,
  waiting: 0,
  ...rest,
})

test('a gzipped request is read like a plain one', async () => {
  const phone = await openShop(await bench())
  const body = new Uint8Array(gzipSync(bytes(request(phone, [phone.make('sale.record', sale())]))))
  const response = await raw(phone, body, 'gzip')
  expect(await response.json()).toMatchObject({ results: [{ outcome: 'applied' }] })
})

test('a request above the bound is refused as it comes and as it unpacks, and nothing of it is recorded', async () => {
  const phone = await openShop(await bench())
  const large = bytes(request(phone, [], { padding: ' '.repeat(MAX_REQUEST_BYTES) }))
  const packed = new Uint8Array(gzipSync(large))
  expect(packed.byteLength).toBeLessThan(10_000)
  for (const response of [await raw(phone, large), await raw(phone, packed, 'gzip')]) {
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ error: { code: 'too-large' } })
  }
})

test('a request that carries neither operations nor records is small, whoever sends it', async () => {
  const phone = await openShop(await bench())
  const large = bytes({ ...joining('AAAA-AAAA'), padding: ' '.repeat(MAX_SMALL_REQUEST_BYTES) })
  const packed = new Uint8Array(gzipSync(large))
  for (const path of ['/api/join', '/api/join/granted', '/api/codes', '/api/renew', '/api/checksums']) {
    const sent = (body: BodyInit, encoding: string) =>
      phone.bench.app.request(path, {
        method: 'POST',
        body,
        headers: { Authorization: `Bearer ${phone.token}`, 'Content-Encoding': encoding },
      })
    const answers = [await sent(large, 'identity'), await sent(packed, 'gzip')]
    expect([path, ...answers.map(({ status }) => status)]).toEqual([path, 413, 413])
  }
})

test('a form that does not say how long it is has no fields, and its end is not waited for', async () => {
  const { app } = await bench()
  for (const path of ['/office/en/in/x', '/o/new', '/en/o/new']) {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sent += 1
        if (sent > 100) stream.close()
        else stream.enqueue(new Uint8Array(64 * 1024).fill(97))
      },
    })
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const init = { method: 'POST', body: endless, headers, duplex: 'half' }
    const answer = await app.request(path, init)
    expect([path, answer.status < 500, sent < 5]).toEqual([path, true, true])
  }
})

test('what is no gzip, no JSON or no request is a bad request and not a fault', async () => {
  const phone = await openShop(await bench())
  const answers = [
    await raw(phone, bytes('x'), 'gzip'),
    await raw(phone, new TextEncoder().encode('{')),
    await raw(phone, bytes({})),
    await raw(phone, bytes(null)),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  expect((await raw(phone, bytes({}), 'zstd')).status).toBe(415)
})

test('an operation above 32 KB is refused and does not block the next', async () => {
  const phone = await openShop(await bench())
  const large = { ...cloth(), padding: 'x'.repeat(33_000) }
  const { results } = await phone.sync([phone.make('good.add', large), phone.make('sale.record', sale())])
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual(['invalid', 'applied'])
})

/** Lists within each other, as JSON: a few kilobytes. */
const nested = (deep: number) => `${'['.repeat(deep)}${']'.repeat(deep)}`

test('an operation nested however deep is refused and does not block the next, and is refused again when it comes again', async () => {
  const phone = await openShop(await bench())
  for (const deep of [40, 3679, 15_000, 200_000]) {
    const bad = phone.make('good.add', cloth())
    const good = phone.make('sale.record', sale())
    const text = JSON.stringify(request(phone, [bad, good])).replace('"photos":[]', `"photos":${nested(deep)}`)
    for (const _ of ['sent', 'sent again']) {
      const answer = await raw(phone, new TextEncoder().encode(text))
      expect([deep, answer.status]).toEqual([deep, 200])
      const { results } = await answer.json()
      expect(results.map(({ code, outcome }: Result) => code ?? outcome)).toEqual(['invalid', 'applied'])
    }
  }
})

test('of a repair the records nested however deep are not taken, and the others are', async () => {
  const phone = await openShop(await bench())
  const given = { fields: cloth().fields, deleted: false, version: 'a.1' }
  for (const deep of [40, 3679, 200_000]) {
    const records = [
      { id: newId(), ...given, fields: { ...given.fields, more: [] } },
      { id: newId(), ...given },
    ]
    const text = JSON.stringify({ nonce: nonce(), kind: 'good', records }).replace(
      '"more":[]',
      `"more":${nested(deep)}`,
    )
    const headers = { Authorization: `Bearer ${phone.token}` }
    const answer = await phone.bench.app.request('/api/repair/give', { method: 'POST', headers, body: text })
    expect([deep, answer.status]).toEqual([deep, 200])
    expect(await answer.json()).toMatchObject({ taken: 1 })
  }
})

test('a device that asks too often is told how long to wait; another one beside it is not', async () => {
  const limits = { ...LIMITS, requests: { perMinute: 60, burst: 3 } }
  const one = await openShop(await bench({ limits }))
  const other = (await join(one.bench, (await one.code('owner')).body.code)).phone
  one.bench.clock.now += 60_000
  const answers = [await one.send(), await one.send(), await one.send(), await one.send()]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(answers[3]?.headers.get('Retry-After')).toBe('1')
  expect((await other.send()).status).toBe(200)
  one.bench.clock.now += 1000
  expect((await one.send()).status).toBe(200)
})

test('a device that asked too often is let in again after its pause, though the clock of the server went back a day', async () => {
  const limits = { ...LIMITS, requests: { perMinute: 60, burst: 3 } }
  const phone = await openShop(await bench({ limits }))
  const statuses = async (many: number) => {
    const answers: number[] = []
    for (let n = 0; n < many; n++) answers.push((await phone.send()).status)
    return answers
  }
  phone.bench.clock.now += 60_000
  expect(await statuses(4)).toEqual([200, 200, 200, 429])
  phone.bench.clock.now -= 24 * 60 * 60 * 1000
  expect(await statuses(1)).toEqual([429])
  phone.bench.clock.now += 1000
  expect(await statuses(2)).toEqual([200, 429])
})

test('guessing codes is slowed down, and the right code is let through again after the pause', async () => {
  const limits = { ...LIMITS, wrongCodes: { perMinute: 6, burst: 5 } }
  const owner = await openShop(await bench({ limits }))
  const { code } = (await owner.code('helper')).body
  const guess = (bench: Bench, text: string) => post(bench, '/api/join', joining(text), joinAnswer)
  const statuses = []
  for (let n = 0; n < 7; n++) statuses.push((await guess(owner.bench, `wrong00${n}`)).status)
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429])
  expect((await guess(owner.bench, code)).status).toBe(429)
  owner.bench.clock.now += 10_000
  expect((await guess(owner.bench, code)).status).toBe(200)
})

const HELPERS = 12

/** An owner whose server lets so many wrong codes through, and codes for helpers. */
async function withCodes(burst: number) {
  const owner = await openShop(await bench({ limits: { ...LIMITS, wrongCodes: { perMinute: 6, burst } } }))
  const codes = await Promise.all(Array.from({ length: HELPERS }, async () => (await owner.code('helper')).body.code))
  const guess = async (code: string) => (await post(owner.bench, '/api/join', joining(code), joinAnswer)).status
  return { codes, guess }
}

test('right codes that come at once from one address all pass, where its neighbours have left room for one guess', async () => {
  const { codes, guess } = await withCodes(3)
  expect([await guess('wrong001'), await guess('wrong002')]).toEqual([404, 404])
  expect(await Promise.all(codes.map(guess))).toEqual(codes.map(() => 200))
})

test('wrong codes that come at once from one address are looked at no more often than those that come one by one', async () => {
  const { guess } = await withCodes(3)
  const statuses = await Promise.all(Array.from({ length: 9 }, (_, n) => guess(`wrong00${n}`)))
  expect(statuses.sort()).toEqual([404, 404, 404, ...Array(6).fill(429)])
})

test('an evening of a village passes the limits of every day: nineteen wrong codes and forty right ones from one Wi-Fi', async () => {
  const owner = await openShop(await bench({ limits: { ...LIMITS, requests: { perMinute: 1e9, burst: 1e9 } } }))
  const right = await Promise.all(Array.from({ length: 40 }, async () => (await owner.code('helper')).body.code))
  const wrong = Array.from({ length: 19 }, (_, n) => `wrong${n}`.padEnd(8, '0'))
  const guess = async (code: string) => (await post(owner.bench, '/api/join', joining(code), joinAnswer)).status
  expect(await Promise.all(wrong.map(guess))).toEqual(wrong.map(() => 404))
  expect(await Promise.all(right.map(guess))).toEqual(right.map(() => 200))
})
