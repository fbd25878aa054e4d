import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import { addGood, deleteGood } from '../../src/device/store/actions/goods.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { patchSync } from '../../src/device/store/state.ts'
import { cloth } from '../support/store.ts'
import { field, openApp, phoneWithShop } from './kit.tsx'
import { asHelper, asJoined, leftOf, noSheet, photo, press, stock, textOf, type } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
})

/** The body of the last operation that waits to be sent. */
const lastOperation = async () => (await db.outbox.toArray()).at(-1)?.operation

describe('all goods', () => {
  const names = () => screen.getAllByRole('listitem').map((item) => item.querySelector('.good-name')?.textContent)

  test('are shown newest first with price and what is left, hidden and unfinished ones marked', async () => {
    await stock(db, { name: 'เก่า', quantity: 7 })
    const hidden = await stock(db, { name: 'ซ่อนไว้' })
    await stock(db, { name: '', price: null })
    await openApp(`/goods/${hidden}`)
    await press(t('goods.hide'))
    await screen.findByRole('button', { name: t('goods.show') })
    fireEvent.click(screen.getByRole('link', { name: t('common.goods') }))
    await screen.findByText('เก่า')
    expect(names()).toEqual([t('goods.unnamed'), 'ซ่อนไว้', 'เก่า'])
    const [draft, second, old] = screen.getAllByRole('listitem').map(textOf)
    expect(draft).toContain(t('goods.draft'))
    expect(draft).toContain(t('goods.noPrice'))
    expect(second).toContain(t('goods.hidden'))
    expect(old).toContain('1,800')
    expect(old).toContain('7 ผืน')
  })

  test('are found by kind and story too', async () => {
    await stock(db, { name: 'ผืนแรก', category: 'ผ้าขาวม้า' })
    await stock(db, { name: 'ผืนสอง', story: 'ทอที่ Na Kha' })
    await openApp('/goods')
    const box = await screen.findByRole('searchbox')
    fireEvent.input(box, { target: { value: 'ขาวมา' } })
    await waitFor(() => expect(names()).toEqual(['ผืนแรก']))
    fireEvent.input(box, { target: { value: 'na kha' } })
    await waitFor(() => expect(names()).toEqual(['ผืนสอง']))
    fireEvent.input(box, { target: { value: 'ไม่มี' } })
    await screen.findByText(t('goods.noMatch', { query: 'ไม่มี' }))
  })

  test('an empty shop is taught by one picture and one button', async () => {
    await openApp('/goods')
    await screen.findByText(t('goods.none'))
    expect(screen.getByRole('link', { name: t('goods.new') }).getAttribute('href')).toBe('/goods/new')
  })

  test('on a joined phone, what is not yet sent says so, and stock waits for the first pull', async () => {
    await stock(db, { name: 'ผืนหนึ่ง' })
    db = await asJoined(own)
    await patchSync(db, { caughtUp: false })
    await openApp('/goods')
    const tile = await screen.findByRole('link', { name: /ผืนหนึ่ง/ })
    await waitFor(() => expect(textOf(tile)).toContain(t('goods.waiting')))
    expect(textOf(tile)).toContain('…')
  })

  test('who has joined and lost her signal before anything came says so, and adds a good of her own', async () => {
    db = await asJoined(own)
    await patchSync(db, { caughtUp: false })
    await openApp('/goods')
    await screen.findByText(t('goods.gathering'))
    expect(screen.getByRole('link', { name: t('goods.new') }).getAttribute('href')).toBe('/goods/new')
  })
})

