import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { putDown, take, visit } from '../../src/app/platform/lock.ts'
import { leaveForGood } from '../../src/app/platform/practice.ts'
import { holder, isOwner, locked, openSession, ownersOpen, people, unlocked } from '../../src/app/platform/session.ts'
import { startWho } from '../../src/app/platform/who.ts'
import { initialOf } from '../../src/app/ui/pin/face.tsx'
import { keepPin } from '../../src/device/pin/kept.ts'
import type { Session } from '../../src/device/settings.ts'
import { editGood } from '../../src/device/store/actions/goods.ts'
import { addPerson, deletePerson, editPerson } from '../../src/device/store/actions/people.ts'
import { startPractice } from '../../src/device/store/actions/practice.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import type { Person } from '../../src/device/store/queries/people.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, stock } from './trade-kit.ts'

const NOW = Date.UTC(2026, 0, 14, 3)
const MINUTE = 60_000
const [HERS, NOIS] = ['2468', '1357']

let db: ShopDatabase
let own: Session
let naga: string
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  naga = await stock(db, { quantity: 3 })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await putDown()
})

/** Adds a person and waits until the screens know her. */
async function join(name: string, role: 'owner' | 'helper', pin = ''): Promise<Person> {
  const id = await addPerson(db, { name, role, pin: pin && (await keepPin(pin)) })
  await waitFor(() => expect(people.value?.some((one) => one.id === id)).toBe(true))
  const person = people.value?.find((one) => one.id === id)
  if (!person) throw new Error(`${name} is not there`)
  return person
}

/** By a keyboard, once the pad takes keys. */
async function typeKeys(keys: string): Promise<void> {
  await waitFor(() => expect(screen.getByRole('button', { name: '1' }).hasAttribute('disabled')).toBe(false))
  for (const key of [...keys, 'Enter']) {
    fireEvent.keyDown(document.body, { key })
    await new Promise((resolve) => setTimeout(resolve))
  }
}

