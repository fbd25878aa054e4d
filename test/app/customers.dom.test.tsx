import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import { NOBODY } from '../../src/device/store/actions/addresses.ts'
import { addCustomer } from '../../src/device/store/actions/customers.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { editShop } from '../../src/device/store/actions/shop.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { field, openApp, phoneWithShop } from './kit.tsx'
import { asHelper, press, sheet } from './trade-kit.ts'

let db: ShopDatabase
let own: Session

beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
})

const line = { good: null, name: 'ซิ่นไหม', unit: 'piece' as const, quantity: 1, thumb: null }
/** A sale of 1,000 baht of which nothing is paid. */
const sell = () =>
  recordSale(db, { lines: [{ ...line, listPrice: 100000, price: 100000 }], discount: 0, payment: null })

async function openHer(): Promise<string> {
  const id = await addCustomer(db, { ...NOBODY, name: 'ป้าแดง' }, await sell())
  await openApp(`/orders/customers/${id}`)
  await screen.findByText(t('customers.owes'))
  return id
}

test('a helper may name and change a customer, and is offered neither to delete nor to erase one', async () => {
  db = await asHelper(own)
  await openHer()
  expect(screen.getByRole('link', { name: t('common.edit') })).toBeTruthy()
  expect(screen.getByRole('button', { name: t('customers.export') })).toBeTruthy()
  expect(screen.queryByRole('button', { name: t('customers.erase') })).toBeNull()
  expect(screen.queryByRole('button', { name: t('customers.delete') })).toBeNull()
})

test.each([
  ['0812345678', true],
  ['0994000165510', true],
  ['1234567890123', false],
  ['', false],
])('the reminder tells the PromptPay id %s: %s; a national id is told to nobody', async (promptpay, tells) => {
  await editShop(db, { promptpay })
  await openHer()
  await press(t('customers.remind'))
  const words = (within(await sheet()).getByRole('textbox') as HTMLTextAreaElement).value
  expect(words).toContain('1,000')
  expect(words.includes(t('customers.remindPay', { id: promptpay }))).toBe(tells)
})

test('deleted at once, and brought back by the message', async () => {
  const id = await openHer()
  await press(t('customers.delete'))
  await waitFor(async () => expect((await db.customer.get(id))?.deleted).toBe(1))
  await press(t('common.undo'))
  await waitFor(async () => expect((await db.customer.get(id))?.deleted).toBe(0))
})

test('erased only after it was asked, with what she owes said first', async () => {
  const id = await openHer()
  await press(t('customers.erase'))
  const question = await sheet(t('customers.eraseTitle', { name: 'ป้าแดง' }))
  expect(question.textContent).toContain(t('customers.eraseOwes', { amount: '1,000\u00a0฿' }))
  expect((await db.customer.get(id))?.fields.name).toBe('ป้าแดง')
  fireEvent.click(within(question).getByRole('button', { name: t('customers.erase') }))
  await waitFor(async () => expect((await db.customer.get(id))?.fields).toEqual(NOBODY))
  await waitFor(() => expect(location.pathname).toBe('/orders/customers'))
})

test('the list is searched without tone marks, who owes comes first, and a form without a name is not saved', async () => {
  await addCustomer(db, { ...NOBODY, name: 'ยายมา', contact: '0899999999' })
  await addCustomer(db, { ...NOBODY, name: 'ป้าแดง' }, await sell())
  await openApp('/orders/customers')
  await waitFor(() => {
    const rows = document.querySelectorAll('.customer-row')
    expect([...rows].map((row) => row.querySelector('b')?.textContent)).toEqual(['ป้าแดง', 'ยายมา'])
  })
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'ปาแดง' } })
  await waitFor(() => expect(document.querySelectorAll('.customer-row')).toHaveLength(1))
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'ไม่มี' } })
  await screen.findByText(t('customers.noMatch', { query: 'ไม่มี' }))
  fireEvent.click(screen.getByRole('link', { name: t('customers.new') }))
  await press(t('common.save'))
  await screen.findByText(t('customers.nameNeeded'))
  fireEvent.input(field(t('customers.name')), { target: { value: ' ลุงคำ ' } })
  await press(t('common.save'))
  await screen.findByRole('heading', { level: 1, name: 'ลุงคำ' })
})
