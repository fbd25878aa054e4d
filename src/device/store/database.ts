/** The Dexie database of one shop. Its tables hold what the seller sees; see `rows.ts`. */

import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie'
import type { Kind } from '../../shared/domain/records.ts'
import type {
  AnyRow,
  BaseRow,
  BlobRow,
  OutboxRow,
  ParkedRow,
  Row,
  ShelfRow,
  TotalRow,
  UploadRow,
  WantedRow,
} from './rows.ts'
import { declareVersions } from './schema.ts'
import type { State } from './state.ts'

export class ShopDatabase extends Dexie {
  declare shop: Table<Row<'shop'>, string>
  declare device: Table<Row<'device'>, string>
  declare good: Table<Row<'good'>, string>
  declare photo: Table<Row<'photo'>, string>
  declare mark: Table<Row<'mark'>, string>
  declare lot: Table<Row<'lot'>, string>
  declare costing: Table<Row<'costing'>, string>
  declare customer: Table<Row<'customer'>, string>
  declare material: Table<Row<'material'>, string>
  declare recipe: Table<Row<'recipe'>, string>
  declare entry: Table<Row<'entry'>, string>
  declare person: Table<Row<'person'>, string>
  declare call: Table<Row<'call'>, string>
  declare order: Table<Row<'order'>, string>
  declare line: Table<Row<'line'>, string>
  declare movement: Table<Row<'movement'>, string>
  declare payment: Table<Row<'payment'>, string>
  declare step: Table<Row<'step'>, string>
  declare return: Table<Row<'return'>, string>
  declare request: Table<Row<'request'>, string>
  declare reply: Table<Row<'reply'>, string>
  declare pledge: Table<Row<'pledge'>, string>
  declare lesson: Table<Row<'lesson'>, string>
  declare cost: Table<Row<'cost'>, string>
  declare replaced: Table<Row<'replaced'>, string>
  declare held: Table<Row<'held'>, string>

  declare outbox: EntityTable<OutboxRow, 'number'>
  declare base: Table<BaseRow, [string, string]>
  declare parked: Table<ParkedRow, [string, string]>
  declare shelf: EntityTable<ShelfRow, 'id'>
  declare blob: EntityTable<BlobRow, 'hash'>
  declare upload: EntityTable<UploadRow, 'hash'>
  declare wanted: EntityTable<WantedRow, 'hash'>
  declare total: EntityTable<TotalRow, 'kind'>
  declare state: Table<{ key: keyof State; value: State[keyof State] }, keyof State>

  readonly shopId: string

  /** @param options where the database lies, for a process that holds several phones */
  constructor(shopId: string, options: DexieOptions = {}) {
    // Strict: `complete` fires after the flush to disk, not before (Chrome's default since 121 is relaxed).
    super(`talat-${shopId}`, { ...options, chromeTransactionDurability: 'strict' })
    this.shopId = shopId
    declareVersions(this)
    // Dexie would open again at the next query, whatever is there by then, and add what it misses. (null: deleted)
    this.on('versionchange', ({ newVersion }) => {
      if (newVersion === null) return true
      this.close()
      return false
    })
  }

  /** The table of a kind, for code that treats all kinds alike. */
  records(kind: Kind): Table<AnyRow, string> {
    return this.table(kind)
  }
}

/** Opens (and at first makes) the database of a shop. */
export function openShop(shop: string): ShopDatabase {
  return new ShopDatabase(shop)
}
