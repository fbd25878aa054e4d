import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addGood, deleteGood, editGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { removeDevice } from '../../src/device/store/actions/shop.ts'
import { readSync } from '../../src/device/store/state.ts'
import { queueLackingPhotos } from '../../src/device/sync/lackingPhotos.ts'
import { recountAll } from '../../src/device/sync/serverRecords.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { examine } from '../../src/server/sync/doctor.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { KINDS } from '../../src/shared/domain/records.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { photo } from '../faults/photo.ts'
import { cloth, contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sell = ({ db }: Phone) => recordSale(db, { lines: [line], discount: 0, payment: null })

async function all(phone: Phone) {
  const kinds = KINDS.filter((kind) => kind !== 'device')
  return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await contents(phone.db, kind)])))
}

async function settle(...phones: Phone[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const phone of phones) await phone.sync()
  for (const { db } of phones) expect(await readSync(db)).toMatchObject({ phase: 'idle', differs: [] })
}

/** Two owners' phones of one shop, which know all of each other. */
async function twoOwners(village: Village): Promise<[Phone, Phone]> {
  const a = await village.owner()
  await a.sync()
  const b = await village.another(a, 'owner')
  await settle(a, b)
  return [a, b]
}

test('promise 12: a server restored from an older copy is filled again by the phones, edits and tombstones included', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const b = await village.another(a, 'owner')
  const good = await addGood(a.db, cloth)
  const gone = await addGood(a.db, cloth)
  await settle(a, b)
  const backup = await village.backup()

  await sell(a)
  await editGood(a.db, good, { price: 170000 })
  await deleteGood(a.db, gone)
  await settle(a, b)
  await sell(b)
  await b.sync()
  const whole = await all(b)

  await village.restore(backup)
  await sell(a)
  await settle(a, b)
  expect(await all(a)).toEqual(await all(b))
  const after = await all(b)
  for (const kind of KINDS.filter((one) => one !== 'device' && one !== 'order')) {
    expect(Object.keys(after[kind] ?? {}), kind).toEqual(expect.arrayContaining(Object.keys(whole[kind] ?? {})))
  }
  expect(Object.keys(after.order ?? {})).toHaveLength(3)
  expect(after.good?.[good]?.fields.price).toBe(170000)
  expect(after.good?.[gone]?.deleted).toBe(true)
})

test('promises 7 and 8: what somebody edits on a restored server brings back neither a deleted good nor an older field', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const b = await village.another(a, 'owner')
  const gone = await addGood(a.db, cloth)
  const good = await addGood(a.db, cloth)
  await settle(a, b)
  const backup = await village.backup()
  // Only this phone hears that the server has it.
  await deleteGood(a.db, gone)
  await editGood(a.db, good, { price: 170000 })
  await settle(a)

  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  await editGood(b.db, gone, { name: 'ผ้าขิด' })
  await editGood(b.db, good, { name: 'ผ้าขิด' })
  await settle(b, a)
  for (const phone of [a, b]) {
    const goods = await contents(phone.db, 'good')
    expect(goods[gone]).toMatchObject({ deleted: true, fields: { name: 'ผ้าขิด' } })
    expect(goods[good]).toMatchObject({ deleted: false, fields: { name: 'ผ้าขิด', price: 170000 } })
  }
})

test('promise 7: an edit outlives a server that is put back to before an epoch that its phone knows', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const backup = await village.backup()
  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  const good = await addGood(a.db, cloth)
  await settle(a)
  await editGood(a.db, good, { name: 'ผ้าขิด' })
  // Nobody says so this time: the copy is of the epoch before.
  await village.restore(backup)
  await settle(a)
  expect((await contents(a.db, 'good'))[good]).toMatchObject({ fields: { name: 'ผ้าขิด' } })
})

test('promise 8: what waited is sent to a restored server only once it has back what that is about', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const backup = await village.backup()
  const gone = await addGood(b.db, cloth)
  await settle(b, a)
  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  await deleteGood(a.db, gone)
  await settle(a, b)
  for (const phone of [a, b]) expect((await contents(phone.db, 'good'))[gone]).toMatchObject({ deleted: true })
  expect(await a.db.outbox.count()).toBe(0)
})

