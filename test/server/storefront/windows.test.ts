import { expect, test } from 'vitest'
import type { WindowForm } from '../../../src/server/storage/port.ts'
import { refreshWindows } from '../../../src/server/storefront/show/refresh.ts'
import { PROJECTION } from '../../../src/server/storefront/show/window.ts'
import { bench, SILENT } from '../kit.ts'
import { line, sale } from '../trade.ts'
import { publish, shopWithWindow } from './shopkeeping.ts'

test('a window of an older form is made anew by whatever comes first: a page that is asked for, a sale, or its turn', async () => {
  const owner = await shopWithWindow(await bench())
  const { storage, now } = owner.bench.deps
  const good = await publish(owner, { name: 'ผ้าใหม่' }, 2)
  const age = () =>
    storage.transaction(owner.shop, async ({ window }) => {
      const row = await window.get()
      if (row) await window.save({ ...row, version: PROJECTION + 1 })
    })
  const isOfToday = async () => (await storage.market.piece(good))?.version === PROJECTION
  const ways = [
    () => owner.bench.app.request(`/p/${good}`),
    () => owner.bench.app.request(`/s/${owner.shop}`),
    () => owner.do('sale.record', sale([line({ good })])),
    () => refreshWindows({ storage, now, log: SILENT }),
  ]
  for (const way of ways) {
    await age()
    expect(await isOfToday()).toBe(false)
    await way()
    expect(await isOfToday()).toBe(true)
  }
})

test('windows to be made anew are told by handfuls, each once, whether their form is older or newer', async () => {
  const there = await bench()
  const { storage } = there.deps
  const forms = [0, PROJECTION, PROJECTION + 1, 0, PROJECTION + 1]
  const made: WindowForm[] = []
  for (const version of forms) {
    const { shop } = await shopWithWindow(there)
    await storage.transaction(shop, async ({ window }) => {
      const row = await window.get()
      if (row) await window.save({ ...row, version })
    })
    made.push({ version, shop })
  }
  const told: WindowForm[] = []
  for (let after: WindowForm | undefined = { version: -1, shop: '' }; after; ) {
    const handful: WindowForm[] = await storage.anywhere.windowsToRemake(PROJECTION, after, 2)
    told.push(...handful)
    after = handful.at(-1)
  }
  const key = ({ version, shop }: WindowForm) => `${version} ${shop}`
  expect(told.map(key)).toEqual(
    made
      .filter(({ version }) => version !== PROJECTION)
      .map(key)
      .sort(),
  )
})
