import type { Kysely, Selectable } from 'kysely'
import type { CallRow, Calls, ShareTable } from '../calls.ts'
import { inChunks } from './chunks.ts'
import type { Tables } from './tables.ts'

export function callsOf(db: Kysely<Tables>): Calls {
  const every = () => db.selectFrom('calls').selectAll()
  const one = (community: string, call: string) =>
    every().where('community', '=', community).where('call', '=', call).executeTakeFirst()
  return {
    async all(community) {
      // Ids are in order of time.
      const rows = await every().where('community', '=', community).orderBy('call', 'desc').execute()
      return rows.map(readCall)
    },
    async get(community, call) {
      const row = await one(community, call)
      return row ? readCall(row) : null
    },
    async byLink(link) {
      const row = await every().where('link', '=', link).executeTakeFirst()
      return row ? readCall(row) : null
    },
    async add(row) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('calls')
        .values(writeCall(row))
        .onConflict((conflict) => conflict.columns(['community', 'call']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    async change(community, call, change) {
      for (;;) {
        const before = await one(community, call)
        const after = before ? change(readCall(before)) : null
        if (!before || !after) return null
        const { state, content } = writeCall(after)
        const { numUpdatedRows } = await db
          .updateTable('calls')
          .set({ state, content })
          .where('community', '=', community)
          .where('call', '=', call)
          .where('state', '=', before.state)
          .where('content', '=', before.content)
          .executeTakeFirst()
        if (numUpdatedRows === 1n) return after
      }
    },
    shares: (call) => db.selectFrom('shares').selectAll().where('call', '=', call).orderBy('shop').execute(),
  }
}

export function shareTable(db: Kysely<Tables>, shop: string): ShareTable {
  return {
    async replace(rows) {
      await db.deleteFrom('shares').where('shop', '=', shop).execute()
      await inChunks(rows, async (chunk) => {
        await db
          .insertInto('shares')
          .values(chunk.map((row) => ({ shop, ...row })))
          .execute()
        return []
      })
    },
  }
}

function readCall({ community, call, link, state, content, made_at }: Selectable<Tables['calls']>): CallRow {
  return { ...JSON.parse(content), community, call, link, state, madeAt: made_at }
}

function writeCall({ community, call, link, state, madeAt, ...content }: CallRow): Tables['calls'] {
  return { community, call, link, state, made_at: madeAt, content: JSON.stringify(content) }
}