test('a phone that dies between a new epoch and its repair sends nothing before it has repaired', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const backup = await village.backup()
  const gone = await addGood(a.db, cloth)
  await settle(a)
  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  await deleteGood(a.db, gone)
  village.network = (request, carry) =>
    request.url.endsWith('/api/sync') ? carry(request) : Promise.reject(new TypeError('network'))
  await a.sync()
  await a.sync()
  village.network = (request, carry) => carry(request)
  await settle(a)
  expect((await contents(a.db, 'good'))[gone]).toMatchObject({ deleted: true })
  expect(await a.db.outbox.count()).toBe(0)
})

test('a sale that the server had applied when it removed the phone, and lost with its disk, is sent again when the phone is back', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const backup = await village.backup()
  const sold = await sell(b)
  await removeDevice(b.db, b.session.device)
  await b.sync()
  expect(await readSync(b.db)).toMatchObject({ phase: 'removed' })

  await village.restore(backup)
  await sell(a)
  await sell(a)
  await settle(a)
  await village.rejoin(b, a)
  await settle(b, a)
  for (const phone of [a, b]) expect(Object.keys(await contents(phone.db, 'order'))).toContain(sold)
  expect(await a.db.order.count()).toBe(3)
})

test('a phone with more results than a copy put back without a word knows tells it, though it has read nothing since', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const backup = await village.backup()
  const sold = await sell(b)
  // Its results come with its removal, and no page.
  await removeDevice(b.db, b.session.device)
  await b.sync()
  await village.restore(backup)
  await sell(a)
  await sell(a)
  await settle(a, b)
  for (const phone of [a, b]) expect(Object.keys(await contents(phone.db, 'order'))).toContain(sold)
})

test('promise 12: phones that saw different futures of a server that lost its last commits agree in the end, and nothing of either is lost', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const c = await village.another(a, 'owner')
  const good = await addGood(a.db, cloth)
  await settle(a, b, c)
  const standby = await village.backup()

  // One future: what one phone did and another read, as the third slept.
  await editGood(c.db, good, { price: 170000 })
  const one = await sell(c)
  await settle(c, a)
  await village.restore(standby)
  // The other one, under the same sequences of the same epoch: the first phone that read is not even ahead of it.
  await editGood(b.db, good, { price: 190000 })
  const others = [await sell(b), await sell(b), await sell(b)]
  await b.sync()
  const { epoch } = (await village.deps.storage.transaction(a.session.shop, ({ shop }) => shop.get())) ?? {}
  await a.sync()
  expect((await village.deps.storage.transaction(a.session.shop, ({ shop }) => shop.get()))?.epoch).toBe(epoch)
  await settle(a, b)
  await settle(c, a, b, c)
  expect(await all(a)).toEqual(await all(b))
  expect(await all(a)).toEqual(await all(c))
  const { order } = await all(a)
  expect(Object.keys(order ?? {})).toEqual(expect.arrayContaining([one, ...others]))
  expect([170000, 190000]).toContain((await all(a)).good?.[good]?.fields.price)
})

test('an operation that the server had applied and not yet sent back is not lost with the server', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const backup = await village.backup()
  for (let i = 0; i < 3; i++) await sell(b)
  await b.sync()
  await sell(a)
  // The result arrives, its page does not: the answer says more is to come, and the server dies before it.
  village.network = async (request, carry) => {
    const answer = await (await carry(request)).json()
    village.network = () => Promise.reject(new TypeError('network'))
    return Response.json({ ...answer, page: [], more: true, cursor: answer.cursor.replace(/\.\d+\./, '.1.') })
  }
  await a.sync()
  expect(await a.db.outbox.toArray()).toMatchObject([{ state: 'applied' }])
  await village.restore(backup)
  await settle(b, a, b)
  expect(await a.db.order.count()).toBe(4)
  expect(await all(a)).toEqual(await all(b))
})

test('two phones that hold different parts give an empty server back the union', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  await sell(a)
  await a.sync()
  await sell(b)
  await village.loseEverything()
  await village.rejoin(a)
  await settle(a)
  await village.rejoin(b, a)
  await settle(a, b)
  expect(await a.db.order.count()).toBe(2)
  expect(await all(a)).toEqual(await all(b))
})

