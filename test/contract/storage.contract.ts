/** What every database behind the storage port must do. A second one is put under it by one more file like `sqlite.test.ts`. */

import { describe, expect, onTestFinished, test } from 'vitest'
import type { PieceRow, WindowRow } from '../../src/server/storage/market.ts'
import type { CodeRow, DeviceRow, OperationRow, RecordRow, ShopRows, Storage } from '../../src/server/storage/port.ts'
import type { Watch } from '../../src/server/storage/sql/watch.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { lackingShop } from '../support/named-shop.ts'

export interface Opened {
  storage: Storage
  /** The same data, opened anew after it was closed. */
  reopen(): Promise<Storage>
}

const EPOCH = 'mr20ww00abc'

function record(changed: Partial<RecordRow> = {}): RecordRow {
  const fields = { name: 'ผ้าไหม', price: null }
  return { kind: 'good', id: newId(), fields, versions: null, deleted: false, epoch: EPOCH, sequence: 1, ...changed }
}

function device(changed: Partial<DeviceRow> = {}): DeviceRow {
  const id = newId()
  return {
    device: id,
    role: 'owner',
    token: 'hash',
    nextToken: null,
    lastNumber: 0,
    acked: 0,
    offset: null,
    lastContact: 0,
    waiting: 0,
    removedAt: null,
    beganAs: id,
    renewedAs: null,
    signKey: null,
    ...changed,
  }
}

function operation(changed: Partial<OperationRow> = {}): OperationRow {
  return {
    id: newId(),
    device: newId(),
    number: 1,
    hash: 'hash',
    outcome: 'applied',
    code: null,
    reason: null,
    sequence: 1,
    action: 'sale.record',
    at: 0,
    unsure: false,
    received: 0,
    ...changed,
  }
}

function code(changed: Partial<CodeRow> = {}): CodeRow {
  return {
    hash: newId(),
    kind: 'device',
    shop: newId(),
    role: 'helper',
    expires: 100,
    label: null,
    usedBy: null,
    usedSecret: null,
    issued: null,
    community: null,
    ...changed,
  }
}

function windowRow(shop: string): WindowRow {
  const texts = { name: 'ร้าน', english: '', story: '', place: '', hours: '', contact: '' }
  const code = shop.slice(-8)
  return { code, slug: code, version: 1, open: true, since: 0, content: { ...texts, currency: 'THB', zone: 'UTC' } }
}

function piece(changed: Partial<PieceRow> = {}): PieceRow {
  const good = newId()
  const row = { good, family: good, state: 'here', reservedUntil: null, askedUntil: null, category: '' } as const
  return { ...row, price: null, currency: 'THB', words: '', since: 0, content: null, ...changed }
}

