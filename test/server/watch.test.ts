import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { lackingPhotos } from '../../src/server/photos/lacking.ts'
import { StorageTrouble } from '../../src/server/storage/port.ts'
import { figuresOf, KEEPER_TOKEN } from './figures.ts'
import { addPhone, bench, NOON, openShop, SILENT } from './kit.ts'
import { beginPhoto, fetchedPhoto, offsetOf, photo, sendPhoto } from './photos.ts'
import { picture } from './storefront/shopkeeping.ts'
import { cloth, line, sale } from './trade.ts'

const DAY = 24 * 60 * 60 * 1000

const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } })

test('only whoever has the keeper’s token reads metrics and status; where none was set there is no such page', async () => {
  const open = await bench()
  const kept = await bench({ keeperToken: KEEPER_TOKEN })
  for (const path of ['/metrics', '/keeper']) {
    expect((await open.app.request(path, bearer(KEEPER_TOKEN))).status).toBe(404)
    expect((await kept.app.request(path)).status).toBe(401)
    expect((await kept.app.request(path, bearer('keeper-token-of-another'))).status).toBe(401)
    expect((await kept.app.request(path, bearer(KEEPER_TOKEN))).status).toBe(200)
    const password = Buffer.from(`keeper:${KEEPER_TOKEN}`).toString('base64')
    expect((await kept.app.request(path, { headers: { Authorization: `Basic ${password}` } })).status).toBe(200)
  }
})

test('metrics say how operations ended, how long they had waited by the phone’s own clock, and how long a sync took', async () => {
  const there = await bench({ keeperToken: KEEPER_TOKEN })
  const owner = await openShop(there)
  const before = await figuresOf(there)
  // The phone's clock is of 1970; what it did two days ago it did two days ago.
  const clock = 3 * DAY
  const operations = [
    owner.make('sale.record', sale([line()]), { at: clock - 2 * DAY, seen: 0 }),
    owner.make('sale.record', { ...sale([line()]), discount: 1e9 }, { at: clock - 60_000, seen: 0 }),
  ]
  await owner.sync(operations, { clock, waiting: 250 })
  await there.app.request('/o/xxxxxxxxxxxxxxxxxxxxxxxx')
  const after = await figuresOf(there)
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

test('metrics say how large the database is and how much room its disk has; what nobody can say is left out', async () => {
  const there = await bench({ keeperToken: KEEPER_TOKEN, dataDir: tmpdir() })
  const { bytes } = await there.deps.storage.anywhere.overview(NOON)
  const figures = await figuresOf(there)
  expect(figures.get('talat_database_bytes')).toBe(bytes)
  expect(bytes).toBeGreaterThan(100_000)
  expect(figures.get('talat_data_free_bytes')).toBeGreaterThan(0)

  const elsewhere = await bench({ keeperToken: KEEPER_TOKEN })
  expect((await figuresOf(elsewhere)).has('talat_database_bytes')).toBe(true)
  elsewhere.deps.storage.anywhere.size = () => Promise.reject(new StorageTrouble('away', 'gone'))
  const without = [...(await figuresOf(elsewhere)).keys()]
  expect(without.filter((name) => /talat_(database|data_free)_bytes/.test(name))).toEqual([])
  expect(without).toContain('talat_photos_total')
})

test('metrics say of each request that ended for want of storage what was wrong with it, of photos too', async () => {
  const there = await bench({ keeperToken: KEEPER_TOKEN, log: SILENT })
  const owner = await openShop(there)
  const one = photo(2000)
  await beginPhoto(owner, one)
  const { put } = there.deps.photos
  there.deps.photos.put = () => Promise.reject(new StorageTrouble('full', 'no room'))
  expect(await sendPhoto(owner, one)).toBe(507)
  there.deps.photos.put = put
  const { device } = there.deps.storage
  there.deps.storage.device = () => Promise.reject(new StorageTrouble('busy', 'held'))
  for (let times = 0; times < 2; times++) expect((await owner.send()).status).toBe(503)
  there.deps.storage.device = device
  const figures = await figuresOf(there)
  expect(figures.get('talat_storage_trouble_total{kind="full"}')).toBe(1)
  expect(figures.get('talat_storage_trouble_total{kind="busy"}')).toBe(2)
})

test('each photo that is stored is counted once with its bytes, however its upload ends and however often it is asked for', async () => {
  const there = await bench({ keeperToken: KEEPER_TOKEN, log: SILENT })
  const owner = await openShop(there)
  const counted = async () => {
    const figures = await figuresOf(there)
    return [figures.get('talat_photos_total'), figures.get('talat_photo_bytes_total')]
  }
  const usual = photo(3000)
  await beginPhoto(owner, usual)
  expect(await counted()).toEqual([0, 0])
  await sendPhoto(owner, { ...usual, bytes: usual.bytes.subarray(0, 1000) })
  expect(await counted()).toEqual([0, 0])
  await sendPhoto(owner, usual, 1000)
  await beginPhoto(owner, usual)
  await sendPhoto(owner, usual, 3000)
  await offsetOf(owner, usual)
  expect(await counted()).toEqual([1, 3000])

  // All of it came, and the server could not put it where photos lie: whoever asks next ends it, and two ask at once.
  const late = photo(4000)
  const { put } = there.deps.photos
  there.deps.photos.put = () => Promise.reject(new StorageTrouble('full', 'no room'))
  await beginPhoto(owner, late)
  expect(await sendPhoto(owner, late)).toBe(507)
  expect(await counted()).toEqual([1, 3000])
  there.deps.photos.put = put
  expect(await Promise.all([offsetOf(owner, late), offsetOf(owner, late)])).toEqual([4000, 4000])
  expect(await counted()).toEqual([2, 7000])

  // A database that has forgotten it finds it where it lies: it has not come again.
  await owner.do('good.add', cloth({}))
  const [good] = owner.ofKind('good')
  const named = picture(good?.id ?? '', 'a', { full: late.hash, thumb: usual.hash })
  await owner.do('photo.add', named)
  await there.deps.storage.transaction(owner.shop, (rows) => rows.photos.forget(late.hash))
  expect(await lackingPhotos(there.deps, owner.shop)).toEqual([])
  expect(await fetchedPhoto(owner, late)).toEqual(late.bytes)
  expect(await counted()).toEqual([2, 7000])
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
  const there = await bench({ keeperToken: KEEPER_TOKEN })
  const owner = await openShop(there)
  await owner.sync([], { waiting: 17 })
  there.clock.now = NOON + 20 * DAY
  const helper = await addPhone(owner, 'helper')
  await helper.sync([], { waiting: 4 })
  await there.deps.storage.transaction(owner.shop, ({ devices }) => devices.save(owner.device, { lastContact: NOON }))
  const answer = await there.app.request('/keeper', bearer(KEEPER_TOKEN))
  const text = await answer.text()
  expect(text).toContain('<dd>21</dd>')
  expect(text).toContain(`${owner.device}</td><td>20 days</td><td>17`)
  expect(text).not.toContain(helper.device)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})
