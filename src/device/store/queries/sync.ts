/** What the sync mark and its sheet say: honest numbers from the queue itself. */

import type { Kind } from '../../../shared/domain/records.ts'
import type { Action } from '../../../shared/protocol/operations.ts'
import type { ShopDatabase } from '../database.ts'
import type { OutboxRow, Row } from '../rows.ts'
import { readState, readSync, type SyncState } from '../state.ts'

export interface Waiting {
  sales: number
  changes: number
  thumbs: number
  photos: number
  /** Bytes of photos, all and those that the server has said it holds already. */
  photoBytes: number
  photoBytesSent: number
}

/** Numbers of what the server has not yet confirmed. */
export async function waiting(db: ShopDatabase): Promise<Waiting> {
  const [operations, uploads] = await Promise.all([
    db.outbox.where('state').equals('waiting').toArray(),
    db.upload.toArray(),
  ])
  const sales = operations.filter(({ operation }) => operation.action === 'sale.record').length
  const thumbs = uploads.filter(({ rank }) => rank === 0).length
  return {
    sales,
    changes: operations.length - sales,
    thumbs,
    photos: uploads.length - thumbs,
    photoBytes: uploads.reduce((bytes, { size }) => bytes + size, 0),
    photoBytesSent: uploads.reduce((bytes, { sent }) => bytes + sent, 0),
  }
}

export interface Refusal {
  number: number
  action: Action
  at: number
  code: string
  reason: string
  /** Name of the good it is about, or of the first line; empty if there is none. */
  title: string
  order: string | null
  good: string | null
}

/** The operations that the server refused and nobody has settled. */
export async function refusals(db: ShopDatabase): Promise<Refusal[]> {
  const rows = await db.outbox.where('state').equals('refused').toArray()
  return Promise.all(rows.map((row) => refusalOf(db, row)))
}

async function refusalOf(
  db: ShopDatabase,
  { number, operation, code = 'fault', reason = '' }: OutboxRow,
): Promise<Refusal> {
  const { action, at, body } = operation
  const order = 'order' in body ? body.order : null
  const named = 'good' in body ? body.good : null
  const typed = 'fields' in body && 'name' in body.fields ? body.fields.name : undefined
  const line = 'lines' in body ? body.lines[0]?.name : undefined
  const title = typed ?? line ?? (named ? (await db.good.get(named))?.fields.name : undefined) ?? ''
  return { number, action, at, code, reason, title, order, good: named }
}

export interface Replaced {
  id: string
  kind: Kind
  record: string
  title: string
  field: string
  value: unknown
  /** Name of the phone whose edit holds now. */
  by: string
  at: number
}

/** Values of another phone that an edit replaced, which the owner has not put away. */
export async function replaced(db: ShopDatabase): Promise<Replaced[]> {
  const [rows, dismissed = []] = await Promise.all([db.replaced.toArray(), readState(db, 'dismissed')])
  const open = rows.filter((row) => !row.deleted && !dismissed.includes(row.id))
  return Promise.all(
    open.map(async ({ id, fields }) => {
      const [good, device] = await Promise.all([db.good.get(fields.record), db.device.get(fields.by)])
      const { kind, record, field, value, at } = fields
      return { id, kind, record, field, value, at, title: good?.fields.name ?? '', by: device?.fields.name ?? '' }
    }),
  )
}

/** How much of what removed phones handed in waits for the owner's word; `held` tells of each. */
export async function heldCount(db: ShopDatabase): Promise<number> {
  return db.held.filter(({ deleted }) => !deleted).count()
}

/** How the rounds go, as page or service worker last wrote it. */
export async function syncStatus(db: ShopDatabase): Promise<SyncState> {
  return readSync(db)
}

/** Whether photos had to give way since `since`: the browser itself does not always tell how little room is left. */
export async function wasFull(db: ShopDatabase, since: number): Promise<boolean> {
  return ((await readState(db, 'madeRoom')) ?? 0) >= since
}

/** Whether the market has ever answered for this shop: one read back from a backup may not have joined again yet. */
export async function wasInMarket(db: ShopDatabase): Promise<boolean> {
  return (await readState(db, 'cursor')) !== undefined
}

export async function devices(db: ShopDatabase): Promise<Row<'device'>[]> {
  return db.device.toArray()
}

export async function shopRow(db: ShopDatabase): Promise<Row<'shop'> | undefined> {
  return db.shop.get(db.shopId)
}
