import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import { editGood } from '../../src/device/store/actions/goods.ts'
import { addLot } from '../../src/device/store/actions/lots.ts'
import { addMark } from '../../src/device/store/actions/marks.ts'
import { reservePiece } from '../../src/device/store/actions/pieces.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { lotsOf } from '../../src/device/store/queries/lots.ts'
import { shelf } from '../../src/device/store/queries/shelf.ts'
import { field, openApp, phoneWithShop } from './kit.tsx'
import { asHelper, noSheet, photo, press, stock, textOf } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
beforeEach(async () => {
  sessionStorage.clear()
  ;({ db, session: own } = await phoneWithShop())
})

const lastBody = async () => (await db.outbox.toArray()).at(-1)?.operation.body as { fields: object }
const choose = (question: string, word: string) =>
  fireEvent.click(within(screen.getByRole('group', { name: question })).getByLabelText(word))
const into = (label: string, value: string) => fireEvent.input(field(label), { target: { value } })
const save = () => press(t('common.save'))

/** A day in the fields of a form. */
function dayInto(label: string, day: string, month: string, year: string): void {
  into(`${label}: ${t('goods.day')}`, day)
  fireEvent.change(field(`${label}: ${t('goods.month')}`), { target: { value: month } })
  into(`${label}: ${t('goods.year')}`, year)
}

describe('words', () => {
  test('a word of before there were codes is shown in the language of the screen, and is not edited by opening the form', async () => {
    const id = await stock(db, { category: 'ผ้าขาวม้า', fibre: 'ฝ้าย' })
    await openApp(`/goods/${id}/edit`, 'en')
    await waitFor(() => field('Name'))
    const chosen = screen.getAllByRole('radio', { checked: true }).map((radio) => textOf(radio.parentElement ?? radio))
    expect(chosen).toEqual(expect.arrayContaining(['Pha khao ma', 'Cotton']))
    into('Name', 'Checked cloth')
    await press('Save')
    await waitFor(() => expect(location.pathname).toBe(`/goods/${id}`))
    expect((await lastBody()).fields).toEqual({ name: 'Checked cloth' })
    await waitFor(() => expect(textOf(screen.getByRole('main'))).toContain('Pha khao ma'))
    cleanup()
    await openApp(`/goods/${id}`, 'th')
    await waitFor(() => expect(textOf(screen.getByRole('main'))).toContain('ผ้าขาวม้า'))
  })

  test('each field is an edit of its own: what was chosen and typed, as codes where it has any, and nothing else', async () => {
    const id = await stock(db, { dye: 'indigo' })
    await openApp(`/goods/${id}/edit`)
    await waitFor(() => field(t('goods.name')))
    choose(t('goods.fibre'), t('goods.fibre.silk'))
    choose(t('goods.dye'), t('goods.dye.lac'))
    await press(t('goods.moreOf', { label: t('goods.dye') }))
    into(t('goods.otherOf', { label: t('goods.dye') }), 'เปลือกไม้, มะเกลือ')
    choose(t('goods.measuredIn'), t('goods.in.wa'))
    into(t('goods.length'), '๑.๕')
    into(t('goods.work'), '12.5')
    await save()
    await waitFor(() => expect(location.pathname).toBe(`/goods/${id}`))
    expect((await lastBody()).fields).toEqual({
      fibre: 'silk',
      dye: 'indigo,lac,เปลือกไม้,ebony',
      length: 300,
      minutes: 750,
    })
  })

  test('of a new good nothing is told that nobody told', async () => {
    await openApp('/goods/new')
    into(t('goods.name'), 'ผ้าขิด')
    await press(t('common.done'))
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    const told = Object.keys((await lastBody()).fields).sort()
    expect(told).toEqual(['category', 'fibre', 'hidden', 'length', 'name', 'price', 'story', 'unit', 'weight', 'width'])
  })

  test('food is asked other questions than cloth, and is counted in packs', async () => {
    await openApp('/goods/new')
    expect(screen.queryByLabelText(t('goods.ingredients'))).toBeNull()
    choose(t('goods.sort'), t('goods.sort.food'))
    await waitFor(() => field(t('goods.ingredients')))
    expect(screen.queryByLabelText(t('goods.weaver'))).toBeNull()
    into(t('goods.name'), 'น้ำพริก')
    into(t('goods.foodId'), '12-3-45678-9-01')
    await press(t('common.done'))
    await screen.findByText(t('goods.foodIdShort'))
    into(t('goods.foodId'), '12-3-45678-9-0123')
    await press(t('common.done'))
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    expect((await lastBody()).fields).toMatchObject({ sort: 'food', unit: 'pack', foodId: '1234567890123' })
  })
})

