import type { Kysely } from 'kysely'
import { randomText } from '../../../shared/domain/ids.ts'
import { StorageTrouble } from '../port.ts'
import type { Tables } from './tables.ts'

/** Says whether something has been stored that buyers may see: another stamp than before, then. */
export interface Shown {
  stamp(): Promise<string>
  /** To be called once it is stored: only then can buyers read it. */
  changed(): Promise<void>
}

/** Where one process alone writes. */
export function shownHere(): Shown {
  let stamp = 0
  return {
    stamp: async () => String(stamp),
    async changed() {
      stamp += 1
    },
  }
}

const NAME = 'shown'
const LENGTH = 10

/** Where several do: a row beside the transaction, so that no two shops wait for each other over it. */
export function shownAmong(db: Kysely<Tables>): Shown {
  return {
    async stamp() {
      const row = await db.selectFrom('marks').select('value').where('name', '=', NAME).executeTakeFirst()
      return row?.value ?? ''
    },
    async changed() {
      const value = randomText(LENGTH)
      try {
        await db
          .insertInto('marks')
          .values({ name: NAME, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute()
      } catch (error) {
        // What was stored is stored; pages are never old for long (`FRESH`).
        if (!(error instanceof StorageTrouble)) throw error
      }
    },
  }
}
