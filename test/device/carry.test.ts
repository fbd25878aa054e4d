import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { takeBack } from '../../src/device/carry/back.ts'
import { carry, dropCarried, listCarried } from '../../src/device/carry/carried.ts'
import { give } from '../../src/device/carry/give.ts'
import { handInCarried } from '../../src/device/carry/hand-in.ts'
import { newSignKeys } from '../../src/device/carry/keys.ts'
import { clearSettings } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { readState } from '../../src/device/store/state.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import type { Bytes } from '../../src/shared/carry/subtle.ts'
import { contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sell = ({ db }: Phone) => recordSale(db, { lines: [line], discount: 0, payment: null })
const orders = async ({ db }: Phone) => Object.keys(await contents(db, 'order')).sort()
const waiting = ({ db }: Phone) => db.outbox.where('state').equals('waiting').count()

beforeEach(async () => {
  await clearSettings()
  for (const { id } of await listCarried()) await dropCarried(id)
})

/** A shop whose first phone has no network, with a second phone that has; and a neighbour with a shop of her own. */
async function people(village: Village) {
  const owner = await village.owner()
  await owner.sync()
  const second = await village.another(owner, 'owner')
  await second.sync()
  const neighbour = await village.owner()
  await neighbour.sync()
  return { owner, second, neighbour }
}

/** The neighbour takes it to town. */
async function toTown(neighbour: Phone, bytes: Bytes) {
  await carry(bytes)
  await handInCarried(neighbour.session)
  const [row] = await listCarried()
  if (!row) throw new Error('nothing is carried')
  await dropCarried(row.id)
  return row
}

test('what a phone without a network gave to a neighbour is on the server once, and what came back ends its waiting', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  const sold = [await sell(owner), await sell(owner)].sort()
  const elsewhere = await sell(second)
  await second.sync()
  const { bytes, given } = await give(owner.db, owner.session, 'ป้าแดง')
  expect(given).toMatchObject({ to: 'ป้าแดง', operations: 2, left: 0, back: null })
  const row = await toTown(neighbour, bytes)
  expect(row).toMatchObject({ state: 'handed', waits: false })
  await second.sync()
  expect(await orders(second)).toEqual([...sold, elsewhere].sort())
  expect(await waiting(owner)).toBe(2)
  const back = await takeBack(owner.db, new Uint8Array(row.answer ?? new ArrayBuffer(0)))
  expect(back).toMatchObject({ given: { back: { taken: 2, refused: 0 } } })
  expect(await owner.db.outbox.count()).toBe(0)
  // The page that was carried back has what others did meanwhile.
  expect(await orders(owner)).toEqual([...sold, elsewhere].sort())
  expect(await orders(neighbour)).toEqual([])
})

test('handed in twice, late, in any order, by two neighbours or after the phone itself: each sale is there once', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('sell', 'give', 'sync', 'hand-in'), { minLength: 3, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (steps, choices) => {
        const given: Bytes[] = []
        const answers: Bytes[] = []
        for (const step of [...steps, 'give', 'hand-in'] as const) {
          if (step === 'sell') await sell(owner)
          if (step === 'sync') await owner.sync()
          if (step === 'give') given.push((await give(owner.db, owner.session, '')).bytes)
          const which = given[(choices.next().value ?? 0) % Math.max(1, given.length)]
          if (step !== 'hand-in' || !which) continue
          const { state, answer } = await toTown(neighbour, which)
          expect(state).toBe('handed')
          if (answer) answers.push(new Uint8Array(answer))
          const old = answers[(choices.next().value ?? 0) % answers.length]
          if (old) await takeBack(owner.db, old)
        }
        for (const bytes of given) await toTown(neighbour, bytes)
        await owner.sync()
        await second.sync()
        expect(await owner.db.outbox.count()).toBe(0)
        expect(await orders(second)).toEqual(await orders(owner))
        expect(await contents(second.db, 'line')).toEqual(await contents(owner.db, 'line'))
      },
    ),
    { numRuns: 15 },
  )
})

test('a bundle that was changed anywhere is refused, and nothing comes of it', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  await sell(owner)
  const { bytes } = await give(owner.db, owner.session, '')
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ by : byte))
      const taken = await carry(changed)
      if (taken === 'none') return
      const answered = await village.post<{ error?: { code: string } }>(
        '/api/carry',
        { bundle: Buffer.from(changed).toString('base64') },
        neighbour.session,
      )
      expect(answered.error?.code).toBe('bundle-unreadable')
      await handInCarried(neighbour.session)
      expect((await listCarried()).map(({ state }) => state)).toEqual(['refused'])
      for (const { id } of await listCarried()) await dropCarried(id)
    }),
    { numRuns: 150 },
  )
  await second.sync()
  expect(await orders(second)).toEqual([])
  expect((await toTown(neighbour, bytes)).state).toBe('handed')
})

