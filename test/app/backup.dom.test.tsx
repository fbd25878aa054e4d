import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { lost, openSession, session } from '../../src/app/platform/session.ts'
import { readTrace } from '../../src/app/platform/trace.ts'
import { clearSettings, readSettings, saveSession, saveSettings } from '../../src/device/settings.ts'
import { writeBackup } from '../../src/device/store/backup/write.ts'
import { patchSync, writeState } from '../../src/device/store/state.ts'
import { newPhone, openApp, phoneWithShop, reopen } from './kit.tsx'
import { asJoined, press, stock } from './trade-kit.ts'

const NAME = 'ผ้าทอป้าแดง'

/** A backup file of a shop with two goods, and the phone that it was made on is gone. */
async function backupOfLostPhone(): Promise<{ file: File; shop: string }> {
  const { db, session: own } = await phoneWithShop(NAME)
  await stock(db)
  await stock(db, { name: 'ผ้าขาวม้า' })
  await writeState(db, 'cursor', 'e.1.o')
  const file = await fileOf(await writeBackup(db, own, 'all'))
  return { file, shop: own.shop }
}

async function fileOf(backup: Blob): Promise<File> {
  return new File([await backup.arrayBuffer()], 'ร้าน.talat')
}

async function toReadBack(): Promise<void> {
  await openApp('/')
  await press('ไทย')
  await press(t('start.haveFile'))
}

function pick(file: File): void {
  const input = document.querySelector('input[type=file]')
  if (!input) throw new Error('no file is asked for')
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  fireEvent.change(input)
}

describe('the backup file', () => {
  test('is made by one press and saved by the next, under the name of the shop', async () => {
    const { db } = await phoneWithShop(NAME)
    await stock(db)
    await openApp('/shop/backup')
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    await press(t('backup.make'))
    await press(t('backup.save'))
    const [link] = clicked.mock.instances as unknown as HTMLAnchorElement[]
    expect(link?.download).toMatch(/^talat-ผ้าทอป้าแดง-\d{4}-\d\d-\d\d\.talat$/)
    clicked.mockRestore()
  })

  test('stands on the page of the shop, and is offered to a phone that is out of its shop', async () => {
    const { session: own } = await phoneWithShop(NAME)
    await openApp('/shop')
    expect(screen.getByRole('link', { name: new RegExp(t('backup.title')) }).getAttribute('href')).toBe('/shop/backup')
    const db = await asJoined(own)
    await patchSync(db, { phase: 'removed' })
    history.replaceState(null, '', '/shop/sync')
    fireEvent(window, new PopStateEvent('popstate'))
    await press(t('backup.makeFirst'))
    await waitFor(() => expect(location.pathname).toBe('/shop/backup'))
  })
})

