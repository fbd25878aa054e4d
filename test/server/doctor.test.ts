import { expect, test } from 'vitest'
import { report } from '../../src/server/sync/doctor.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { typed } from '../support/keeper.ts'
import { addPhone, bench, NOON, openShop, SILENT } from './kit.ts'
import { cloth, sale } from './trade.ts'

const HOUR = 60 * 60 * 1000

test('for each phone the keeper sees when it last synced and how much it said was waiting, the longest away first', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  await helper.send([], { waiting: 7 })
  owner.bench.clock.now += HOUR
  await owner.pull()
  const phones = (await report(owner.bench.deps.storage, owner.shop))?.phones
  expect(phones).toEqual([
    { device: helper.device, name: 'เครื่อง', role: 'helper', removed: false, lastContact: NOON, waiting: 7 },
    { device: owner.device, name: 'เครื่อง', role: 'owner', removed: false, lastContact: NOON + HOUR, waiting: 0 },
  ])
})

test('a phone that went on as a new device is one phone, and a removed one is said to be removed', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const fresh = newId()
  await helper.renew(fresh, randomText(32))
  await owner.do('device.remove', { device: fresh, based: {} })
  const phones = (await report(owner.bench.deps.storage, owner.shop))?.phones ?? []
  expect(phones.map(({ device, removed }) => [device, removed]).sort()).toEqual(
    [
      [owner.device, false],
      [fresh, true],
    ].sort(),
  )
})

test('every shop is looked through: its records are counted, and a total that was wrong is mended and named', async () => {
  const one = await bench()
  const owner = await openShop(one)
  const other = await openShop(one)
  await owner.do('good.add', cloth())
  await owner.do('sale.record', sale())
  const { storage } = one.deps
  await storage.transaction(owner.shop, ({ shop }) =>
    shop.saveTotals(new Map([['good', { count: 9, high: 1, low: 2 }]])),
  )

  const found = (await typed(storage, NOON, ['doctor'])).facts as Awaited<ReturnType<typeof report>>[]
  expect(found.map((shop) => shop?.shop).sort()).toEqual([owner.shop, other.shop].sort())
  const sick = found.find((shop) => shop?.shop === owner.shop)
  expect(sick).toMatchObject({ name: 'ร้านผ้าไหม', counts: { good: 1, order: 1, line: 1 }, mended: [{ kind: 'good' }] })
  await owner.pull()
  expect(owner.last?.checksum).toBe(owner.checksum())

  const again = (await typed(storage, NOON, ['doctor', owner.shop.slice(-8).toUpperCase()])).lines.join('\n')
  expect(again).toContain('totals: right')
  expect(again).toContain('good 1')
  expect(again).not.toContain(other.shop)
})

test('a shop that does not exist is said so in one line', async () => {
  const { deps } = await bench({ log: SILENT })
  await expect(typed(deps.storage, NOON, ['doctor', 'nowhere'])).rejects.toThrow('There is no shop nowhere.')
  expect((await typed(deps.storage, NOON, ['doctor'])).lines).toEqual(['There is no shop yet.'])
})
