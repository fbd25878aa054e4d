import type { Kysely } from 'kysely'
import type { LinkTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function linkTable(db: Kysely<Tables>, shop: string): LinkTable {
  return {
    async put(link, request) {
      await db
        .insertInto('links')
        .values({ link, shop, request })
        .onConflict((conflict) => conflict.column('link').doNothing())
        .execute()
    },
  }
}
