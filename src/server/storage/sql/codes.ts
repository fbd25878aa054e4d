import type { Insertable, Kysely, Selectable } from 'kysely'
import type { CodeRow, CodeTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function codeTable(db: Kysely<Tables>, shop: string): CodeTable {
  return {
    async add(code) {
      await db.insertInto('codes').values(writeCode(code)).execute()
    },
    async use(hash, device, secret, issued) {
      const { numUpdatedRows } = await db
        .updateTable('codes')
        .set({ shop, used_by: device, used_secret: secret, issued })
        .where('hash', '=', hash)
        .where('used_by', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

export function readCode(row: Selectable<Tables['codes']>): CodeRow {
  const { used_by: usedBy, used_secret: usedSecret, ...same } = row
  return { ...same, usedBy, usedSecret }
}

export function writeCode({ usedBy, usedSecret, ...same }: CodeRow): Insertable<Tables['codes']> {
  return { ...same, used_by: usedBy, used_secret: usedSecret }
}
