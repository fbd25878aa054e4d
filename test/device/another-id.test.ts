import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { clearSettings, readSettings, saveSettings } from '../../src/device/settings.ts'
import { joinShop } from '../../src/device/sync/join.ts'
import { becomeNewDevice } from '../../src/device/sync/newDevice.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { type Phone, Village } from '../support/village.ts'

/** An id that stands for a device in the records alone: another phone gave it back to a server that knew nothing of it. */
async function takenId(village: Village, owner: Phone): Promise<string> {
  const id = newId()
  const record = { id, fields: { name: 'x', role: 'owner', removed: false }, deleted: false, version: 'a.1' }
  const body = { kind: 'device', records: [record] }
  expect(await village.post('/api/repair/give', body, owner.session)).toMatchObject({ taken: 1 })
  return id
}

test('a phone whose id stands for another device goes on by another one, whether it joins or becomes a new device', async () => {
  await using village = await Village.open()
  await clearSettings()
  const owner = await village.owner()
  await owner.sync()
  const begun = { device: await takenId(village, owner), secret: randomText(32) }
  await saveSettings({ joining: begun })
  const { code } = await village.post<{ code: string }>('/api/codes', { role: 'helper' }, owner.session)
  const joined = await joinShop(code, 'นก')
  expect(joined).toMatchObject({ session: { shop: owner.session.shop, role: 'helper', joined: true } })
  expect('session' in joined && joined.session.device).not.toBe(begun.device)
  expect((await readSettings()).joining).toBeNull()

  const next = { device: await takenId(village, owner), secret: randomText(32) }
  const renewed = await becomeNewDevice(owner.db, { ...owner.session, next })
  expect(renewed).toMatchObject({ shop: owner.session.shop, role: 'owner' })
  expect('device' in renewed && [next.device, owner.session.device].includes(renewed.device)).toBe(false)
})
