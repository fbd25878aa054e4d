/** The records that name photo files, whatever their kind: what is sent, fetched, kept and given up goes by these. */

import { PICTURED } from '../../shared/domain/records.ts'
import type { ShopDatabase } from './database.ts'
import type { Row } from './rows.ts'

export async function photoRows(db: ShopDatabase): Promise<Row<'photo'>[]> {
  return (await Promise.all(PICTURED.map((kind) => db.table<Row<'photo'>>(kind).toArray()))).flat()
}
