/** An edit here that replaced another phone's newer value (SYNC 15), or the other way round: bring it back, or put the note away. */

import type { GoodFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { readState, writeState } from '../state.ts'
import { editGood } from './goods.ts'
import { editShop } from './shop.ts'

/** Sets the replaced value again, as an edit like any other. */
export async function bringBack(db: ShopDatabase, id: string): Promise<void> {
  const row = await db.replaced.get(id)
  if (!row) return
  const { kind, record, field, value } = row.fields
  if (kind === 'good') await editGood(db, record, { [field]: value } as Partial<GoodFields>)
  if (kind === 'shop') await editShop(db, { [field]: value } as { name?: string })
  await dismiss(db, id)
}

/** The owner has seen it; it is not shown on this phone again. */
export async function dismiss(db: ShopDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    await writeState(db, 'dismissed', [...((await readState(db, 'dismissed')) ?? []), id])
  })
}
