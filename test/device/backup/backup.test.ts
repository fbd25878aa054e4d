import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { clearSettings, readSettings, type Session } from '../../../src/device/settings.ts'
import { addGood } from '../../../src/device/store/actions/goods.ts'
import { recordSale } from '../../../src/device/store/actions/sales.ts'
import { TABLES } from '../../../src/device/store/backup/format.ts'
import { type Backup, openBackup } from '../../../src/device/store/backup/read.ts'
import { isHere, keepWhatIsHere, restoreBackup } from '../../../src/device/store/backup/restore.ts'
import { photoSizes, writeBackup } from '../../../src/device/store/backup/write.ts'
import { readBasket, saveBasket } from '../../../src/device/store/basket.ts'
import { openShop, type ShopDatabase } from '../../../src/device/store/database.ts'
import { today } from '../../../src/device/store/queries/today.ts'
import { readState } from '../../../src/device/store/state.ts'
import { Attempt } from '../../../src/device/sync/attempt.ts'
import { joinCommunity, joinShop } from '../../../src/device/sync/join.ts'
import { MENDER } from '../../../src/device/sync/page.ts'
import { drive } from '../../../src/device/sync/run.ts'
import { newCommunityCode } from '../../../src/server/join/codes.ts'
import { KINDS } from '../../../src/shared/domain/records.ts'
import { photo } from '../../faults/photo.ts'
import { cloth, contents } from '../../support/store.ts'
import { type Phone, Village } from '../../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const cash = { method: 'cash' as const, given: 500 }
const sell = (db: ShopDatabase) => recordSale(db, { lines: [line], discount: 0, payment: cash })

afterEach(clearSettings)

/** What a person sees of a shop, all kinds but the phones themselves. */
async function seen(db: ShopDatabase) {
  const kinds = KINDS.filter((kind) => kind !== 'device')
  return Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await contents(db, kind)])))
}

/** The same without what the server settles when it takes an operation: its time, and whose it is by then. */
function asSold(all: Awaited<ReturnType<typeof seen>>) {
  return JSON.parse(JSON.stringify(all, (key, value) => (key === 'at' || key === 'device' ? undefined : value)))
}

/** A phone with goods, photos, sales and a basket, some of it sent and some of it not. */
async function halfSent(village: Village): Promise<Phone> {
  const phone = await village.owner()
  await addGood(phone.db, { ...cloth, quantity: 5, cost: 90000, photos: [await photo(1)] })
  await sell(phone.db)
  await phone.sync()
  await addGood(phone.db, { ...cloth, photos: [await photo(2)] })
  await sell(phone.db)
  await sell(phone.db)
  await saveBasket(phone.db, { lines: [line], discount: 100 })
  return phone
}

async function opened(file: Blob): Promise<Backup> {
  const backup = await openBackup(file)
  if ('failed' in backup) throw new Error(backup.failed)
  return backup
}

/** Reads a file back into a phone that has nothing. */
async function readBack(file: Blob): Promise<{ db: ShopDatabase; session: Session }> {
  const backup = await opened(file)
  const db = openShop(backup.header.shop)
  return { db, session: await restoreBackup(db, backup) }
}

async function sync(db: ShopDatabase): Promise<void> {
  const [session] = (await readSettings()).sessions
  if (session) await drive(db, new Attempt(db, session, new AbortController().signal, MENDER), 'tap')
}

/** A code for one more phone of the shop of an owner's phone. */
async function shopCode(village: Village, phone: Phone): Promise<string> {
  return (await village.post<{ code: string }>('/api/codes', { role: 'owner' }, phone.session)).code
}

test('a phone lost after its backup: read back into a new phone and joined by a code, nothing is lost and nothing doubled', async () => {
  await using village = await Village.open()
  const lost = await halfSent(village)
  const code = await shopCode(village, lost)
  const whole = await seen(lost.db)
  const file = await writeBackup(lost.db, lost.session, 'all')

  const { db, session } = await readBack(file)
  expect(session).toMatchObject({ joined: false, role: 'owner', recovery: null })
  expect(session.device).not.toBe(lost.session.device)
  expect(await seen(db)).toEqual(whole)
  expect(await db.blob.count()).toBe(4)
  expect(await readBasket(db)).toEqual({ lines: [line], discount: 100 })

  expect(await joinShop(code, 'เครื่องใหม่')).toMatchObject({ session: { joined: true } })
  await sync(db)
  expect(await db.outbox.count()).toBe(0)
  expect(await db.upload.count()).toBe(0)
  expect(asSold(await seen(db))).toEqual(asSold(whole))
  const helper = await village.another({ ...lost, session: (await readSettings()).sessions[0] as Session }, 'owner')
  await helper.sync()
  expect(await seen(helper.db)).toEqual(await seen(db))
  expect(await helper.db.order.count()).toBe(3)
  await db.delete()
})

