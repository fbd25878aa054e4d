import { expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { PERIODS, periodOf } from '../../src/shared/domain/periods.ts'
import { bench, NOON, openShop, type Phone } from './kit.ts'
import { sale } from './trade.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Sells with a phone whose clock is off by `wrong`, and hands it in; the order as the server keeps it. */
async function sellAndSend(phone: Phone, { at, seen, clock }: { at: number; seen: number; clock: number }) {
  const body = sale()
  await phone.sync([phone.make('sale.record', body, { at, seen })], { clock })
  await phone.pull()
  return phone.record('order', body.order)?.fields
}

test('promise 7: a clock that is a day ahead, or thinks it is 1970, is corrected by what the phone says of it', async () => {
  const phone = await openShop(await bench())
  const { clock } = phone.bench
  clock.now = NOON + 3 * HOUR
  const sold = NOON + HOUR
  for (const wrong of [DAY, -NOON, 5 * 365 * DAY]) {
    const fields = await sellAndSend(phone, { at: sold + wrong, seen: NOON, clock: clock.now + wrong })
    expect(fields).toMatchObject({ at: sold })
    expect(fields?.unsure).toBeUndefined()
  }
})

test('a clock that was set right after the sale is corrected by what it was before', async () => {
  const phone = await openShop(await bench())
  const { clock } = phone.bench
  await phone.sync([], { clock: clock.now - DAY })
  clock.now += 3 * HOUR
  const fields = await sellAndSend(phone, { at: NOON + HOUR - DAY, seen: NOON, clock: clock.now })
  expect(fields).toMatchObject({ at: NOON + HOUR })
  expect(fields?.unsure).toBeUndefined()
})

test('a time that no offset explains is put between the last contact and now, and said to be unsure', async () => {
  const phone = await openShop(await bench())
  const { clock } = phone.bench
  clock.now = NOON + DAY
  const early = await sellAndSend(phone, { at: 0, seen: NOON, clock: clock.now })
  expect(early).toMatchObject({ at: NOON, unsure: true })
  const late = await sellAndSend(phone, { at: NOON + 9 * DAY, seen: NOON, clock: clock.now })
  expect(late).toMatchObject({ at: clock.now, unsure: true })
})

test('no clock orders anything: the later arrival is the later sequence, whatever the times say', async () => {
  const phone = await openShop(await bench())
  const first = await phone.do('sale.record', sale(), { at: NOON + DAY })
  const second = await phone.do('sale.record', sale(), { at: NOON - DAY })
  expect(second?.sequence).toBe((first?.sequence ?? 0) + 1)
})

test('a day that no calendar has is refused, and of the last that one may name the months can be counted', async () => {
  const phone = await openShop(await bench())
  const { order } = sale()
  const outcome = async (day: number) => {
    const result = await phone.do('order.date', { order, step: newId(), day })
    return result?.code ?? result?.outcome
  }
  for (const day of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 8.64e15])
    expect(await outcome(day)).toBe('invalid')
  for (const day of [8.6e15, -8.6e15]) {
    expect(await outcome(day)).toBe('applied')
    for (const kind of PERIODS) expect(periodOf(kind, day, 0, 'Pacific/Kiritimati').to).toBeLessThan(8.64e15)
  }
})
