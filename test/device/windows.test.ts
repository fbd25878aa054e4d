import 'fake-indexeddb/auto'
import { afterEach, expect, test } from 'vitest'
import { clearSettings, saveSession } from '../../src/device/settings.ts'
import { newDevice } from '../../src/device/store/actions/shop.ts'
import { openShop } from '../../src/device/store/database.ts'
import { readState } from '../../src/device/store/state.ts'
import { runOnce, runOthers } from '../../src/device/sync/run.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { lay, NATIVE_1, version1 } from '../support/version1.ts'

/** Newer than this app knows. */
const NATIVE_NEWER = 990

afterEach(clearSettings)

/** A window with another version of the app, which holds the database and hears nothing. */
function open(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, version)
    opening.onsuccess = () => resolve(opening.result)
    opening.onblocked = () => reject(new Error('blocked'))
  })
}

test('any connection of the app gives way to a newer version, and does not come back to make things as they were', async () => {
  const db = openShop(newId())
  await readState(db, 'device')
  const newer = await open(db.name, NATIVE_NEWER)
  await expect(db.order.count()).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  expect(newer.version).toBe(NATIVE_NEWER)
  newer.close()
  expect((await indexedDB.databases()).find(({ name }) => name === db.name)?.version).toBe(NATIVE_NEWER)
})

test.each([
  ['the page, for a shop that is not shown', () => runOthers(newId(), null)],
  ['the service worker', () => runOnce()],
])('%s passes over a shop that an older window holds', async (_, work) => {
  const shop = newId()
  await lay(version1(`talat-${shop}`, {}))
  await saveSession({ ...newDevice(), shop, role: 'owner', joined: true, shopName: '', recovery: null })
  const older = await open(`talat-${shop}`, NATIVE_1)
  await work()
  expect(older.version).toBe(NATIVE_1)
  older.close()
})
