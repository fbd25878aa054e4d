/** Which versions an edit is based on (SYNC 15). */

import type { Kind, Version } from '../../shared/domain/records.ts'
import type { ShopDatabase } from './database.ts'
import type { AnyRow } from './rows.ts'

/** The server's version of each field about to be edited; null where the server has told of none. */
export async function baseVersions(
  db: ShopDatabase,
  kind: Kind,
  id: string,
  fields: object,
): Promise<Record<string, Version | null>> {
  const row: AnyRow | undefined = (await db.base.get([kind, id]))?.row ?? (await db.records(kind).get(id))
  return Object.fromEntries(Object.keys(fields).map((field) => [field, row?.versions?.[field] ?? row?.version ?? null]))
}