test('the old phone turns up again and sends too: each operation is applied once', async () => {
  await using village = await Village.open()
  const old = await halfSent(village)
  const code = await shopCode(village, old)
  const { db } = await readBack(await writeBackup(old.db, old.session, 'all'))
  await joinShop(code, 'เครื่องใหม่')
  await sync(db)
  await sell(old.db)
  await old.sync()
  await sync(db)
  await old.sync()
  expect(await old.db.order.count()).toBe(4)
  expect(await seen(db)).toEqual(await seen(old.db))
  expect(await old.db.outbox.count()).toBe(0)
  await db.delete()
})

test('a server that does not know the shop takes all of it from a phone that was filled by a backup', async () => {
  await using village = await Village.open()
  const lost = await halfSent(village)
  const whole = await seen(lost.db)
  const file = await writeBackup(lost.db, lost.session, 'all')
  await village.loseEverything()

  const { db, session } = await readBack(file)
  const { code } = await newCommunityCode(village.deps.storage, Date.now())
  expect(await joinCommunity(session, code, 'เครื่องใหม่')).toMatchObject({ session: { joined: true } })
  for (let round = 0; round < 3; round++) await sync(db)
  const own = (await readSettings()).sessions[0] as Session
  const helper = await village.another({ ...lost, session: own }, 'owner')
  for (let round = 0; round < 2; round++) await helper.sync()
  expect(await seen(helper.db)).toEqual(await seen(db))
  expect(asSold(await seen(db))).toEqual(asSold(whole))
  expect(await db.upload.count()).toBe(0)
  await db.delete()
})

test('a shop that never joined is read back whole, and sells on', async () => {
  await using village = await Village.open()
  const lost = await village.owner()
  await addGood(lost.db, { ...cloth, photos: [await photo(3)] })
  await sell(lost.db)
  const { db } = await readBack(await writeBackup(lost.db, { ...lost.session, joined: false }, 'all'))
  await sell(db)
  expect((await today(db, Date.now())).count).toBe(2)
  expect((await db.outbox.toArray()).map(({ number }) => number)).toEqual([1, 2, 3, 4])
  await db.delete()
})

test('a file holds no secret and no recovery code', async () => {
  await using village = await Village.open()
  const { db, session } = await halfSent(village)
  const bytes = Buffer.from(await (await writeBackup(db, session, 'all')).arrayBuffer())
  const end = bytes.indexOf(10)
  const { recordBytes } = JSON.parse(bytes.subarray(0, end).toString())
  const plain = bytes.subarray(0, end).toString() + gunzipSync(bytes.subarray(end + 1, end + 1 + recordBytes))
  expect(session.recovery).toMatch(/\w{16}/)
  expect(plain).toContain(session.shop)
  expect(plain).not.toContain(session.secret)
  expect(plain).not.toContain(session.recovery)
})

test('every table is in the file, or is made anew from what is', async () => {
  const names = openShop('01a20f1e-0000-7000-8000-000000000000').tables.map(({ name }) => name)
  expect(names.sort()).toEqual([...TABLES, 'blob', 'shelf', 'wanted'].sort())
})

test('photos may be left out: the sizes say so beforehand, and small pictures are asked for from the market', async () => {
  await using village = await Village.open()
  const { db: old, session } = await halfSent(village)
  expect(await photoSizes(old)).toEqual({ small: 800, all: 6800, unsent: 2 })
  const files = await Promise.all((['none', 'small', 'all'] as const).map((one) => writeBackup(old, session, one)))
  expect(await Promise.all(files.map(async (file) => (await opened(file)).photos.length))).toEqual([0, 2, 4])
  const { db } = await readBack(files[0] as Blob)
  expect(await db.wanted.count()).toBe(2)
  expect(await db.upload.count()).toBe(0)
  await db.delete()
})

test('what a removed phone handed in waits on without a sequence, and is not taken for sent by the new phone', async () => {
  await using village = await Village.open()
  const { db: old, session } = await halfSent(village)
  await old.outbox.toCollection().modify({ state: 'applied', sequence: Number.POSITIVE_INFINITY })
  const { rows } = await opened(await writeBackup(old, session, 'none'))
  expect((rows.get('outbox') ?? []).map((row) => 'sequence' in row)).toEqual([false, false, false])
})

test('over a database that has the shop nothing is read back, and what is here is kept', async () => {
  await using village = await Village.open()
  const lost = await halfSent(village)
  const backup = await opened(await writeBackup(lost.db, lost.session, 'all'))
  const db = openShop(backup.header.shop)
  await restoreBackup(db, backup)
  await sell(db)
  const before = await seen(db)
  expect(await isHere(db)).toBe(true)
  await expect(restoreBackup(db, backup)).rejects.toThrow('already')
  expect(await seen(db)).toEqual(before)

  // The settings were lost alone: the shop is opened as a new device, with all that waits.
  await clearSettings()
  const waiting = await db.outbox.where('state').equals('waiting').count()
  await keepWhatIsHere(db, backup.header)
  expect((await readSettings()).current).toBe(backup.header.shop)
  expect(await readState(db, 'device')).toEqual({ id: (await readSettings()).sessions[0]?.device, number: waiting })
  expect(await seen(db)).toEqual(before)
  await db.delete()
})

