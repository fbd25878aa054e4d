import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { shelf } from '../../src/device/store/queries/shelf.ts'
import type { PhotoJob, PhotoReply } from '../../src/photo/contract.ts'
import { field, openApp, phoneWithShop } from './kit.tsx'
import { noSheet, photo, press, type } from './trade-kit.ts'

/** happy-dom has no workers: this one answers like the photo worker, as the name of the file says. */
class StandInWorker {
  onmessage: ((event: { data: PhotoReply }) => void) | null = null
  async postMessage({ file }: PhotoJob) {
    const { name } = file as File
    const reply = (data: PhotoReply) => this.onmessage?.({ data })
    reply({ kind: 'step', step: 'decoding' })
    await new Promise((resolve) => setTimeout(resolve))
    if (name === 'slow.jpg') return
    if (name.endsWith('.heic')) reply({ kind: 'failed', code: 'heic', detail: '' })
    else if (name.endsWith('.txt')) reply({ kind: 'failed', code: 'not-image', detail: '' })
    else reply({ kind: 'prepared', prepared: photo(name) })
  }
  terminate() {}
}

let db: ShopDatabase
beforeEach(async () => {
  vi.stubGlobal('Worker', StandInWorker)
  sessionStorage.clear()
  ;({ db } = await phoneWithShop())
})
afterEach(() => vi.unstubAllGlobals())

/** The only good of the shop. */
async function added() {
  const [row] = await shelf(db, 'goods')
  return row && (await good(db, row.id))
}

function pick(...names: string[]) {
  const files = names.map((name) => new File([name], name))
  fireEvent.change(field(t('goods.pickPhotos')), { target: { files } })
}

const done = () => press(t('common.done'))

describe('a new good', () => {
  test('the camera comes first: it is asked for at once, and pictures can be picked instead', async () => {
    await openApp('/goods/new')
    expect(field(t('goods.takePhoto')).getAttribute('capture')).toBe('environment')
    expect(field(t('goods.pickPhotos')).multiple).toBe(true)
  })

  test('photo, name, price, done: it is on the shelf with one piece', async () => {
    await openApp('/goods/new')
    pick('front.jpg')
    await screen.findByRole('img', { name: t('goods.newPhoto') })
    fireEvent.input(field(t('goods.name')), { target: { value: ' ผ้าหมี่ขิด ลายนาค ' } })
    await press(new RegExp(`^${t('goods.priceOf', { unit: t('units.name.piece') })}`))
    type('1800')
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: t('common.done') }))
    await noSheet()
    await done()
    await waitFor(async () => expect(await added()).toBeTruthy())
    const view = await added()
    expect(view).toMatchObject({ fields: { name: 'ผ้าหมี่ขิด ลายนาค', price: 180000, unit: 'piece' }, left: 1, cost: null })
    expect(view?.photos.map(({ fields }) => fields.full)).toEqual([photo('front.jpg').full.hash])
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    await screen.findByRole('link', { name: /ลายนาค/ })
  })

  test('a photo alone is enough: the words may come later', async () => {
    await openApp('/goods/new')
    pick('front.jpg', 'back.jpg')
    await waitFor(() => expect(screen.getAllByRole('img', { name: t('goods.newPhoto') })).toHaveLength(2))
    await done()
    await waitFor(async () => expect((await added())?.photos).toHaveLength(2))
    expect((await added())?.fields).toMatchObject({ name: '', price: null })
    await screen.findByText(t('goods.draft'))
  })

  test('nothing at all is not saved, and the form says what is missing', async () => {
    await openApp('/goods/new')
    await done()
    await screen.findByText(t('goods.nothing'))
    expect(await shelf(db, 'goods')).toEqual([])
  })

  test('a double tap on done adds one good', async () => {
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผืนเดียว' } })
    const button = screen.getByRole('button', { name: t('common.done') })
    fireEvent.click(button)
    fireEvent.click(button)
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    expect(await shelf(db, 'goods')).toHaveLength(1)
  })

  test('a photo that cannot be used says why, and what was typed and the other photos stay', async () => {
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผ้าขิด' } })
    pick('phone.heic', 'notes.txt', 'front.jpg')
    await screen.findByText(t('goods.photo.heic'))
    await screen.findByText(t('goods.photo.notImage'))
    await screen.findByRole('img', { name: t('goods.newPhoto') })
    expect(field(t('goods.name')).value).toBe('ผ้าขิด')
    await done()
    await waitFor(async () => expect((await added())?.photos).toHaveLength(1))
  })

  test('a photo on its way shows how far it is, holds up the saving, and can be let go', async () => {
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผ้าขิด' } })
    pick('slow.jpg')
    expect(await screen.findByRole('progressbar', { name: t('goods.preparing') })).toHaveProperty('value', 0.15)
    expect(screen.getByRole('button', { name: t('goods.preparing') })).toHaveProperty('disabled', true)
    await press(t('goods.cancelPhoto'))
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    await done()
    await waitFor(async () => expect((await added())?.photos).toEqual([]))
  })

  test('what is being typed outlives a reload, and is gone once it is saved', async () => {
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผ้าซิ่น' } })
    fireEvent.input(field(t('goods.story')), { target: { value: 'ทอสองเดือน' } })
    cleanup()
    await openApp('/goods/new')
    expect(field(t('goods.name')).value).toBe('ผ้าซิ่น')
    expect(field(t('goods.story')).value).toBe('ทอสองเดือน')
    await done()
    await waitFor(() => expect(location.pathname).toBe('/goods'))
    cleanup()
    await openApp('/goods/new')
    expect(field(t('goods.name')).value).toBe('')
  })

  test('details are one tap each, and metres are counted in metres', async () => {
    await openApp('/goods/new')
    fireEvent.input(field(t('goods.name')), { target: { value: 'ผ้าฝ้าย' } })
    fireEvent.click(screen.getByRole('radio', { name: t('units.name.metre') }))
    await press('1 ม.')
    type('12.5')
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: t('common.done') }))
    await noSheet()
    fireEvent.click(screen.getByRole('radio', { name: 'ผ้าขาวม้า' }))
    await press(t('goods.moreOf', { label: t('goods.fibre') }))
    fireEvent.input(field(t('goods.otherOf', { label: t('goods.fibre') })), { target: { value: 'กัญชง' } })
    await done()
    await waitFor(async () => expect(await added()).toBeTruthy())
    expect(await added()).toMatchObject({
      fields: { unit: 'metre', category: 'khao-ma', fibre: 'กัญชง' },
      left: 1250,
    })
  })
})
