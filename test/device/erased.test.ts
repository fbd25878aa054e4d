import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { NOBODY } from '../../src/device/store/actions/addresses.ts'
import { addCustomer, editCustomer, nameBuyer } from '../../src/device/store/actions/customers.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { readSync } from '../../src/device/store/state.ts'
import { readConfig } from '../../src/server/config.ts'
import { eraseAgain } from '../../src/server/erase/erase.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import { KINDS } from '../../src/shared/domain/records.ts'
import { typed } from '../support/keeper.ts'
import { contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const daeng = { ...NOBODY, name: 'ป้าแดงบ้านเหนือ', contact: '0812345678', house: '12 หมู่ 3' }
const PERSON = /ป้าแดง|0812345678|หมู่ 3/
const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }

async function settle(...phones: Phone[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const phone of phones) await phone.sync()
  for (const { db } of phones) expect(await readSync(db)).toMatchObject({ phase: 'idle', differs: [] })
}

/** All that a phone shows and keeps of the shop. */
async function everything({ db }: Phone): Promise<string> {
  return JSON.stringify(await Promise.all([...KINDS.map((kind) => contents(db, kind)), db.base.toArray()]))
}

/** Two phones of a shop with a customer who has bought, and the keeper's list in a folder of its own. */
async function shopWithCustomer(village: Village) {
  const data = await mkdtemp(join(tmpdir(), 'talat-erased-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const a = await village.owner()
  await a.sync()
  const b = await village.another(a, 'owner')
  const customer = await addCustomer(a.db, daeng)
  await nameBuyer(a.db, await recordSale(a.db, { lines: [line], discount: 0, payment: null }), customer)
  await settle(a, b)
  const erase = () =>
    typed(village.deps.storage, Date.now(), ['erase', a.session.shop, customer, '--yes'], {
      config: readConfig({ DATA_DIR: data }),
    })
  return { a, b, customer, data, erase }
}

test('a phone that was away with a change about the erased ends like the others: without her', async () => {
  await using village = await Village.open()
  const { a, b, customer, erase } = await shopWithCustomer(village)
  await editCustomer(b.db, customer, { note: 'ป้าแดงชอบสีคราม' })
  await erase()
  await settle(a, b)
  for (const phone of [a, b]) {
    expect(await everything(phone)).not.toMatch(PERSON)
    expect(await phone.db.outbox.count()).toBe(0)
  }
  expect(await a.db.order.count()).toBe(1)
})

test.each([true, false])(
  'a server that was put back from before she was erased erases her again (phones that know it: %s), and no phone brings her back',
  async (known) => {
    await using village = await Village.open()
    const { a, b, customer, data, erase } = await shopWithCustomer(village)
    const copy = await village.backup()
    await erase()
    if (known) await settle(a, b)
    await editCustomer(b.db, customer, { note: 'ป้าแดงชอบสีคราม' })
    await village.restore(copy)
    await beginEpochs(village.deps.storage, Date.now())
    expect(await eraseAgain({ ...village.deps, dataDir: data }, Date.now())).toBe(1)
    await settle(b, a)
    for (const phone of [a, b]) expect(await everything(phone)).not.toMatch(PERSON)
    const rows = await village.deps.storage.transaction(a.session.shop, ({ records }) =>
      records.feed(KINDS, 0, Number.MAX_SAFE_INTEGER),
    )
    expect(JSON.stringify(rows)).not.toMatch(PERSON)
  },
)