test('a bundle that another device signed, or that is for another server, is refused', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  await sell(owner)
  const forged = await give(owner.db, { ...owner.session, sign: await newSignKeys() }, '')
  expect(await toTown(neighbour, forged.bytes)).toMatchObject({ state: 'refused' })
  const borrowed = await give(owner.db, { ...owner.session, device: second.session.device }, '')
  expect(await toTown(neighbour, borrowed.bytes)).toMatchObject({ state: 'refused' })
  const { bytes } = await give(owner.db, owner.session, '')
  await village.loseEverything()
  const stranger = await village.owner()
  expect(await toTown(stranger, bytes)).toMatchObject({ state: 'refused' })
})

test('a bundle before which something is lacking waits sealed on the server, and is taken when that has come', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  const first = await sell(owner)
  const earlier = await give(owner.db, owner.session, '')
  // As if their results had come by another way.
  const before = await owner.db.outbox.toArray()
  await owner.db.outbox.clear()
  const later = await sell(owner)
  const { bytes } = await give(owner.db, owner.session, '')
  expect(await toTown(neighbour, bytes)).toMatchObject({ state: 'handed', waits: true })
  await second.sync()
  expect(await orders(second)).toEqual([])
  expect(await toTown(neighbour, earlier.bytes)).toMatchObject({ state: 'handed', waits: false })
  await second.sync()
  expect(await orders(second)).toEqual([first, later].sort())
  await owner.db.outbox.bulkAdd(before)
})

test('an answer opens for nobody but the phone that gave the bundle, and only once does it do anything', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  await sell(owner)
  const { bytes } = await give(owner.db, owner.session, '')
  const answer = new Uint8Array((await toTown(neighbour, bytes)).answer ?? new ArrayBuffer(0))
  expect(await takeBack(second.db, answer)).toBe('foreign')
  expect(
    await takeBack(
      owner.db,
      answer.map((byte, index) => (index === answer.length - 1 ? byte ^ 1 : byte)),
    ),
  ).toBe('broken')
  await takeBack(owner.db, answer)
  const cursor = await readState(owner.db, 'cursor')
  await takeBack(owner.db, answer)
  expect(await readState(owner.db, 'cursor')).toBe(cursor)
})

test('what a server had taken that was put back from an older copy since is not believed: the phone sends it again', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  const copy = await village.backup()
  const sold = await sell(owner)
  const [row] = await owner.db.outbox.toArray()
  const id = row?.operation.id ?? ''
  const { bytes } = await give(owner.db, owner.session, '')
  const { answer } = await toTown(neighbour, bytes)
  await village.restore(copy)
  await beginEpochs(village.deps.storage, Date.now())
  // The phone hears of the new epoch, and is cut off before it has compared anything.
  let left = 1
  village.network = (request, send) => (left-- > 0 ? send(request) : Promise.reject(new TypeError('no network')))
  await owner.sync()
  await takeBack(owner.db, new Uint8Array(answer ?? new ArrayBuffer(0)))
  village.network = (request, send) => send(request)
  await owner.sync()
  await second.sync()
  expect(await orders(second)).toEqual([sold])
  // As an operation: another bundle that has it may still be on its way.
  const { shop } = owner.session
  expect([...(await village.deps.storage.transaction(shop, (rows) => rows.operations.known([id]))).keys()]).toEqual([
    id,
  ])
})

test('a bundle that the server cannot take now holds up none behind it', async () => {
  await using village = await Village.open()
  const { owner, second, neighbour } = await people(village)
  await sell(owner)
  await carry((await give(owner.db, owner.session, '')).bytes)
  await sell(second)
  await carry((await give(second.db, second.session, '')).bytes)
  let first = true
  village.network = (request, send) => {
    const faulty = first && request.url.endsWith('/api/carry')
    if (faulty) first = false
    return faulty
      ? Promise.resolve(Response.json({ error: { code: 'fault', message: '' } }, { status: 500 }))
      : send(request)
  }
  await handInCarried(neighbour.session)
  expect((await listCarried()).map(({ state }) => state).sort()).toEqual(['carried', 'handed'])
  await handInCarried(neighbour.session)
  expect((await listCarried()).map(({ state }) => state)).toEqual(['handed', 'handed'])
})