test('a difference made on purpose is found by counting anew and mended, on either side', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  const good = await addGood(a.db, cloth)
  for (let i = 0; i < 40; i++) await sell(a)
  await settle(a)
  const before = await all(a)

  await a.db.good.update(good, { 'fields.price': 1 })
  await a.db.order.limit(3).delete()
  await a.db.total.update('line', { low: 7 })
  await recountAll(a.db)
  await settle(a)
  expect(await all(a)).toEqual(before)

  const { storage } = village.deps
  const { shop } = a.session
  await storage.transaction(shop, async ({ records }) => {
    const [row] = await records.load('good', [good])
    if (row) await records.put([{ ...row, fields: { ...row.fields, price: 3 } }])
  })
  expect(await examine(storage, shop)).toMatchObject([{ kind: 'good' }])
  expect(await examine(storage, shop)).toEqual([])
  await settle(a)
  expect((await a.db.good.get(good))?.fields.price).toBe(3)
})

test('promise 12: photos that an older copy lacks come back too, though no record tells that they are missing', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const { full, thumb } = await photo(1)
  // The record is in the copy, the bytes are not.
  village.network = async (request, carry) =>
    request.url.includes('/photos') ? Promise.reject(new TypeError('network')) : carry(request)
  await addGood(a.db, { ...cloth, photos: [{ full, thumb }] })
  await a.sync()
  const backup = await village.backup()
  village.network = (request, carry) => carry(request)
  await a.sync()
  const arrived = () => village.photo(a, full.hash)
  expect([await a.db.upload.count(), await arrived()]).toEqual([0, 200])
  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  expect(await arrived()).toBe(404)
  await settle(a)
  expect([await a.db.upload.count(), await arrived()]).toEqual([0, 200])
})

test('promise 12: a copy put back without a word lacks photos whose records it has: the phones are asked for them', async () => {
  await using village = await Village.open()
  const a = await village.owner()
  await a.sync()
  const photos = [await photo(1), await photo(2)]
  await addGood(a.db, { ...cloth, photos })
  let requests = 0
  // The records arrive and one photo; then the copy is made.
  village.network = (request, carry) =>
    request.url.includes('/api/photos') && ++requests > 3 ? Promise.reject(new TypeError('network')) : carry(request)
  await a.sync()
  const backup = await village.backup()
  village.network = (request, carry) => carry(request)
  await settle(a)
  const hashes = photos.flatMap(({ full, thumb }) => [full.hash, thumb.hash])
  for (const hash of hashes) expect(await village.photo(a, hash)).toBe(200)

  await village.restore(backup)
  // A file that the disk lost, though it is written down as here.
  const folder = join(village.photoFolder, a.session.shop)
  const [kept = ''] = await readdir(folder)
  await rm(join(folder, kept))
  await settle(a)
  await queueLackingPhotos(a.db, a.session)
  await settle(a)
  for (const hash of hashes) expect(await village.photo(a, hash), hash).toBe(200)
})

test('a phone that was removed after the copy was made stays out when the copy is put back', async () => {
  await using village = await Village.open()
  const [a, b] = await twoOwners(village)
  const backup = await village.backup()
  await removeDevice(a.db, b.session.device)
  await settle(a)
  await village.restore(backup)
  await beginEpochs(village.deps.storage, Date.now())
  await settle(a)
  await sell(b)
  await b.sync()
  expect((await readSync(b.db)).phase).toBe('removed')
  expect((await a.db.device.get(b.session.device))?.fields.removed).toBe(true)
})

test('an opening whose answer was lost is answered again to another code, which stays unused', async () => {
  await using village = await Village.open()
  const { storage } = village.deps
  const own = { protocol: PROTOCOL, device: newId(), secret: 'x'.repeat(32), name: '', shop: newId() }
  const [first, second] = [await newCommunityCode(storage, 1e13), await newCommunityCode(storage, 1e13)]
  const join = (code: string, rest: object = {}) => village.post<object>('/api/join', { ...own, ...rest, code })
  const { nonce: _, time: __, ...opened } = (await join(first.code)) as { nonce: string; time: number }
  expect(await join(second.code)).toMatchObject(opened)
  expect(await join(second.code, { secret: 'y'.repeat(32) })).toMatchObject({ error: { code: 'shop-exists' } })
  expect(await join(second.code, { device: newId(), shop: newId() })).toMatchObject({ role: 'owner' })
})
