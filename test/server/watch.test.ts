import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { loggedError } from '../../src/server/watch/error.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { syncAnswer } from '../../src/shared/protocol/sync.ts'
import { addPhone, bench, NOON, nonce, openShop, post, SILENT } from './kit.ts'
import { cloth, line, sale } from './trade.ts'

const TOKEN = 'keeper-token-of-the-test'
const DAY = 24 * 60 * 60 * 1000

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

/** Figures of a text for Prometheus, by name and labels. */
function figures(text: string): Map<string, number> {
  const lines = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))
  return new Map(lines.map((one) => [one.slice(0, one.lastIndexOf(' ')), Number(one.slice(one.lastIndexOf(' ') + 1))]))
}

test('only whoever has the keeper’s token reads metrics and status; where none was set there is no such page', async () => {
  const open = await bench()
  const kept = await bench({ keeperToken: TOKEN })
  for (const path of ['/metrics', '/keeper']) {
    expect((await open.app.request(path, bearer(TOKEN))).status).toBe(404)
    expect((await kept.app.request(path)).status).toBe(401)
    expect((await kept.app.request(path, bearer('keeper-token-of-another'))).status).toBe(401)
    expect((await kept.app.request(path, bearer(TOKEN))).status).toBe(200)
    const password = Buffer.from(`keeper:${TOKEN}`).toString('base64')
    expect((await kept.app.request(path, { headers: { Authorization: `Basic ${password}` } })).status).toBe(200)
  }
})

test('metrics say how operations ended, how long they had waited by the phone’s own clock, and how long a sync took', async () => {
  const there = await bench({ keeperToken: TOKEN })
  const owner = await openShop(there)
  const before = figures(await (await there.app.request('/metrics', bearer(TOKEN))).text())
  // The phone's clock is of 1970; what it did two days ago it did two days ago.
  const clock = 3 * DAY
  const operations = [
    owner.make('sale.record', sale([line()]), { at: clock - 2 * DAY, seen: 0 }),
    owner.make('sale.record', { ...sale([line()]), discount: 1e9 }, { at: clock - 60_000, seen: 0 }),
  ]
  await owner.sync(operations, { clock, waiting: 250 })
  await there.app.request('/o/xxxxxxxxxxxxxxxxxxxxxxxx')
  const after = figures(await (await there.app.request('/metrics', bearer(TOKEN))).text())
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  expect(grown('talat_operations_total{outcome="applied"}')).toBe(1)
  expect(grown('talat_operations_total{outcome="refused"}')).toBe(1)
  expect(grown('talat_operation_age_seconds_sum')).toBe((2 * DAY + 60_000) / 1000)
  expect(grown('talat_phone_waiting_operations_bucket{le="100"}')).toBe(0)
  expect(grown('talat_phone_waiting_operations_bucket{le="1000"}')).toBe(1)
  expect(grown('talat_request_seconds_count{route="/api/sync",method="POST",status="200"}')).toBe(1)
  // An address may be somebody's key: it is counted under its pattern.
  expect([...after.keys()].join()).not.toContain('xxxx')
})

test('ready is a server whose database answers; one whose process runs is alive', async () => {
  const there = await bench({ log: SILENT })
  const ready = async () => (await there.app.request('/readyz')).status
  expect(await ready()).toBe(200)
  there.deps.storage.anywhere.ping = () => Promise.reject(new Error('gone'))
  const answer = await there.app.request('/readyz')
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  expect((await there.app.request('/healthz')).status).toBe(200)
})

test('the keeper’s page says what waits, and which phones were not heard of for two weeks', async () => {
  const there = await bench({ keeperToken: TOKEN })
  const owner = await openShop(there)
  await owner.sync([], { waiting: 17 })
  there.clock.now = NOON + 20 * DAY
  const helper = await addPhone(owner, 'helper')
  await helper.sync([], { waiting: 4 })
  await there.deps.storage.transaction(owner.shop, ({ devices }) => devices.save(owner.device, { lastContact: NOON }))
  const answer = await there.app.request('/keeper', bearer(TOKEN))
  const text = await answer.text()
  expect(text).toContain('<dd>21</dd>')
  expect(text).toContain(`${owner.device}</td><td>20 days</td><td>17`)
  expect(text).not.toContain(helper.device)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

test('no line of the log names a person, a telephone, an address, a token or a code, whatever went wrong', async () => {
  const lines: string[] = []
  const log = pino({ level: 'trace', serializers: { err: loggedError } }, { write: (text) => void lines.push(text) })
  const there = await bench({ log })
  const owner = await openShop(there)
  const { body } = await owner.code('helper')
  const fields = { name: 'มาลี ใจดี', contact: '0812345678', house: '12/3', note: 'ผู้ซื้อลับ' }
  const place = { subdistrict: 'บางรัก', district: 'บางรัก', province: 'กรุงเทพ', postcode: '10500' }
  const customer = { customer: newId(), fields: { ...fields, ...place } }
  await owner.do('customer.add', customer)
  await owner.do('good.add', cloth({ name: 'ความลับ' }))
  await addPhone(owner, 'helper')
  await there.app.request('/o/abcdefghabcdefghabcdefgh')
  await there.app.request('/office/in/abcdefghabcdefghabcdefgh')
  // A database that says what it could not store says it to nobody else.
  const { device } = there.deps.storage
  onTestFinished(() => {
    there.deps.storage.device = device
  })
  there.deps.storage.device = () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (contact)=(0812345678)' })
    return Promise.reject(error)
  }
  const failed = await post(there, '/api/sync', { nonce: nonce() }, syncAnswer, owner.token)
  expect(failed.status).toBe(500)
  const all = lines.join('')
  expect(lines.length).toBeGreaterThan(5)
  expect(all).toContain('duplicate key')
  for (const secret of [
    ...Object.values(fields),
    owner.secret,
    owner.token,
    body.code,
    'abcdefgh',
    '23505)',
    'contact',
  ])
    expect(all, secret).not.toContain(secret)
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    status: 500,
  })
})