describe('reading back', () => {
  test('shows what is in the file first; then the shop is here, not joined, and asks for the code of its market', async () => {
    const { file, shop } = await backupOfLostPhone()
    await newPhone()
    await toReadBack()
    pick(file)
    expect(await screen.findByRole('heading', { name: NAME })).toBeTruthy()
    expect(screen.getByText(new RegExp(t('backup.read.has', { goods: 2, sales: 0, photos: '0 KB' })))).toBeTruthy()
    expect((await readSettings()).sessions).toEqual([])
    await press(t('backup.read.go'))
    await press(t('backup.read.join'))
    expect(session.value).toMatchObject({ shop, joined: false, shopName: NAME })
    // The shop's own code comes first; a market that does not know the shop is the exception.
    expect(await screen.findByRole('heading', { level: 1, name: t('shop.join.again') })).toBeTruthy()
    expect(screen.getByText(t('shop.join.newMarket'))).toBeTruthy()
  })

  test('over the same shop nothing is mixed: it says so, and offers to keep what is here', async () => {
    const { file } = await backupOfLostPhone()
    const db = await reopen()
    await stock(db, { name: 'ขายทีหลัง' })
    await openApp('/start')
    await press(t('start.haveFile'))
    pick(file)
    expect((await screen.findByRole('alert')).textContent).toContain(t('backup.read.here'))
    expect(screen.queryByRole('button', { name: t('backup.read.go') })).toBeNull()
    await press(t('backup.read.keep'))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
    expect(await db.good.count()).toBe(3)
  })

  test('a file that is something else is said to be, and another can be picked', async () => {
    const { file } = await backupOfLostPhone()
    await newPhone()
    await toReadBack()
    pick(new File(['a picture'], 'x.jpg'))
    expect((await screen.findByRole('alert')).textContent).toBe(t('backup.trouble.foreign'))
    pick(new File([(await file.arrayBuffer()).slice(0, -1)], 'half.talat'))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(t('backup.trouble.broken')))
    pick(file)
    expect(await screen.findByRole('heading', { name: NAME })).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('a shop whose data the phone has lost', () => {
  /** Settings and databases are gone together, as a browser clears them. */
  async function loseDatabases() {
    const { db, session: own } = await phoneWithShop(NAME)
    db.close()
    await clearSettings()
    await Dexie.delete(db.name)
    await openSession()
    return own
  }

  test('is told by what is left outside the database, whichever of the two it is', async () => {
    const own = await loseDatabases()
    expect(readTrace()).toEqual({ shop: own.shop, name: NAME })
    localStorage.clear()
    expect(readTrace()).toEqual({ shop: own.shop, name: NAME })
    await openApp('/')
    expect(await screen.findByRole('heading', { name: t('start.lost') })).toBeTruthy()
    expect(screen.getByText(new RegExp(NAME))).toBeTruthy()
  })

  test('comes back by a card or a code, or by the file; or a new one begins', async () => {
    await loseDatabases()
    await openApp('/')
    await press(new RegExp(t('start.lostCode')))
    expect(await screen.findByRole('heading', { name: t('start.codeTitle') })).toBeTruthy()
    await press(t('common.back'))
    await press(new RegExp(t('start.lostFileHelp')))
    expect(await screen.findByRole('heading', { name: t('backup.read.title') })).toBeTruthy()
    await press(t('common.back'))
    await press(t('start.lostNew'))
    await press('ไทย')
    expect(await screen.findByLabelText(t('start.name'))).toBeTruthy()
  })

  test('is noticed too where the settings are still there: an empty database never stands for the shop', async () => {
    const own = await loseDatabases()
    await saveSession(own)
    await saveSettings({ current: own.shop })
    await openSession()
    expect(session.value).toBeNull()
    expect(lost.value).toEqual({ shop: own.shop, name: NAME })
  })

  test('a phone that never had a shop is asked for its language, and nothing is said to be lost', async () => {
    await newPhone()
    await openApp('/')
    expect(screen.queryByText(t('start.lost'))).toBeNull()
    expect(screen.getByRole('button', { name: 'ไทย' })).toBeTruthy()
  })
})

describe('room on the phone', () => {
  let usage = 0
  const persist = vi.fn(async () => true)
  beforeEach(() => {
    persist.mockClear()
    Object.defineProperty(navigator, 'storage', {
      configurable: true,
      value: { estimate: async () => ({ usage, quota: 1000 }), persisted: async () => false, persist },
    })
  })
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'storage')
  })

  test('is told from four fifths on, not before', async () => {
    await phoneWithShop(NAME)
    usage = 799
    await openApp('/shop')
    await screen.findByText(t('shop.storageFree', { used: '1 KB', free: '1 KB' }))
    expect(screen.queryByText(t('shop.almostFull'))).toBeNull()
    usage = 800
    history.replaceState(null, '', '/sell')
    fireEvent(window, new PopStateEvent('popstate'))
    await waitFor(() => expect(screen.queryByText(t('shop.settings'))).toBeNull())
    history.replaceState(null, '', '/shop')
    fireEvent(window, new PopStateEvent('popstate'))
    expect(await screen.findByText(t('shop.almostFull'))).toBeTruthy()
  })

  test('the phone is asked to keep the data at the first good, once', async () => {
    await phoneWithShop(NAME)
    for (const name of ['ผืนแรก', 'ผืนที่สอง']) {
      expect(persist).toHaveBeenCalledTimes(name === 'ผืนแรก' ? 0 : 1)
      await openApp('/goods/new')
      fireEvent.input(screen.getByLabelText(t('goods.name')), { target: { value: name } })
      await press(t('common.done'))
      await waitFor(() => expect(location.pathname).toBe('/goods'))
      cleanup()
    }
    expect(persist).toHaveBeenCalledTimes(1)
  })
})
