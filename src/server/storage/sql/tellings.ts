import type { Kysely } from 'kysely'
import type { Telling, TellingRow, TellingTable } from '../port.ts'
import type { Tables } from './tables.ts'

/** As it is kept. */
type Message = Telling & Pick<TellingRow, 'left'>

const write = ({ telling, left }: TellingRow) => JSON.stringify({ ...telling, left } satisfies Message)

function read({ id, due, message }: Tables['tellings']): TellingRow {
  // What an older version has written has nobody left.
  const { left = null, ...telling }: Message = JSON.parse(message)
  return { id, due, telling, left }
}

export function tellingTable(db: Kysely<Tables>, shop: string): TellingTable {
  const ofShop = db.selectFrom('tellings').selectAll().where('shop', '=', shop)
  const drop = async (id: string) => {
    await db.deleteFrom('tellings').where('shop', '=', shop).where('id', '=', id).execute()
  }
  return {
    async add(row) {
      const { id, due, telling } = row
      const others = (await ofShop.execute()).map(read)
      for (const other of others) if (other.telling.tag === telling.tag) await drop(other.id)
      await db
        .insertInto('tellings')
        .values({ shop, id, due, message: write(row) })
        .execute()
    },
    async take(now, due) {
      const row = await ofShop.where('due', '<=', now).orderBy('id').limit(1).executeTakeFirst()
      if (!row) return null
      await db.updateTable('tellings').set({ due }).where('shop', '=', shop).where('id', '=', row.id).execute()
      return read({ ...row, due })
    },
    async leave(row) {
      const changed = { due: row.due, message: write(row) }
      await db.updateTable('tellings').set(changed).where('shop', '=', shop).where('id', '=', row.id).execute()
    },
    drop,
  }
}
