import { expect, onTestFinished, test } from 'vitest'
import { startShop } from '../../src/device/store/actions/shop.ts'
import { openShop } from '../../src/device/store/database.ts'
import { readState } from '../../src/device/store/state.ts'
import { receive } from '../../src/device/sync/receive.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Group, WireRecord } from '../../src/shared/protocol/sync.ts'

const SHOP = { name: 'ร้าน', currency: 'THB', zone: 'Asia/Bangkok', language: 'th' } as const

/** Transactions that write, from now to the end of the test. */
function watchWriting(): IDBTransaction[] {
  const writing: IDBTransaction[] = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    const transaction = begin.apply(this, args)
    if (transaction.mode === 'readwrite') writing.push(transaction)
    return transaction
  }
  onTestFinished(() => {
    IDBDatabase.prototype.transaction = begin
  })
  return writing
}

const fields = { good: newId(), order: newId(), quantity: 1, at: 1, hidden: false, full: 'f', thumb: 't', position: 1 }
const record = (kind: string): WireRecord => ({ kind, id: newId(), fields })
const groupOf = (...records: WireRecord[]): Group => ({ version: 'e.5', records })

const PAGES: [what: string, page: Group[]][] = [
  ['nothing', []],
  ['orders alone', [groupOf(record('order'), record('order'))]],
  [
    'facts of a sale',
    [groupOf(record('order'), record('line'), record('movement'), record('payment'), record('step'))],
  ],
  ['a photo', [groupOf(record('photo'))]],
  ['a good', [groupOf(record('good'))]],
  ['a kind that this app does not know', [groupOf(record('riddle'))]],
]

test.each(PAGES)('a page with %s, its checksums and its cursor are one transaction (SYNC 11)', async (_, page) => {
  // Dexie binds the method when it opens a database: it is watched from before that.
  const writing = watchWriting()
  const { shop } = await startShop(SHOP)
  const db = openShop(shop)
  onTestFinished(() => db.close())
  await readState(db, 'cursor')
  writing.length = 0
  const answer = { nonce: '', epoch: 'e', time: 1, results: [], page, cursor: 'e.5.o', more: false, checksum: '' }
  expect(await receive(db, '', answer, 0)).toBe(true)
  expect(await readState(db, 'cursor')).toBe('e.5.o')
  expect(writing).toHaveLength(1)
})
