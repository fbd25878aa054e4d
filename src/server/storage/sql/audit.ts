import type { Kysely } from 'kysely'
import type { Audit } from '../audit.ts'
import type { Tables } from './tables.ts'

export function auditOf(db: Kysely<Tables>): Audit {
  return {
    async put(row) {
      await db
        .insertInto('audit')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ typed: row.typed, outcome: row.outcome }))
        .execute()
    },
    since: (at) => db.selectFrom('audit').selectAll().where('at', '>=', at).orderBy('id').execute(),
  }
}