/** @param openIt to be opened so that each query is watched */
export function storageContract(name: string, openIt: (watch: Watch) => Promise<Opened>): void {
  describe(`storage: ${name}`, () => {
    /** Every query of every test names its shop. */
    function open(): Promise<Opened> {
      const lacking: string[] = []
      onTestFinished(() => expect(lacking).toEqual([]))
      return openIt(lackingShop((query) => lacking.push(query)))
    }

    /** One call in a transaction of its own. */
    function on<T>(storage: Storage, shop: string, work: (rows: ShopRows) => Promise<T>): Promise<T> {
      return storage.transaction(shop, work)
    }

    test('a transaction that throws leaves nothing, and the next one goes on', async () => {
      const { storage } = await open()
      const shop = newId()
      const failed = on(storage, shop, async (rows) => {
        await rows.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0)
        await rows.records.put([record()])
        throw new Error('cut')
      })
      await expect(failed).rejects.toThrow('cut')
      expect(await on(storage, shop, ({ shop }) => shop.get())).toBeNull()
      expect(await on(storage, shop, ({ records }) => records.feed(['good'], 0, 9))).toEqual([])
    })

    test('a savepoint that throws leaves nothing of itself, and all that was before and comes after', async () => {
      const { storage } = await open()
      const shop = newId()
      const [before, inside, after] = [record(), record(), record()]
      await on(storage, shop, async (rows) => {
        await rows.records.put([before])
        const failed = rows.savepoint(async () => {
          await rows.records.put([inside, { ...before, deleted: true }])
          throw new Error('cut')
        })
        await expect(failed).rejects.toThrow('cut')
        await rows.savepoint(() => rows.records.put([after]))
      })
      const rows = await on(storage, shop, ({ records }) => records.feed(['good'], 0, 9))
      expect(rows).toHaveLength(2)
      expect(rows).toEqual(expect.arrayContaining([before, after]))
    })

    test('what a transaction reads cannot change under it: counting up at once loses nothing', async () => {
      const { storage } = await open()
      const shop = newId()
      await on(storage, shop, (rows) =>
        rows.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0),
      )
      const count = () =>
        on(storage, shop, async (rows) => {
          const row = await rows.shop.get()
          if (row) await rows.shop.save({ ...row, sequence: row.sequence + 1 })
        })
      await Promise.all(Array.from({ length: 20 }, count))
      expect(await on(storage, shop, ({ shop }) => shop.get())).toMatchObject({ sequence: 20 })
    })

    test('what was stored is there after it was opened anew', async () => {
      const { storage, reopen } = await open()
      const shop = newId()
      const row = record({ versions: { name: [`${EPOCH}.1`, newId()] }, fields: { story: 'ยาย "ทอ"\n\u0001' } })
      await on(storage, shop, ({ records }) => records.put([row]))
      await storage.close()
      const again = await reopen()
      expect(await on(again, shop, ({ records }) => records.load('good', [row.id]))).toEqual([row])
    })

    test('a shop is there once, with its totals', async () => {
      const { storage } = await open()
      const shop = newId()
      const row = { epoch: EPOCH, epochStart: 3, sequence: 7, recovery: 1, community: 'market' }
      await on(storage, shop, ({ shop }) => shop.open(row, 0))
      await expect(on(storage, shop, ({ shop }) => shop.open(row, 0))).rejects.toThrow()
      const total = { count: 3, high: 0xffffffff, low: 0 }
      await on(storage, shop, ({ shop }) => shop.saveTotals(new Map([['good', total]])))
      await on(storage, shop, ({ shop }) =>
        shop.saveTotals(
          new Map([
            ['good', { ...total, count: 4 }],
            ['line', total],
          ]),
        ),
      )
      await on(storage, shop, ({ shop }) => shop.saveTotals(new Map()))
      expect(await on(storage, shop, ({ shop }) => shop.totals())).toEqual(
        new Map([
          ['good', { ...total, count: 4 }],
          ['line', total],
        ]),
      )
      expect(await on(storage, newId(), ({ shop }) => shop.totals())).toEqual(new Map())
    })

    test('a device keeps what is saved of it, and null is a value', async () => {
      const { storage } = await open()
      const shop = newId()
      const row = device({ nextToken: 'next', offset: -5 })
      await on(storage, shop, ({ devices }) => devices.add(row))
      await on(storage, shop, ({ devices }) => devices.save(row.device, { nextToken: null, lastNumber: 2 ** 40 }))
      expect(await on(storage, shop, ({ devices }) => devices.get(row.device))).toEqual({
        ...row,
        nextToken: null,
        lastNumber: 2 ** 40,
      })
      expect(await on(storage, newId(), ({ devices }) => devices.get(row.device))).toBeNull()
    })

    test('who comes is known beside the lock of the shop: as it was stored last, in its own shop alone', async () => {
      const { storage } = await open()
      const shop = newId()
      const row = device({ nextToken: 'next' })
      await on(storage, shop, ({ devices }) => devices.add(row))
      expect(await storage.device(shop, row.device)).toEqual(row)
      expect(await storage.device(newId(), row.device)).toBeNull()
      const failing = on(storage, shop, async ({ devices }) => {
        await devices.save(row.device, { token: 'never' })
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await storage.device(shop, row.device)).toEqual(row)
    })

    test('active devices are those of the role that are neither removed nor renewed', async () => {
      const { storage } = await open()
      const shop = newId()
      const owner = device()
      const others = [device({ role: 'helper' }), device({ removedAt: 0 }), device({ renewedAs: newId() })]
      await on(storage, shop, async ({ devices }) => {
        for (const row of [owner, ...others]) await devices.add(row)
      })
      expect(await on(storage, shop, ({ devices }) => devices.active('owner'))).toEqual([owner.device])
    })

    test('operations are known by their ids, thousands at once, each in its own shop', async () => {
      const { storage } = await open()
      const shop = newId()
      const rows = Array.from({ length: 3 }, (_, n) => operation({ unsure: n === 1, code: n === 2 ? 'fault' : null }))
      await on(storage, shop, async ({ operations }) => {
        await operations.add(rows)
      })
      const ids = [...rows.map(({ id }) => id), ...Array.from({ length: 2500 }, () => newId())]
      const known = await on(storage, shop, ({ operations }) => operations.known(ids))
      expect(known).toEqual(new Map(rows.map((row) => [row.id, row])))
      expect(await on(storage, newId(), ({ operations }) => operations.known(ids))).toEqual(new Map())
      expect(await on(storage, shop, ({ operations }) => operations.known([]))).toEqual(new Map())
      await expect(on(storage, shop, ({ operations }) => operations.add(rows.slice(0, 1)))).rejects.toThrow()
    })

    test('a held operation that was taken is applied from then on', async () => {
      const { storage } = await open()
      const shop = newId()
      const row = operation({ outcome: 'held', sequence: null })
      await on(storage, shop, ({ operations }) => operations.add([row]))
      await on(storage, shop, ({ operations }) => operations.applied(row.id, 9))
      const known = await on(storage, shop, ({ operations }) => operations.known([row.id]))
      expect(known.get(row.id)).toEqual({ ...row, outcome: 'applied', sequence: 9 })
    })

    test('a held operation that was dropped is refused from then on, in its own shop alone', async () => {
      const { storage } = await open()
      const [shop, other] = [newId(), newId()]
      const row = operation({ outcome: 'held', sequence: null })
      for (const one of [shop, other]) await on(storage, one, ({ operations }) => operations.add([row]))
      await on(storage, shop, ({ operations }) => operations.dropped(row.id))
      const known = (one: string) => on(storage, one, ({ operations }) => operations.known([row.id]))
      expect((await known(shop)).get(row.id)).toMatchObject({ outcome: 'refused', code: 'dropped', sequence: null })
      expect((await known(other)).get(row.id)).toEqual(row)
    })

    test('to be counted are shops that agreed or were counted, and in which something was written since; page by page', async () => {
      const { storage } = await open()
      const [agreed, silent, quoting, counted] = Array.from({ length: 4 }, () => newId()).sort() as [
        string,
        string,
        string,
        string,
      ]
      const VERSION = 3
      const sums = { epoch: EPOCH, sequence: 2, madeAt: 0, version: VERSION, name: '', lastSale: null, lessons: 0 }
      for (const shop of [agreed, silent, quoting, counted]) {
        const row = { kind: 'shop' as const, id: shop, versions: null, deleted: false, epoch: EPOCH, sequence: 1 }
        const fields = { [agreed]: { agrees: true }, [quoting]: { story: '"agrees":true', agrees: false } }[shop] ?? {}
        await on(storage, shop, async (rows) => {
          await rows.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 2, recovery: 0, community: 'market' }, 0)
          await rows.records.put([{ ...row, fields }])
          if (shop === counted) await rows.sums.save({ ...sums, sequence: 1 }, [])
        })
      }
      const toCount = (after = '', many = 10) => storage.anywhere.shopsToCount(VERSION, after, many)
      expect(await toCount()).toEqual({ shops: [agreed, counted], upTo: counted })
      expect(await toCount('', 2)).toEqual({ shops: [agreed], upTo: silent })
      expect(await toCount(silent, 1)).toEqual({ shops: [], upTo: quoting })
      expect(await toCount(counted)).toEqual({ shops: [], upTo: null })
      for (const shop of [agreed, counted]) await on(storage, shop, (rows) => rows.sums.save(sums, []))
      expect(await toCount()).toEqual({ shops: [], upTo: counted })
      expect((await storage.anywhere.shopsToCount(VERSION + 1, '', 10)).shops).toEqual([agreed, counted])
    })

    test('all shops are listed, and all devices of one, whatever became of them', async () => {
      const { storage } = await open()
      const [shop, other] = [newId(), newId()]
      const rows = [device(), device({ removedAt: 5 }), device({ renewedAs: newId(), role: 'helper' })]
      expect(await storage.anywhere.shops()).toEqual([])
      for (const one of [other, shop]) {
        await on(storage, one, (all) =>
          all.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0),
        )
      }
      await on(storage, other, ({ devices }) => devices.add(device()))
      await on(storage, shop, async ({ devices }) => {
        for (const row of [...rows].reverse()) await devices.add(row)
      })
      expect(await storage.anywhere.shops()).toEqual([shop, other].sort())
      expect(await on(storage, shop, ({ devices }) => devices.all())).toEqual(
        [...rows].sort((a, b) => (a.device < b.device ? -1 : 1)),
      )
      expect(await on(storage, newId(), ({ devices }) => devices.all())).toEqual([])
    })

    test('a record is replaced by its kind and id, and those of other kinds and shops stay', async () => {
      const { storage } = await open()
      const [shop, other] = [newId(), newId()]
      const row = record()
      const costing = record({ kind: 'costing', id: row.id })
      await on(storage, shop, ({ records }) => records.put([row, costing]))
      await on(storage, other, ({ records }) => records.put([row]))
      const changed = { ...row, deleted: true, sequence: 2, fields: {}, versions: {} }
      await on(storage, shop, ({ records }) => records.put([changed]))
      expect(await on(storage, shop, ({ records }) => records.load('good', [row.id, newId()]))).toEqual([changed])
      expect(await on(storage, shop, ({ records }) => records.load('costing', [row.id]))).toEqual([costing])
      expect(await on(storage, other, ({ records }) => records.load('good', [row.id]))).toEqual([row])
      await on(storage, shop, ({ records }) => records.put([]))
    })

    test('the feed is ordered by sequence, holds only what lies between and only of its kinds, up to a limit', async () => {
      const { storage } = await open()
      const shop = newId()
      const rows = [5, 3, 4, 1, 2, 2].map((sequence) => record({ sequence }))
      const hidden = record({ kind: 'cost', sequence: 3 })
      await on(storage, shop, ({ records }) => records.put([...rows, hidden]))
      await on(storage, newId(), ({ records }) => records.put([record({ sequence: 3 })]))
      const feed = (after: number, upTo: number, limit?: number) =>
        on(storage, shop, async ({ records }) =>
          (await records.feed(['good', 'line'], after, upTo, limit)).map(({ sequence }) => sequence),
        )
      expect(await feed(0, 9)).toEqual([1, 2, 2, 3, 4, 5])
      expect(await feed(1, 4)).toEqual([2, 2, 3, 4])
      expect(await feed(0, 9, 3)).toEqual([1, 2, 2])
      expect(await feed(5, 9)).toEqual([])
    })

    test('thousands of records are written and read in one go', async () => {
      const { storage } = await open()
      const shop = newId()
      const rows = Array.from({ length: 2500 }, (_, index) => record({ sequence: index + 1 }))
      await on(storage, shop, ({ records }) => records.put(rows))
      expect(await on(storage, shop, ({ records }) => records.feed(['good'], 0, 9999))).toEqual(rows)
      const loaded = await on(storage, shop, ({ records }) =>
        records.load(
          'good',
          rows.map(({ id }) => id),
        ),
      )
      expect(loaded).toHaveLength(2500)
    })

    test('held operations are counted by device, come back as they were, and go', async () => {
      const { storage } = await open()
      const shop = newId()
      const wire = {
        id: newId(),
        device: newId(),
        number: 4,
        schema: 1,
        at: 1,
        seen: 0,
        person: 'แม่',
        action: 'sale.record',
        body: { order: newId() },
      }
      const row = { operation: wire, at: 2, unsure: true }
      await on(storage, shop, ({ held }) => held.add(row))
      expect(await on(storage, shop, ({ held }) => held.count(wire.device))).toBe(1)
      expect(await on(storage, shop, ({ held }) => held.count(newId()))).toBe(0)
      expect(await on(storage, shop, ({ held }) => held.get(wire.id))).toEqual(row)
      expect(await on(storage, newId(), ({ held }) => held.get(wire.id))).toBeNull()
      await on(storage, shop, ({ held }) => held.remove(wire.id))
      expect(await on(storage, shop, ({ held }) => held.get(wire.id))).toBeNull()
    })

    test('a code is used once, by one of those who come at the same time', async () => {
      const { storage } = await open()
      const shop = newId()
      const row = code({ shop })
      await on(storage, shop, ({ codes }) => codes.add(row))
      expect(await storage.anywhere.code(row.hash)).toEqual(row)
      expect(await storage.anywhere.code('none')).toBeNull()
      const devices = Array.from({ length: 5 }, () => newId())
      const used = await Promise.all(
        devices.map((device) => on(storage, shop, ({ codes }) => codes.use(row.hash, device, 'secret', null))),
      )
      expect(used.filter(Boolean)).toHaveLength(1)
      expect(await storage.anywhere.code(row.hash)).toEqual({
        ...row,
        usedBy: devices[used.indexOf(true)],
        usedSecret: 'secret',
      })
    })

    test('the community code that is still good is found, and only that', async () => {
      const { storage } = await open()
      const unused = code({ kind: 'community', shop: null, expires: 100 })
      await storage.anywhere.addCommunityCode(unused)
      await on(storage, newId(), ({ codes }) => codes.add(code()))
      expect(await storage.anywhere.communityCode('market', 99)).toEqual(unused)
      await storage.anywhere.addCommunityCode(
        code({ kind: 'community', shop: null, expires: 200, community: 'na-kha' }),
      )
      expect(await storage.anywhere.communityCode('market', 100)).toBeNull()
      const shop = newId()
      await on(storage, shop, ({ codes }) => codes.use(unused.hash, newId(), 'secret', 'label'))
      expect(await storage.anywhere.communityCode('market', 0)).toBeNull()
      expect(await storage.anywhere.code(unused.hash)).toMatchObject({ shop, issued: 'label' })
    })

    test('what buyers see is found by community, shop, kind, words and price, newest first, and what is gone never', async () => {
      const { storage } = await open()
      const { market } = storage
      const [shop, other] = [newId(), newId()]
      for (const one of [shop, other]) {
        await on(storage, one, async (rows) => {
          await rows.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0)
          await rows.window.save(windowRow(one))
        })
      }
      const rows = [
        piece({ since: 1, words: 'ผา คราม', category: 'mudmee', price: 500 }),
        piece({ since: 3, words: 'ผา 100%', category: 'khit', price: 900 }),
        piece({ since: 2, state: 'sold', words: 'ผา' }),
        piece({ since: 4, state: 'gone', content: null }),
        piece({ since: 5, currency: 'LAK', price: 700, words: 'ผา' }),
      ]
      await on(storage, shop, ({ window }) => window.putPieces(rows))
      await on(storage, other, ({ window }) => window.putPieces([piece({ since: 9 })]))
      const found = async (query: object) =>
        (await market.pieces({ shop, limit: 9, ...query })).map(({ since }) => since)
      expect(await found({})).toEqual([5, 3, 1])
      expect(await found({ sold: true })).toEqual([5, 3, 1, 2])
      expect(await found({ limit: 1, offset: 1 })).toEqual([3])
      expect(await found({ words: ['ผา', 'คราม'] })).toEqual([1])
      expect(await found({ words: ['0%'] })).toEqual([3])
      expect(await found({ words: ['_'] })).toEqual([])
      expect(await found({ category: 'khit' })).toEqual([3])
      expect(await found({ most: { THB: 500, LAK: 700 } })).toEqual([5, 1])
      expect(await found({ family: rows[0]?.family })).toEqual([1])
      expect(await market.count({ community: 'market', sold: true })).toBe(5)
      expect(await market.categories('market')).toEqual([
        { category: 'khit', count: 1 },
        { category: 'mudmee', count: 1 },
      ])
      expect(await market.piece(rows[3]?.good ?? '')).toMatchObject({ shop, state: 'gone', content: null })
      expect(await market.piece(newId())).toBeNull()
      expect((await market.windows('market')).map((one) => one.shop).sort()).toEqual([shop, other].sort())
      expect(await market.window(shop)).toMatchObject({ shop, community: 'market', open: true })
    })

    test('sums of movements add up, what a record is about is noted once, and a cleared window keeps its name', async () => {
      const { storage } = await open()
      const shop = newId()
      await on(storage, shop, async ({ shop: row, window }) => {
        await row.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0)
        await window.save(windowRow(shop))
        for (const quantity of [5, -2]) await window.addStocks([{ good: 'a', quantity, movements: 1 }])
        for (const id of ['1', '1', '2']) await window.addAbout([{ subject: 'a', kind: 'photo', id }])
      })
      const read = () =>
        on(storage, shop, async ({ window }) => [
          [...(await window.stocks(['a', 'b'])).values()],
          (await window.about(['a'], ['photo', 'mark'])).length,
          (await window.get())?.code,
        ])
      expect(await read()).toEqual([[{ good: 'a', quantity: 3, movements: 2 }], 2, shop.slice(-8)])
      await on(storage, shop, ({ window }) => window.clear())
      expect(await read()).toEqual([[], 0, shop.slice(-8)])
    })

    test('the stamp is another one when buyers may see something new, once it is stored, and never else', async () => {
      const { storage } = await open()
      const { market } = storage
      const shop = newId()
      const before = await market.stamp()
      await on(storage, shop, async (rows) => {
        await rows.shop.open({ epoch: EPOCH, epochStart: 0, sequence: 0, recovery: 0, community: 'market' }, 0)
        await rows.window.addStocks([{ good: 'a', quantity: 1, movements: 1 }])
      })
      expect(await market.stamp()).toBe(before)
      const failed = on(storage, shop, async ({ window }) => {
        await window.save(windowRow(shop))
        throw new Error('cut')
      })
      await expect(failed).rejects.toThrow('cut')
      expect(await market.stamp()).toBe(before)
      await on(storage, shop, ({ window }) => window.save(windowRow(shop)))
      expect(await market.stamp()).not.toBe(before)
      const seen = await market.stamp()
      await market.changeCommunity('na-kha', () => ({ texts: {}, map: null, rates: null }))
      expect(await market.stamp()).not.toBe(seen)
    })

    test('whoever changes a large order or a community changes it as it stands, however many do so at once', async () => {
      const { storage } = await open()
      const { calls, market } = storage
      const call = { community: 'na-kha', call: newId(), link: 'a', state: 'asked' as const, madeAt: 0, buyer: null }
      const terms = { title: 'ผ้าขาวม้า', text: '', unit: 'piece' as const, price: null, currency: 'THB' as const }
      await calls.add({ ...call, ...terms, total: 0, day: '2026-08-31' })
      const twenty = Array.from({ length: 20 })
      const more = () => calls.change('na-kha', call.call, (row) => ({ ...row, total: row.total + 1 }))
      await Promise.all(twenty.map(more))
      expect(await calls.get('na-kha', call.call)).toMatchObject({ ...call, total: 20 })
      const settle = (state: 'withdrawn' | 'open') => () =>
        calls.change('na-kha', call.call, (row) => (row.state === 'asked' ? { ...row, state } : null))
      const settled = await Promise.all(twenty.flatMap(() => [settle('withdrawn')(), settle('open')()]))
      expect(settled.filter((row) => row !== null)).toEqual([await calls.get('na-kha', call.call)])
      expect(await calls.change('na-kha', newId(), (row) => row)).toBeNull()

      const empty = { texts: {}, map: null, rates: null, households: 0 }
      const grow = () =>
        market.changeCommunity('na-kha', (row) => ({ ...empty, ...row, households: (row?.households ?? 0) + 1 }))
      await Promise.all(twenty.map(grow))
      expect(await market.community('na-kha')).toEqual({ ...empty, slug: 'na-kha', households: 20 })
    })

    test('a card is a code of its community that is never given out as the code of the moment', async () => {
      const { storage } = await open()
      const card = { kind: 'community', shop: null, community: 'na-kha', expires: 300 } as const
      await storage.anywhere.addCommunityCode(code({ ...card, hash: 'later', label: 'invitation 1' }))
      await storage.anywhere.addCommunityCode(code({ ...card, hash: 'sooner', label: 'invitation 2', expires: 200 }))
      await storage.anywhere.addCommunityCode(code({ ...card, community: 'phu-khae', label: 'invitation 3' }))
      expect(await storage.anywhere.communityCode('na-kha', 0)).toBeNull()
      const hashes = async (now: number) => (await storage.office.codes('na-kha', now)).map(({ hash }) => hash)
      expect([await hashes(0), await hashes(200)]).toEqual([['later', 'sooner'], ['later']])
      await on(storage, newId(), ({ codes }) => codes.use('later', newId(), 'secret', null))
      expect(await hashes(0)).toEqual(['sooner'])
    })

    test('a pass is good until its time, for its kind, and is taken by one of those who come at the same time', async () => {
      const { storage } = await open()
      const { office } = storage
      const row = { hash: 'a', kind: 'link', community: 'na-kha', expires: 100 } as const
      await office.addPass(row)
      await office.addPass({ ...row, hash: 'b', community: 'phu-khae' })
      expect(await office.pass('a', 'link', 99)).toEqual(row)
      expect([await office.pass('a', 'link', 100), await office.pass('a', 'session', 0)]).toEqual([null, null])
      const taken = await Promise.all([0, 0].map(() => office.takePass('a', 'link', 99)))
      expect(taken.sort()).toEqual([false, true])
      expect([await office.dropPasses({ community: 'na-kha' }), await office.dropPasses({ before: 100 })]).toEqual([
        0, 1,
      ])
    })

    test('the sums of a shop are replaced as a whole, and are found in the community that it belongs to now', async () => {
      const { storage } = await open()
      const shop = newId()
      const counted = { epoch: EPOCH, sequence: 7, madeAt: 5, version: 1, name: 'ร้าน', lastSale: null, lessons: 2 }
      const sums = {
        month: '2026-07',
        currency: 'THB',
        orders: 2,
        income: 9,
        onlineOrders: 1,
        onlineIncome: 4,
      } as const
      const row = { epoch: EPOCH, epochStart: 0, sequence: 7, recovery: 1, community: 'na-kha' }
      await on(storage, shop, (rows) => rows.shop.open(row, 0))
      await on(storage, shop, (rows) => rows.devices.add(device({ lastContact: 11 })))
      await on(storage, shop, (rows) => rows.devices.add(device({ lastContact: 12, removedAt: 12 })))
      await on(storage, shop, (rows) => rows.sums.save(counted, [{ ...sums, month: '2026-06' }, sums]))
      await on(storage, shop, (rows) => rows.sums.save(counted, [sums]))
      expect(await on(storage, shop, (rows) => rows.sums.counted())).toEqual(counted)
      expect(await storage.office.agreed('na-kha')).toEqual([{ shop, ...counted, lastContact: 11 }])
      await on(storage, shop, (rows) => rows.shop.save({ ...row, community: 'phu-khae' }))
      expect([await storage.office.months('na-kha'), await storage.office.shops('na-kha')]).toEqual([[], []])
      expect(await storage.office.months('phu-khae')).toEqual([{ shop, ...sums }])
      await on(storage, shop, (rows) => rows.sums.clear())
      expect([await storage.office.months('phu-khae'), await storage.office.agreed('phu-khae')]).toEqual([[], []])
    })

    test('the newest few bundles of a device wait, in the order in which they were made, in its own shop alone', async () => {
      const { storage } = await open()
      const [shop, device] = [newId(), newId()]
      const made = Array.from({ length: 7 }, (_, n) => ({ device, id: newId(), made: n, bytes: Uint8Array.of(n, 255) }))
      await on(storage, shop, async ({ bundles }) => {
        for (const row of [...made].reverse()) await bundles.put(row, 0)
        await bundles.put({ device: newId(), id: newId(), made: 9, bytes: Uint8Array.of(1) }, 0)
      })
      const of = (whose: string) => on(storage, whose, ({ bundles }) => bundles.of(device))
      expect(await of(shop)).toEqual(made.slice(2))
      expect(await of(newId())).toEqual([])
      await on(storage, shop, ({ bundles }) => bundles.remove(device, made[3]?.id ?? ''))
      expect((await of(shop)).map(({ made: at }) => at)).toEqual([2, 4, 5, 6])
    })

    test('a setting is made once and stays', async () => {
      const { storage, reopen } = await open()
      expect(await storage.anywhere.knownSetting('secret')).toBe(null)
      expect(await storage.anywhere.setting('secret', () => 'one')).toBe('one')
      expect(await storage.anywhere.knownSetting('secret')).toBe('one')
      expect(await storage.anywhere.setting('secret', () => 'two')).toBe('one')
      await storage.anywhere.ping()
      await storage.close()
      expect(await (await reopen()).anywhere.setting('secret', () => 'three')).toBe('one')
    })

    test('a photo is appended to only where its stored length is the offset', async () => {
      const { storage } = await open()
      const [shop, hash] = [newId(), 'a'.repeat(64)]
      const [one, two] = [new Uint8Array([0, 255, 1]), new Uint8Array([7, 0])]
      const append = (offset: number, bytes: Uint8Array) =>
        on(storage, shop, ({ photos }) => photos.append(hash, offset, bytes, 1))
      expect(await append(0, one)).toBe(false)
      await on(storage, shop, ({ photos }) => photos.beginUpload(hash, 5, 0))
      expect([await append(1, one), await append(0, one), await append(0, two), await append(3, two)]).toEqual([
        false,
        true,
        false,
        true,
      ])
      expect(await on(storage, shop, ({ photos }) => photos.upload(hash))).toEqual({
        hash,
        size: 5,
        length: 5,
        touchedAt: 1,
      })
      expect(await on(storage, newId(), ({ photos }) => photos.upload(hash))).toBeNull()
      const bytes = await on(storage, shop, ({ photos }) => photos.uploaded(hash))
      expect([...bytes]).toEqual([0, 255, 1, 7, 0])
      await on(storage, shop, ({ photos }) => photos.beginUpload(hash, 4, 0))
      expect([...(await on(storage, shop, ({ photos }) => photos.uploaded(hash)))]).toEqual([])
      await on(storage, shop, ({ photos }) => photos.dropUpload(hash))
      expect(await on(storage, shop, ({ photos }) => photos.upload(hash))).toBeNull()
    })

    test('a whole photo is known, and listed, until it is forgotten, in its own shop alone', async () => {
      const { storage } = await open()
      const [shop, other] = [newId(), newId()]
      const row = { hash: 'a'.repeat(64), size: 5, type: 'image/jpeg' as const }
      await on(storage, shop, ({ photos }) => photos.add(row, 0))
      await on(storage, shop, ({ photos }) => photos.add(row, 1))
      expect(await on(storage, shop, ({ photos }) => photos.all())).toEqual([row.hash])
      expect(await on(storage, other, ({ photos }) => photos.all())).toEqual([])
      await on(storage, other, ({ photos }) => photos.forget(row.hash))
      expect(await on(storage, shop, ({ photos }) => photos.get(row.hash))).toEqual(row)
      await on(storage, shop, ({ photos }) => photos.forget(row.hash))
      expect(await on(storage, shop, ({ photos }) => photos.get(row.hash))).toBeNull()
    })

    test('partial photos last touched before a time are forgotten in every shop; finished ones are not', async () => {
      const { storage } = await open()
      const [shop, other] = [newId(), newId()]
      const photo = { hash: 'f'.repeat(64), size: 5, type: 'image/webp' }
      await on(storage, shop, async ({ photos }) => {
        await photos.beginUpload('old', 5, 10)
        await photos.beginUpload('touched', 5, 10)
        await photos.append('touched', 0, new Uint8Array([1]), 20)
        await photos.add(photo, 0)
        await photos.add(photo, 1)
      })
      await on(storage, other, ({ photos }) => photos.beginUpload('old', 5, 10))
      expect(await storage.anywhere.forgetUploads(20)).toBe(2)
      expect(await on(storage, shop, ({ photos }) => photos.upload('old'))).toBeNull()
      expect(await on(storage, shop, ({ photos }) => photos.upload('touched'))).toMatchObject({ length: 1 })
      expect(await on(storage, shop, ({ photos }) => photos.get(photo.hash))).toEqual(photo)
      expect(await on(storage, other, ({ photos }) => photos.get(photo.hash))).toBeNull()
    })

    test('what the keeper did is there in the order of time, and how it ended takes the place of how it began', async () => {
      const { storage, reopen } = await open()
      const [first, second] = [newId(10), newId(20)]
      await storage.audit.put({ id: second, at: 20, command: 'doctor', typed: '', outcome: null })
      await storage.audit.put({ id: first, at: 10, command: 'backup', typed: '/backup', outcome: 'done' })
      await storage.audit.put({ id: second, at: 20, command: 'doctor', typed: ': all', outcome: 'failed' })
      const rows = [
        { id: first, at: 10, command: 'backup', typed: '/backup', outcome: 'done' },
        { id: second, at: 20, command: 'doctor', typed: ': all', outcome: 'failed' },
      ]
      expect(await storage.audit.since(0)).toEqual(rows)
      expect(await (await reopen()).audit.since(11)).toEqual(rows.slice(1))
    })

    test('what is erased is known by its shop and kind alone, and erased again is no harm', async () => {
      const { storage } = await open()
      const [shop, other, id] = [newId(), newId(), newId()]
      await on(storage, shop, ({ erased }) => erased.add([{ kind: 'customer', id }]))
      await on(storage, shop, ({ erased }) => erased.add([{ kind: 'customer', id }]))
      await storage.erased.add([{ place: 'market', kind: 'call', id }])
      const among = (where: string, kind: 'customer' | 'reply') =>
        on(storage, where, ({ erased }) => erased.among(kind, [id, newId()]))
      expect(await among(shop, 'customer')).toEqual(new Set([id]))
      expect(await among(shop, 'reply')).toEqual(new Set())
      expect(await among(other, 'customer')).toEqual(new Set())
      expect((await storage.erased.all()).map(({ place }) => place).sort()).toEqual([shop, 'market'].sort())
    })
  })
}
