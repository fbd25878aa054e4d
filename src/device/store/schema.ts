/**
 * The tables and what their rows are looked up by, version by version. A phone may come from any of them with a full
 * outbox, so a version stays here for ever, and a change is a new one. An upgrade is one transaction of IndexedDB: a phone
 * that goes out in the middle of it has the version before, whole. Each index costs every write to its table: what no
 * query uses is dropped.
 */

import type { Dexie } from 'dexie'

export function declareVersions(db: Dexie): void {
  db.version(1).stores({
    shop: 'id',
    device: 'id',
    good: 'id',
    photo: 'id, fields.good',
    costing: 'id',
    order: 'id, fields.at',
    line: 'id, fields.order',
    movement: 'id, fields.good',
    payment: 'id, fields.order',
    step: 'id, fields.order, fields.day',
    cost: 'id, fields.order',
    replaced: 'id',
    held: 'id',
    outbox: 'number, state, id',
    base: '[kind+id]',
    parked: '[kind+id], kind',
    shelf: 'id, state',
    blob: 'hash',
    upload: 'hash, [rank+added]',
    wanted: 'hash',
    total: 'kind',
    state: 'key',
  })
  db.version(2)
    .stores({ outbox: 'number, state', cost: 'id' })
    .upgrade(async (upgrade) => {
      await upgrade
        .table('outbox')
        .toCollection()
        .modify((row: object) => bringUp('outbox', row, 1))
    })
  // Of fields that few rows have: what lacks them is in no index, and costs none.
  db.version(3).stores({
    good: 'id, fields.variantOf',
    mark: 'id, fields.good',
    lot: 'id, fields.good',
    movement: 'id, fields.good, fields.lot',
    return: 'id, fields.order',
    order: 'id, fields.at, fields.due',
    payment: 'id, fields.order, fields.slip.reference',
  })
  db.version(4).stores({
    customer: 'id',
    material: 'id',
    recipe: 'id',
    entry: 'id, fields.material',
    step: 'id, fields.order, fields.day, fields.customer',
  })
  db.version(5).stores({
    person: 'id',
    call: 'id',
    request: 'id',
    reply: 'id, fields.request',
    pledge: 'id, fields.call',
    lesson: 'id',
    order: 'id, fields.at, fields.due, fields.request',
  })
}

/** Changes a row as an earlier version of the database wrote it into one of this version: of a phone, or of a backup file. */
export function bringUp(table: string, row: { id?: string }, from: number): void {
  // It stood there twice: the operation has it.
  if (from < 2 && table === 'outbox') delete row.id
}
