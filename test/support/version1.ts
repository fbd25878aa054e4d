/**
 * A shop's database as versions 1 and 2 of the app made it: in the browser's own words, with none of the app's code, so
 * that a change of that code cannot change what the first phones have.
 */

import type { ShopDatabase } from '../../src/device/store/database.ts'

type Path = string | string[]

const STORES: Record<string, { key: Path; indices?: Path[] }> = {
  shop: { key: 'id' },
  device: { key: 'id' },
  good: { key: 'id' },
  photo: { key: 'id', indices: ['fields.good'] },
  costing: { key: 'id' },
  order: { key: 'id', indices: ['fields.at'] },
  line: { key: 'id', indices: ['fields.order'] },
  movement: { key: 'id', indices: ['fields.good'] },
  payment: { key: 'id', indices: ['fields.order'] },
  step: { key: 'id', indices: ['fields.order', 'fields.day'] },
  cost: { key: 'id', indices: ['fields.order'] },
  replaced: { key: 'id' },
  held: { key: 'id' },
  outbox: { key: 'number', indices: ['state', 'id'] },
  base: { key: ['kind', 'id'] },
  parked: { key: ['kind', 'id'], indices: ['kind'] },
  shelf: { key: 'id', indices: ['state'] },
  blob: { key: 'hash' },
  upload: { key: 'hash', indices: [['rank', 'added']] },
  wanted: { key: 'hash' },
  total: { key: 'kind' },
  state: { key: 'key' },
}

const STORES_2: typeof STORES = {
  ...STORES,
  cost: { key: 'id' },
  outbox: { key: 'number', indices: ['state'] },
}

/** Dexie counts in tenths. */
export const NATIVE_1 = 10
export const NATIVE_2 = 20
/** The version of this app. */
export const NATIVE_NOW = 50

export interface OldVersion {
  name: string
  stores: typeof STORES
  native: number
  rows: Record<string, object[]>
}

/** What a phone holds now, as version 1 would have held it: each row of the outbox named its operation's id once more. */
export async function asVersion1(db: ShopDatabase): Promise<OldVersion> {
  const rows: Record<string, object[]> = {}
  for (const table of db.tables) rows[table.name] = await table.toArray()
  rows.outbox = (await db.outbox.toArray()).map((row) => ({ ...row, id: row.operation.id }))
  return version1(db.name, rows)
}

export function version1(name: string, rows: Record<string, object[]>): OldVersion {
  return { name, stores: STORES, native: NATIVE_1, rows: knownRows(rows, STORES) }
}

export function version2(name: string, rows: Record<string, object[]>): OldVersion {
  return { name, stores: STORES_2, native: NATIVE_2, rows: knownRows(rows, STORES_2) }
}

/** Later tables are left out: a phone of an older version has none of them. */
function knownRows(rows: Record<string, object[]>, stores: typeof STORES) {
  return Object.fromEntries(Object.entries(rows).filter(([store]) => store in stores))
}

/** Lays it into an IndexedDB, in place of what is there; handed to a page as it stands, so it uses nothing around it. */
export async function lay({ name, stores, native, rows }: OldVersion, disk = indexedDB): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  await done(disk.deleteDatabase(name))
  const opening = disk.open(name, native)
  opening.onupgradeneeded = () => {
    for (const [store, { key, indices = [] }] of Object.entries(stores)) {
      const made = opening.result.createObjectStore(store, { keyPath: key })
      for (const path of indices) made.createIndex(Array.isArray(path) ? `[${path.join('+')}]` : path, path)
    }
  }
  const db = await done(opening)
  const all = db.transaction(Object.keys(stores), 'readwrite')
  for (const [store, ones] of Object.entries(rows)) for (const row of ones) all.objectStore(store).add(row)
  await new Promise((resolve, reject) => {
    all.oncomplete = resolve
    all.onabort = () => reject(all.error)
  })
  db.close()
}
