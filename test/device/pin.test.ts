import { pbkdf2Sync } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isPin, keepPin } from '../../src/device/pin/kept.ts'
import {
  forgottenLeft,
  noFuture,
  pauseAfter,
  pauseLeft,
  sayForgotten,
  triesOf,
  tryPin,
} from '../../src/device/pin/tries.ts'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { addPerson, deletePerson, editPerson, handTo, restorePerson } from '../../src/device/store/actions/people.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { type Person, peopleOf, personName } from '../../src/device/store/queries/people.ts'
import { report, reportNames, shopPeriod } from '../../src/device/store/queries/report.ts'
import { readState } from '../../src/device/store/state.ts'
import { renumber } from '../../src/device/sync/newDevice.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { parseOperation, wireOperation } from '../../src/shared/protocol/operations.ts'
import { cloth, freshShop } from '../support/store.ts'

const NOW = Date.UTC(2026, 0, 14, 3)
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('what is kept of a PIN', () => {
  test('tells the right one from a wrong one, and of the same PIN it is another each time', async () => {
    const [one, other] = [await keepPin('0427'), await keepPin('0427')]
    expect(one).not.toBe(other)
    for (const kept of [one, other]) {
      expect(await isPin('0427', kept)).toBe(true)
      for (const wrong of ['0428', '427', '00427', '', '042700']) expect(await isPin(wrong, kept)).toBe(false)
    }
  })

  test('has neither the PIN nor more bytes than the wire takes', async () => {
    const kept = await keepPin('135790')
    expect(kept).toMatch(/^1\.\d+\.[0-9a-f]{32}\.[0-9a-f]{64}$/)
    expect(kept.length).toBeLessThanOrEqual(200)
    expect(kept).not.toContain('135790')
  })

  test('is PBKDF2 with SHA-256, so that another program comes to the same', async () => {
    const [, rounds = '', salt = '', hash] = /^1\.(\d+)\.(\w+)\.(\w+)$/.exec(await keepPin('0427')) ?? []
    const same = pbkdf2Sync('0427', Buffer.from(salt, 'hex'), Number(rounds), 32, 'sha256')
    expect(same.toString('hex')).toBe(hash)
    expect(Number(rounds)).toBeGreaterThanOrEqual(100_000)
  })

  test.each([
    '',
    'x',
    '2.100000.00112233445566778899aabbccddeeff.00',
    '1.0.aa.bb',
    `1.9999999.${'0'.repeat(32)}.${'0'.repeat(64)}`,
  ])('that is of no known form (%j) fits no PIN, at once', async (kept) => {
    const stretched = vi.spyOn(crypto.subtle, 'deriveBits')
    onTestFinished(() => stretched.mockRestore())
    expect(await isPin('0000', kept)).toBe(false)
    expect(stretched).not.toHaveBeenCalled()
  })
})

async function shopWith(pin: string): Promise<{ db: ShopDatabase; person: Person }> {
  const db = await freshShop()
  await addPerson(db, { name: 'แม่', role: 'owner', pin: pin && (await keepPin(pin)) })
  const person = (await peopleOf(db))[0]
  if (!person) throw new Error('nobody was added')
  return { db, person }
}