describe('lots', () => {
  test('a day is taken in either era; of two digits is asked, and the 30th of February is none', async () => {
    const id = await stock(db, { sort: 'food', unit: 'pack', quantity: 0 })
    await openApp(`/goods/${id}`)
    await press(t('goods.addLot'))
    dayInto(t('goods.bestBefore'), '30', '2', '2570')
    await screen.findByText(t('goods.noSuchDay'))
    await save()
    expect(await lotsOf(db, id)).toEqual([])
    dayInto(t('goods.madeDay'), '1', '12', '2025')
    dayInto(t('goods.bestBefore'), '1', '3', '70')
    await press(t('goods.eras', { buddhist: 2570, common: 2027 }))
    dayInto(t('goods.expiry'), '1', '6', '2570')
    await save()
    await noSheet()
    expect((await lotsOf(db, id)).map(({ fields, left }) => ({ ...fields, left }))).toEqual([
      { good: id, code: '', made: '2025-12-01', bestBefore: '2027-03-01', expiry: '2027-06-01', left: 1 },
    ])
  })

  test('a lot cannot expire before it was made; a count of it is a movement of that lot', async () => {
    const id = await stock(db, { sort: 'food', quantity: 0 })
    const lot = await addLot(db, { good: id, code: '7', made: '2026-01-01', bestBefore: '', expiry: '' }, 5)
    await openApp(`/goods/${id}`)
    await press(new RegExp(t('goods.lotNamed', { code: '7' })))
    dayInto(t('goods.expiry'), '31', '12', '2025')
    await save()
    await screen.findByText(t('goods.dueBeforeMade'))
    dayInto(t('goods.expiry'), '', '', '')
    await press(t('common.less'))
    await save()
    await noSheet()
    expect(await lastBody()).toMatchObject({ good: id, movement: { quantity: -1, lot }, reason: 'counted' })
    expect((await good(db, id))?.left).toBe(4)
  })

  test('a deleted lot comes back by one tap, and what is left stays as it was', async () => {
    const id = await stock(db, { sort: 'food', quantity: 0 })
    await addLot(db, { good: id, code: '7', made: '', bestBefore: '', expiry: '' }, 5)
    await openApp(`/goods/${id}`)
    await press(new RegExp(t('goods.lotNamed', { code: '7' })))
    await press(t('goods.removeLot'))
    await waitFor(async () => expect(await lotsOf(db, id)).toEqual([]))
    expect((await good(db, id))?.left).toBe(5)
    await press(t('common.undo'))
    await waitFor(async () => expect(await lotsOf(db, id)).toHaveLength(1))
  })
})

describe('a helper', () => {
  test('sees marks and lots and may not change them; a piece that is on the loom is not theirs to finish', async () => {
    const id = await stock(db, { sort: 'food', quantity: 0 })
    await addMark(db, id, { mark: 'otop-4', number: '', name: '', date: '' }, photo('proof'))
    await addLot(db, { good: id, code: '7', made: '', bestBefore: '', expiry: '2020-01-01' }, 5)
    const piece = await stock(db, { name: 'บนกี่', piece: true, stage: 'loom', quantity: 0 })
    db = await asHelper(own)
    await openApp(`/goods/${id}`)
    await press(new RegExp(t('goods.mark.otop-4')))
    expect(within(await screen.findByRole('dialog')).queryByRole('button', { name: t('goods.removeMark') })).toBeNull()
    expect(await screen.findAllByText(t('goods.expired'))).not.toEqual([])
    for (const name of ['goods.addMark', 'goods.addLot'] as const)
      expect(screen.queryByRole('button', { name: t(name) })).toBeNull()
    cleanup()
    await openApp(`/goods/${piece}`)
    await screen.findByText(t('goods.stage.loom'))
    expect(screen.queryByRole('button', { name: t('goods.finished') })).toBeNull()
  })
})

describe('at the stall', () => {
  test('a reserved piece says so until it is sold, and a good with variants asks which and sells that one', async () => {
    const piece = await stock(db, { name: 'ซิ่นไหม', piece: true })
    await reservePiece(db, piece, 'คุณนก', null)
    const red = await stock(db, { name: 'ผ้าขาวม้า', variant: 'แดง', quantity: 2 })
    const blue = await stock(db, { name: 'ผ้าขาวม้า', variant: 'น้ำเงิน', variantOf: red, quantity: 3 })
    await openApp('/sell')
    const tile = await screen.findByRole('button', { name: /ผ้าขาวม้า/ })
    expect(textOf(tile)).toContain('5 ผืน')
    expect(textOf(screen.getByRole('button', { name: /ซิ่นไหม/ }))).toContain(t('sell.reserved'))
    fireEvent.click(tile)
    const dialog = within(await screen.findByRole('dialog', { name: t('goods.which') }))
    fireEvent.click(await dialog.findByRole('button', { name: /น้ำเงิน/ }))
    await press(t('sell.cash'))
    await waitFor(async () => expect((await good(db, blue))?.left).toBe(2))
    expect((await good(db, red))?.left).toBe(2)
    expect((await db.line.toArray()).map(({ fields }) => fields.name)).toEqual(['ผ้าขาวม้า · น้ำเงิน'])
  })

  test('two phones that name the first of a family differently lose nothing from the shelf', async () => {
    const a = await stock(db, { name: 'ผืนแรก' })
    const b = await stock(db, { name: 'ผืนสอง', variantOf: a })
    await editGood(db, a, { variantOf: b })
    await openApp('/sell')
    await screen.findAllByRole('button', { name: /ผืน(แรก|สอง)/ })
    expect(await shelf(db, 'sell')).toHaveLength(2)
  })
})
