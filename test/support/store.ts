/** Phones' databases in Node, each in an IndexedDB of its own, so that several phones of one shop fit in a process. */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { ShopDatabase } from '../../src/device/store/database.ts'
import { perform } from '../../src/device/store/perform.ts'
import { writeState } from '../../src/device/store/state.ts'
import type { Change, Content } from '../../src/shared/domain/change.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Group, SyncAnswer } from '../../src/shared/protocol/sync.ts'

/** A new phone of a shop, with nothing in it. */
export async function freshPhone(shop: string = newId(), device: string = newId()): Promise<ShopDatabase> {
  const db = new ShopDatabase(shop, { indexedDB: new IDBFactory(), IDBKeyRange })
  await writeState(db, 'device', { id: device, number: 0 })
  return db
}

/** A phone whose owner has just started a shop. */
export async function freshShop(): Promise<ShopDatabase> {
  const db = await freshPhone()
  const body = { shop: db.shopId, name: 'ร้านทดสอบ', currency: 'THB' as const, zone: 'Asia/Bangkok' }
  await perform(db, [{ action: 'shop.open', body }])
  return db
}

export const cloth = {
  name: 'ผ้าหมี่ขิด ลายนาค',
  price: 180000,
  unit: 'piece' as const,
  quantity: 1,
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
  cost: null,
  photos: [],
}

/** An answer of the server, with what a test cares for. */
export function answer(rest: Partial<SyncAnswer>): SyncAnswer {
  const plain = { nonce: 'n'.repeat(8), epoch: 'e', time: 1, results: [], page: [], more: false, checksum: '0.0' }
  return { ...plain, cursor: 'e.0.o', ...rest }
}

/** The group that the server would make of changes that it applied as they are. */
export function groupOf(sequence: number, changes: readonly (Change & { do: 'create' })[]): Group {
  return { version: `e.${sequence}`, records: changes.map(({ kind, id, fields }) => ({ kind, id, fields })) }
}

/** What a phone shows of a kind, by id. */
export async function contents(
  db: ShopDatabase,
  kind: Parameters<ShopDatabase['records']>[0],
): Promise<Record<string, Content>> {
  const rows = await db.records(kind).toArray()
  return Object.fromEntries(rows.map(({ id, fields, deleted }) => [id, { fields, deleted: deleted === 1 }]))
}