describe('tries at a PIN', () => {
  test('five wrong ones cost nothing; from then on each costs a longer pause, and never more than a quarter of an hour', async () => {
    expect([0, 1, 4].map(pauseAfter)).toEqual([0, 0, 0])
    expect([5, 6, 7].map(pauseAfter)).toEqual([30 * SECOND, MINUTE, 2 * MINUTE])
    expect([20, 1000, 1e6].map(pauseAfter)).toEqual([15 * MINUTE, 15 * MINUTE, 15 * MINUTE])
  })

  test('in a pause not even the right one is looked at; after it, it opens, and all is forgotten', async () => {
    const { db, person } = await shopWith('2468')
    for (let wrong = 1; wrong <= 5; wrong++) expect(await tryPin(db, person, '1111', NOW)).toEqual({ wrong })
    expect(await tryPin(db, person, '2468', NOW + 29 * SECOND)).toEqual({ pause: SECOND })
    expect(await tryPin(db, person, '1111', NOW + 30 * SECOND)).toEqual({ wrong: 6 })
    expect(pauseLeft(await triesOf(db, person.id), NOW + 30 * SECOND)).toBe(MINUTE)
    expect(await tryPin(db, person, '2468', NOW + 90 * SECOND)).toBe('right')
    expect(await triesOf(db, person.id)).toEqual({ wrong: 0, at: 0 })
  })

  test('a try is counted before it is looked at: several at once are not one', async () => {
    const { db, person } = await shopWith('2468')
    await Promise.all(Array.from({ length: 8 }, () => tryPin(db, person, '1111', NOW)))
    expect((await triesOf(db, person.id)).wrong).toBe(5)
  })

  test('a clock that stood in the future, or jumps back, makes no pause longer', async () => {
    const { db, person } = await shopWith('2468')
    for (let count = 0; count < 5; count++) await tryPin(db, person, '1111', NOW + 365 * 24 * HOUR)
    expect(pauseLeft(await triesOf(db, person.id), NOW)).toBe(30 * SECOND)
    await noFuture(db, person.id, NOW)
    expect(await tryPin(db, person, '2468', NOW + 30 * SECOND)).toBe('right')
  })

  test('a forgotten one may be taken away after a day, unless the right one is typed before', async () => {
    const { db, person } = await shopWith('2468')
    expect(forgottenLeft(await triesOf(db, person.id), NOW)).toBeNull()
    await sayForgotten(db, person.id, NOW)
    await tryPin(db, person, '1111', NOW + HOUR)
    expect(forgottenLeft(await triesOf(db, person.id), NOW + 23 * HOUR)).toBe(HOUR)
    expect(forgottenLeft(await triesOf(db, person.id), NOW + 25 * HOUR)).toBe(0)
    await tryPin(db, person, '2468', NOW + 25 * HOUR)
    expect(forgottenLeft(await triesOf(db, person.id), NOW + 25 * HOUR)).toBeNull()
  })
})

describe('whose hands the phone is in', () => {
  test('from then on what is done carries the person, and nobody’s when it is put down; a new device keeps her', async () => {
    const { db, person } = await shopWith('')
    await handTo(db, person.id)
    await editPerson(db, person.id, { name: 'แม่ใหญ่' })
    await renumber(db, newId())
    await editPerson(db, person.id, { name: 'แม่' })
    await handTo(db, null)
    await editPerson(db, person.id, { role: 'helper' })
    const sent = (await db.outbox.orderBy('number').toArray()).map(({ operation }) => operation)
    expect(sent.map((one) => one.person)).toEqual([null, null, person.id, person.id, null])
    for (const one of sent) expect(parseOperation(wireOperation.parse(one))).toEqual({ operation: one })
  })

  test('a person who was taken out is offered no more, keeps her name in what she sold, and can be brought back', async () => {
    const { db, person } = await shopWith('')
    await deletePerson(db, person.id)
    expect(await peopleOf(db)).toEqual([])
    expect(await personName(db, person.id)).toBe('แม่')
    await restorePerson(db, person.id)
    expect((await peopleOf(db)).map(({ fields }) => fields.name)).toEqual(['แม่'])
  })

  test('a report names who sold, also one who was taken out since; what nobody put his name to is the phone’s', async () => {
    const { db, person } = await shopWith('')
    const good = await addGood(db, { ...cloth, quantity: 5 })
    const line = { good, name: cloth.name, unit: cloth.unit, listPrice: 100, price: 100, quantity: 1, thumb: null }
    const sell = () => recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
    await sell()
    await handTo(db, person.id)
    await sell()
    await sell()
    await deletePerson(db, person.id)
    const made = await report(db, await shopPeriod(db, 'week', { back: 0, phoneTime: Date.now() }))
    const { sellers } = await reportNames(db, [])
    const device = (await readState(db, 'device'))?.id
    expect(made.sellers.map(({ key, sums }) => [key, sums.income])).toEqual([
      [person.id, 200],
      [device, 100],
    ])
    expect(sellers[person.id]).toBe('แม่')
  })
})
