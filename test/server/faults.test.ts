import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { serverLog } from '../../src/server/watch/log.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { addPhone, type Bench, bench, joining, openShop, post, SILENT } from './kit.ts'
import { beginPhoto, fetchedPhoto, offsetOf, photo, sendPhoto } from './photos.ts'
import { cloth, sale } from './trade.ts'

/** Lets the database fail on a statement, by the words of a trigger. */
function poison({ folder }: Bench, event: string): void {
  const database = new DatabaseSync(`${folder}/talat.db`)
  database.exec(`create trigger poison before ${event} begin select raise(abort, 'poisoned'); end`)
  database.close()
}

function at<T>(list: readonly T[], index: number): T {
  const [found] = list.slice(index)
  if (found === undefined) throw new Error(`there is none at ${index}`)
  return found
}

const requestIn = (line = '') => /"request":"([0-9a-f-]{36})"/.exec(line)?.[1] ?? ''

/** The writing of one record. */
function writing(kind: string, id: string): string {
  return `insert on records when new.kind = '${kind}' and new.id = '${id}'`
}

test('what fails in the middle is rolled back to its savepoint, recorded as a fault, and blocks nothing', async () => {
  const owner = await openShop(await bench({ log: SILENT }))
  const helper = await addPhone(owner, 'helper')
  await owner.pull()
  poison(owner.bench, writing('device', helper.device))
  const based = { removed: owner.record('device', helper.device)?.version ?? null }
  const operations = [
    owner.make('sale.record', sale()),
    // Bars the helper in the table of devices first, and fails when its record is written.
    owner.make('device.remove', { device: helper.device, based }),
    owner.make('sale.record', sale()),
  ]
  const { results } = await owner.sync(operations)
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual(['applied', 'fault', 'applied'])
  expect((await owner.sync(operations)).results).toEqual(results)

  await owner.pull()
  expect(owner.ofKind('order')).toHaveLength(2)
  expect(owner.last?.checksum).toBe(owner.checksum())
  expect(await helper.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
})

test('a failed operation leaves no gap in the sequence and no trace in the checksum, and is logged under its request', async () => {
  const lines: string[] = []
  const phone = await openShop(await bench({ log: serverLog({}, { write: (line) => void lines.push(line) }) }))
  const good = cloth()
  poison(phone.bench, writing('movement', good.movement?.id ?? ''))
  const before = phone.sequence
  const { results } = await phone.sync([phone.make('good.add', good), phone.make('sale.record', sale())])
  expect(results.map(({ code, sequence }) => code ?? sequence)).toEqual(['fault', before + 1])
  await phone.pull()
  expect(phone.record('good', good.good)).toBeUndefined()
  const failed = lines.findIndex((line) => line.includes('operation failed'))
  expect(requestIn(lines[failed])).toMatch(/^[0-9a-f-]{36}$/)
  expect(requestIn(lines[failed + 1])).toBe(requestIn(lines[failed]))
  expect(lines[failed + 1]).toContain('"path":"/api/sync"')
  expect(phone.last?.checksum).toBe(phone.checksum())
})

test('what fails after its records are written leaves neither them nor their part of sequence and checksum', async () => {
  const owner = await openShop(await bench({ log: SILENT }))
  const helper = await addPhone(owner, 'helper')
  await owner.do('device.remove', { device: helper.device, based: {} })
  const held = helper.make('sale.record', sale())
  await helper.send([held])
  await owner.pull()
  const before = owner.sequence
  poison(owner.bench, `update on operations when new.id = '${held.id}'`)
  const operations = [owner.make('held.take', { held: held.id }), owner.make('sale.record', sale())]
  const { results } = await owner.sync(operations)
  expect(results.map(({ code, sequence }) => code ?? sequence)).toEqual(['fault', before + 1])
  await owner.pull()
  expect(owner.ofKind('order')).toHaveLength(1)
  expect(owner.record('held', held.id)?.deleted).toBeUndefined()
  expect(owner.last?.checksum).toBe(owner.checksum())
})

test('a full disk aborts the whole request with 507 and records nothing; with room again all is taken', async () => {
  const opened: DatabaseSync[] = []
  const phone = await openShop(await bench({ log: SILENT }, { connected: (database) => opened.push(database) }))
  const [database] = opened
  const story = 'ก'.repeat(4000)
  const operations = Array.from({ length: 20 }, () => phone.make('good.add', cloth({ story })))
  const pages = database?.prepare('pragma page_count').get()?.page_count
  database?.exec(`pragma max_page_count = ${Number(pages) + 5}`)
  expect(await phone.send(operations)).toMatchObject({ status: 507, body: { error: { code: 'storage-full' } } })
  await phone.pull()
  expect(phone.ofKind('good')).toHaveLength(0)

  database?.exec('pragma max_page_count = 1000000')
  const { results } = await phone.sync(operations)
  expect(results.every(({ outcome }) => outcome === 'applied')).toBe(true)
  await phone.pull()
  expect(phone.ofKind('good')).toHaveLength(20)
})

test('a full disk answers a photo and a join with 507, and each is done as it was asked for once there is room', async () => {
  const opened: DatabaseSync[] = []
  const there = await bench({ log: SILENT }, { connected: (database) => opened.push(database) })
  const owner = await openShop(there)
  const one = photo()
  await beginPhoto(owner, one)
  const codes = []
  for (let made = 0; made < 60; made++) codes.push((await newCommunityCode(there.deps.storage, there.clock.now)).code)
  const [database] = opened
  const pages = database?.prepare('pragma page_count').get()?.page_count
  database?.exec(`pragma max_page_count = ${Number(pages)}`)
  expect(await sendPhoto(owner, one)).toBe(507)
  const asked = codes.map((code) => joining(code, newId()))
  const enter = async (request: (typeof asked)[number]) => (await post(there, '/api/join', request, joinAnswer)).status
  // The first ones find room in pages that are there already.
  const statuses: number[] = []
  while (new Set(statuses).size < 2) statuses.push(await enter(at(asked, statuses.length)))
  expect(new Set(statuses)).toEqual(new Set([200, 507]))

  database?.exec('pragma max_page_count = 1000000')
  expect(await sendPhoto(owner, one, await offsetOf(owner, one))).toBe(204)
  expect(await fetchedPhoto(owner, one)).toEqual(one.bytes)
  expect(await enter(at(asked, statuses.length - 1))).toBe(200)
})

test('a database that another process holds is answered with 503, and the request can be repeated', async () => {
  const phone = await openShop(
    await bench({ log: SILENT }, { connected: (database) => database.exec('pragma busy_timeout = 20') }),
  )
  const operations = [phone.make('sale.record', sale())]
  const other = new DatabaseSync(`${phone.bench.folder}/talat.db`)
  other.exec('begin immediate')
  expect(await phone.send(operations)).toMatchObject({ status: 503, body: { error: { code: 'busy' } } })
  other.exec('rollback')
  other.close()
  expect((await phone.sync(operations)).results[0]).toMatchObject({ outcome: 'applied' })
})