test('a phone that has no room for the backup keeps nothing of it', async () => {
  await using village = await Village.open()
  const lost = await halfSent(village)
  const backup = await opened(await writeBackup(lost.db, lost.session, 'all'))
  const db = openShop(backup.header.shop)
  db.order.hook('creating', () => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  await expect(restoreBackup(db, backup)).rejects.toThrow()
  const left = await Promise.all(db.tables.map((table) => table.count()))
  expect(left.every((count) => count === 0)).toBe(true)
  expect(await readSettings()).toMatchObject({ current: null, sessions: [] })
  await db.delete()
})

test('bad files are told apart, wherever they are bad', async () => {
  await using village = await Village.open()
  const { db, session } = await halfSent(village)
  const file = await writeBackup(db, session, 'all')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const trouble = async (other: BlobPart) => {
    const backup = await openBackup(new Blob([other]))
    return 'failed' in backup ? backup.failed : null
  }
  const flipped = (at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
  const end = bytes.indexOf(10)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)))
  const withHead = (patch: object) => new Blob([`${JSON.stringify({ ...head, ...patch })}\n`, bytes.subarray(end + 1)])

  expect(await trouble(bytes)).toBe(null)
  expect(await trouble('')).toBe('foreign')
  expect(await trouble('a photo, or anything else\n')).toBe('foreign')
  expect(await trouble('{"format":"talat-backup"}\n')).toBe('foreign')
  expect(await trouble(withHead({ version: 2 }))).toBe('newer')
  expect(await trouble(withHead({ database: 9 }))).toBe('newer')
  expect(await trouble(withHead({ shop: '../x' }))).toBe('broken')
  for (const size of [end + 1, end + 40, bytes.length - 1])
    expect(await trouble(bytes.subarray(0, size))).toBe('broken')
  expect(await trouble(flipped(end + 1 + Math.floor(head.recordBytes / 2)))).toBe('broken')
  expect(await trouble(flipped(bytes.length - 1000))).toBe('broken')
})

test.each([
  { file: 'v1.talat', database: 1 },
  { file: 'v1-database-2.talat', database: 2 },
  { file: 'v1-database-3.talat', database: 3 },
  { file: 'v1-database-4.talat', database: 4 },
  { file: 'v1-database-5.talat', database: 5 },
])('known answer: $file is read as on the day when it was written', async ({ file, database }) => {
  const bytes = await readFile(join(import.meta.dirname, file))
  const backup = await opened(new Blob([bytes]))
  expect(backup.header).toMatchObject({
    version: 1,
    database,
    name: 'ผ้าทอป้าแดง',
    goods: 1,
    sales: 1,
    waiting: 1,
    photos: 2,
  })
  const { db } = await readBack(new Blob([bytes]))
  expect((await db.good.toArray()).map(({ fields }) => [fields.name, fields.price])).toEqual([[cloth.name, 180000]])
  expect(await db.payment.toArray()).toMatchObject([{ fields: { amount: 500, method: 'cash' } }])
  expect(await db.shelf.toArray()).toMatchObject([{ left: 1, state: 'shown' }])
  const outbox = await db.outbox.toArray()
  expect(outbox).toMatchObject([{ number: 1, operation: { action: 'sale.record' } }])
  expect(outbox.map((row) => Object.keys(row).sort())).toEqual([['number', 'operation', 'size', 'state']])
  expect((await db.upload.toArray()).map(({ rank }) => rank).sort()).toEqual([0, 1])

  // And it is written the same: every line of it, and the photos behind.
  const end = bytes.indexOf(10)
  const [session] = (await readSettings()).sessions
  const again = Buffer.from(await (await writeBackup(db, session as Session, 'all')).arrayBuffer())
  const linesOf = (whole: Buffer) => {
    const start = whole.indexOf(10) + 1
    const { recordBytes } = JSON.parse(whole.subarray(0, start).toString())
    const text = gunzipSync(whole.subarray(start, start + recordBytes)).toString()
    const settled = /^\["(state|outbox)"/
    return text.split('\n').filter((one) => !settled.test(one))
  }
  expect(linesOf(again)).toEqual(linesOf(bytes))
  expect(again.subarray(-backup.header.photoBytes)).toEqual(bytes.subarray(-backup.header.photoBytes))
  expect(Object.keys(JSON.parse(again.subarray(0, again.indexOf(10)).toString()))).toEqual(
    Object.keys(JSON.parse(bytes.subarray(0, end).toString())),
  )
  await db.delete()
})
