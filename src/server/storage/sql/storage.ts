/** The storage port over any SQL database that Kysely speaks. */

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Among } from '../among.ts'
import { type ShopRows, type Storage, StorageTrouble } from '../port.ts'
import { anywhere } from './anywhere.ts'
import { auditOf } from './audit.ts'
import { bundleTable } from './bundles.ts'
import { callsOf, shareTable } from './calls.ts'
import { codeTable } from './codes.ts'
import { deviceTable } from './devices.ts'
import { erasedOf, erasedTable } from './erased.ts'
import { heldTable } from './held.ts'
import type { Texts } from './inserts.ts'
import { linkTable } from './links.ts'
import { marketOf } from './market.ts'
import { officeOf } from './office.ts'
import { operationTable } from './operations.ts'
import { photoTable } from './photos.ts'
import { pushTable } from './push.ts'
import { recordTable } from './records.ts'
import { shopTable } from './shop.ts'
import type { Shown } from './shown.ts'
import { sumsTable } from './sums.ts'
import type { Tables } from './tables.ts'
import { tellingTable } from './tellings.ts'
import { type Watch, watching } from './watch.ts'
import { windowTable } from './window.ts'

export interface Ways {
  close(): Promise<void>
  /** Bytes of the database, as it says itself. */
  size(): Promise<number>
  /** How it is known that buyers may see something new. */
  shown(db: Kysely<Tables>): Shown
  /** What other processes have in common with this one, where there may be others. */
  among(db: Kysely<Tables>): Among | null
  /** Takes the lock of a shop, where beginning a transaction is not lock enough. */
  lock?(trx: Transaction<Tables>, shop: string): Promise<void>
  /** Runs a transaction of a shop, and once more where it came to nothing by no fault of its own. */
  around?<T>(shop: string, run: () => Promise<T>): Promise<T>
  watch?: Watch | undefined
}

export function sqlStorage(
  database: Kysely<Tables>,
  { close, size, lock, around = once, watch, ...ways }: Ways,
): Storage {
  const db = watch ? database.withPlugin(watching(watch, null)) : database
  const all = ways.shown(db)
  const texts: Texts = new Map()
  const transaction: Storage['transaction'] = async (shop, work) => {
    let shown = false
    const result = await around(shop, () => {
      shown = false
      return db.transaction().execute(async (bare) => {
        const trx = watch ? bare.withoutPlugins().withPlugin(watching(watch, shop)) : bare
        await lock?.(trx, shop)
        return work(
          rowsOf(trx, shop, texts, () => {
            shown = true
          }),
        )
      })
    })
    // Only now can buyers read it.
    if (shown) await all.changed()
    return result
  }
  return {
    transaction,
    device: (shop, device) => deviceTable(db, shop).get(device),
    anywhere: anywhere(db, transaction, size),
    market: marketOf(db, all),
    office: officeOf(db),
    calls: callsOf(db),
    among: ways.among(db),
    audit: auditOf(db),
    erased: erasedOf(db),
    close,
  }
}

function once<T>(_: string, run: () => Promise<T>): Promise<T> {
  return run()
}

function rowsOf(trx: Transaction<Tables>, shop: string, texts: Texts, shown: () => void): ShopRows {
  return {
    id: shop,
    shop: shopTable(trx, shop, texts),
    devices: deviceTable(trx, shop),
    operations: operationTable(trx, shop, texts),
    records: recordTable(trx, shop, texts),
    held: heldTable(trx, shop),
    codes: codeTable(trx, shop),
    photos: photoTable(trx, shop),
    links: linkTable(trx, shop),
    push: pushTable(trx, shop),
    tellings: tellingTable(trx, shop),
    window: windowTable(trx, shop, texts, shown),
    sums: sumsTable(trx, shop),
    shares: shareTable(trx, shop),
    bundles: bundleTable(trx, shop),
    erased: erasedTable(trx, shop),
    savepoint: (work) => savepoint(trx, work),
  }
}

async function savepoint<T>(trx: Transaction<Tables>, work: () => Promise<T>): Promise<T> {
  await sql`savepoint step`.execute(trx)
  try {
    const result = await work()
    await sql`release savepoint step`.execute(trx)
    return result
  } catch (error) {
    // After trouble the transaction may be gone already, and nothing of it is kept anyway.
    if (!(error instanceof StorageTrouble)) {
      await sql`rollback to savepoint step`.execute(trx)
      await sql`release savepoint step`.execute(trx)
    }
    throw error
  }
}