describe('what is the owner’s', () => {
  test('is open to all as long as no owner has a PIN: a helper’s PIN closes nothing', async () => {
    expect([locked.value, isOwner.value]).toEqual([false, true])
    await join('น้อย', 'helper', NOIS)
    await join('แม่', 'owner')
    expect([locked.value, isOwner.value]).toEqual([false, true])
  })

  test('closes the moment that an owner’s PIN comes from another phone, and opens by that PIN on the keyboard', async () => {
    await openApp('/money')
    await screen.findByText(t('money.none'))
    await join('แม่', 'owner', HERS)
    await screen.findByRole('group', { name: t('pin.of', { name: 'แม่' }) })
    expect(screen.queryByText(t('money.none'))).toBeNull()
    await typeKeys('1111')
    await screen.findByText(t('pin.wrong'))
    await typeKeys(HERS)
    await screen.findByText(t('money.none'))
    expect(isOwner.value).toBe(true)
  })

  test('is of no helper, whatever phone she has in hand; on a helper’s phone an owner sees no more than the phone has', async () => {
    const [mother, noi] = [await join('แม่', 'owner', HERS), await join('น้อย', 'helper', NOIS)]
    await visit(mother)
    await waitFor(() => expect(isOwner.value).toBe(true))
    await take(noi)
    await waitFor(() => expect(holder.value).toBe(noi.id))
    expect([ownersOpen.value, isOwner.value]).toEqual([false, false])
    await asHelper(own)
    await take(mother)
    await waitFor(() => expect(ownersOpen.value).toBe(true))
    expect(isOwner.value).toBe(false)
  })

  test('a helper who has the phone is offered no price; without any PIN the way out is to change the person', async () => {
    const noi = await join('น้อย', 'helper')
    await take(noi)
    await openApp(`/goods/${naga}/edit`)
    await screen.findByLabelText(t('goods.name'))
    expect(
      screen.queryByRole('button', { name: new RegExp(t('goods.priceOf', { unit: t('units.name.piece') }), 'i') }),
    ).toBeNull()
    history.replaceState(null, '', '/money')
    fireEvent(window, new PopStateEvent('popstate'))
    await screen.findByText(t('pin.ownersOnly'))
    fireEvent.click(screen.getByRole('button', { name: t('pin.switch') }))
    fireEvent.click(await screen.findByRole('button', { name: t('pin.nobody') }))
    await screen.findByText(t('money.none'))
  })

  test('closes after five minutes in the background and when the clock was put back meanwhile, not after four', async () => {
    const mother = await join('แม่', 'owner', HERS)
    const shown = vi.spyOn(document, 'visibilityState', 'get')
    const away = (ms: number) => {
      const clock = vi.spyOn(Date, 'now').mockReturnValue(NOW)
      shown.mockReturnValue('hidden')
      fireEvent(document, new Event('visibilitychange'))
      clock.mockReturnValue(NOW + ms)
      shown.mockReturnValue('visible')
      fireEvent(document, new Event('visibilitychange'))
      clock.mockRestore()
    }
    for (const [minutes, open] of [
      [4, true],
      [5, false],
      [-1, false],
    ] as const) {
      await visit(mother)
      away(minutes * MINUTE)
      expect({ minutes, open: unlocked.value }).toEqual({ minutes, open })
    }
  })

  test('whoever had the phone when the owner came by has it again afterwards', async () => {
    const [mother, noi] = [await join('แม่', 'owner', HERS), await join('น้อย', 'helper', NOIS)]
    await take(noi)
    await waitFor(() => expect(holder.value).toBe(noi.id))
    await openApp('/shop')
    await visit(mother)
    await waitFor(() => expect(holder.value).toBe(mother.id))
    fireEvent.click(await screen.findByRole('button', { name: t('pin.lock') }))
    await waitFor(() => expect(holder.value).toBe(noi.id))
    expect(locked.value).toBe(true)
  })

  test('without a recovery card a forgotten PIN goes after a day', async () => {
    const mother = await join('แม่', 'owner', HERS)
    await openApp('/money')
    fireEvent.click(await screen.findByRole('button', { name: t('pin.forgot') }))
    fireEvent.click(await screen.findByRole('button', { name: t('pin.startWait') }))
    await screen.findByText(t('pin.waits', { time: t('shop.device.hours', { hours: 24, minutes: 0 }) }))
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now + 24 * 60 * MINUTE)
    fireEvent.click(screen.getByRole('button', { name: t('common.back') }))
    fireEvent.click(await screen.findByRole('button', { name: t('pin.forgot') }))
    fireEvent.click(await screen.findByRole('button', { name: t('pin.remove') }))
    await screen.findByText(t('money.none'))
    await waitFor(() => expect(locked.value).toBe(false))
    expect((await db.person.get(mother.id))?.fields.pin).toBe('')
  })

  test('the practice shop is open, and behind it the shop is as closed as before', async () => {
    await visit(await join('แม่', 'owner', HERS))
    await startPractice({ name: 'ฝึก', zone: 'Asia/Bangkok' }, async () => {})
    await openSession()
    expect([locked.value, people.value]).toEqual([false, []])
    await leaveForGood('/money')
    expect(locked.value).toBe(true)
  })
})

describe('a face', () => {
  test('has the letter that a name begins with, and the consonant of a vowel that is written before it', () => {
    expect(['น้อย', 'แม่', 'เอื้อย', 'ໄຊ', 'somsri', ' 王', ''].map(initialOf)).toEqual([
      'น',
      'แม',
      'เอ',
      'ໄຊ',
      'S',
      '王',
      '?',
    ])
  })
})

test('what is sold by somebody says so in the list of sales', async () => {
  const noi = await join('น้อย', 'helper')
  await take(noi)
  await editGood(db, naga, { name: 'ผ้าขิด' })
  const line = { good: naga, name: 'ผ้า', unit: 'piece' as const, quantity: 1, listPrice: 100, price: 100, thumb: null }
  await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  await openApp('/orders')
  expect((await screen.findByRole('link', { name: /ผ้า/ })).textContent).toContain('น้อย')
  await editPerson(db, noi.id, { name: 'น้อยหน่า' })
  await screen.findByText('น้อยหน่า')
})

test('who was taken out on another phone has this one no longer', async () => {
  startWho()
  const noi = await join('น้อย', 'helper')
  await take(noi)
  await waitFor(() => expect(holder.value).toBe(noi.id))
  await deletePerson(db, noi.id)
  await waitFor(() => expect(holder.value).toBeNull())
})