describe('one good', () => {
  test('shows all that is known of it, and not what nobody told', async () => {
    const facts = { category: 'ผ้ามัดหมี่', width: 100, length: 200, story: 'ทอ 12 วัน', cost: 90000 }
    const id = await stock(db, facts)
    await openApp(`/goods/${id}`)
    await screen.findByRole('heading', { name: 'ผ้าหมี่ขิด ลายนาค' })
    const page = textOf(screen.getByRole('main'))
    for (const told of ['1,800', 'เหลือ 1 ผืน', 'ผ้ามัดหมี่', '100 × 200', 'ทอ 12 วัน', '900']) expect(page).toContain(told)
    expect(page).not.toContain(t('goods.weight'))
  })

  test('more were made: they are added; a count sets what is left, by the difference', async () => {
    const id = await stock(db, { quantity: 3 })
    await openApp(`/goods/${id}`)
    await press(t('goods.changeStock'))
    type('4')
    await press(t('common.save'))
    await noSheet()
    expect(await leftOf(db, id)).toBe(7)
    await press(t('goods.changeStock'))
    fireEvent.click(screen.getByRole('radio', { name: t('goods.counted') }))
    type('5')
    await press(t('common.save'))
    await noSheet()
    expect(await leftOf(db, id)).toBe(5)
    expect(await lastOperation()).toMatchObject({ action: 'stock.change', body: { reason: 'counted' } })
    expect((await db.movement.toArray()).map(({ fields }) => fields.quantity).sort((a, b) => a - b)).toEqual([-2, 3, 4])
  })

  test('is deleted without a question, and one tap brings it back', async () => {
    const id = await stock(db)
    await openApp('/goods')
    fireEvent.click(await screen.findByRole('link', { name: /ลายนาค/ }))
    await press(t('goods.delete'))
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    await screen.findByText(t('goods.none'))
    expect((await good(db, id))?.deleted).toBe(true)
    await press(t('common.undo'))
    await screen.findByRole('link', { name: /ลายนาค/ })
    expect((await good(db, id))?.deleted).toBe(false)
  })

  test('a deleted one can still be looked at and brought back', async () => {
    const id = await stock(db)
    await deleteGood(db, id)
    await openApp(`/goods/${id}`)
    await screen.findByText(t('goods.isDeleted'))
    expect(screen.queryByRole('link', { name: t('common.edit') })).toBeNull()
    await press(t('goods.restore'))
    await screen.findByRole('link', { name: t('common.edit') })
  })

  test('a photo is removed and brought back', async () => {
    const id = await stock(db, { photos: [photo('front'), photo('back')] })
    await openApp(`/goods/${id}`)
    const photos = () => within(screen.getByRole('list', { name: t('goods.photos') })).getAllByRole('listitem')
    await waitFor(() => expect(photos()).toHaveLength(2))
    fireEvent.click(within(photos()[0] ?? document.body).getByRole('button', { name: t('goods.removePhoto') }))
    await waitFor(() => expect(photos()).toHaveLength(1))
    await press(t('common.undo'))
    await waitFor(() => expect(photos()).toHaveLength(2))
  })

  test('an address of a good that is not here says so', async () => {
    await openApp('/goods/01990000-0000-7000-8000-000000000000')
    await screen.findByText(t('goods.missing'))
    expect(screen.getByRole('link', { name: t('goods.all') })).toBeTruthy()
  })

  test('promise 7: an edit saves what was changed and nothing else', async () => {
    const id = await addGood(db, { ...cloth, cost: 90000 })
    await openApp(`/goods/${id}`)
    fireEvent.click(await screen.findByRole('link', { name: t('common.edit') }))
    await waitFor(() => field(t('goods.name')))
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผ้าหมี่ขิด ลายหงส์' } })
    fireEvent.input(field(t('goods.width')), { target: { value: '๑๐๕ ซม.' } })
    await press(t('common.save'))
    await waitFor(() => expect(location.pathname).toBe(`/goods/${id}`))
    expect(await lastOperation()).toMatchObject({ action: 'good.edit' })
    const body = (await lastOperation())?.body
    expect(body).toMatchObject({ good: id, fields: { name: 'ผ้าหมี่ขิด ลายหงส์', width: 105 } })
    expect(Object.keys((body as { fields: object }).fields)).toEqual(['name', 'width'])
  })

  test('a cost is saved apart from what a helper may see', async () => {
    const id = await addGood(db, { ...cloth, cost: 90000 })
    await openApp(`/goods/${id}/edit`)
    await press(new RegExp(`^${t('goods.cost')}`))
    type('1000')
    await press(t('common.done'))
    await noSheet()
    await press(t('common.save'))
    await waitFor(async () => expect((await good(db, id))?.cost).toBe(100000))
    expect(await lastOperation()).toMatchObject({ action: 'good.cost' })
  })
})

describe('a helper', () => {
  test('is offered nothing that the server would refuse: no price, no cost, no stock, no deleting', async () => {
    const id = await stock(db, { cost: 90000, photos: [photo('front')] })
    db = await asHelper(own)
    await openApp(`/goods/${id}`)
    await screen.findByRole('link', { name: t('common.edit') })
    for (const name of ['goods.changeStock', 'goods.delete', 'goods.removePhoto'] as const) {
      expect(screen.queryByRole('button', { name: t(name) })).toBeNull()
    }
    expect(screen.queryByText(t('goods.cost'))).toBeNull()
    fireEvent.click(screen.getByRole('link', { name: t('common.edit') }))
    await waitFor(() => field(t('goods.name')))
    const price = t('goods.priceOf', { unit: t('units.name.piece') })
    expect(screen.queryByRole('button', { name: new RegExp(`^${price}`) })).toBeNull()
    expect(screen.queryByRole('button', { name: new RegExp(`^${t('goods.cost')}`) })).toBeNull()
    expect(field(t('goods.name')).value).toBe('ผ้าหมี่ขิด ลายนาค')
  })

  test('adds a good that the owner prices later', async () => {
    db = await asHelper(own)
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผืนใหม่' } })
    await press(t('common.done'))
    await waitFor(async () => expect(await lastOperation()).toMatchObject({ action: 'good.add' }))
    expect((await lastOperation())?.body).toMatchObject({ fields: { name: 'ผืนใหม่', price: null }, cost: null })
  })
})
