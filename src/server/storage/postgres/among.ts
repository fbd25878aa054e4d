import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Among, Filling } from '../among.ts'
import type { Tables } from '../sql/tables.ts'

/** Of the database, in milliseconds; the same all through a statement. */
const NOW = sql<number>`(extract(epoch from statement_timestamp()) * 1000)::bigint`

/** The same, as the row that came too late to be inserted has it: what spreads a table over machines asks for no time there. */
const ITS_NOW = sql<number>`excluded.at`

/** What a bucket holds by then. */
function filled({ perMinute, burst }: Filling, then: RawBuilder<number>): RawBuilder<number> {
  const perMs = perMinute / 60_000
  return sql<number>`least(${burst}::float8, rates.room + greatest(0, ${then} - rates.at) * ${perMs}::float8)`
}

/** Each is one statement, and a transaction of its own: the row is the lock. */
export function amongProcesses(db: Kysely<Tables>): Among {
  return {
    async draw(key, filling, most) {
      const first = Math.min(most, filling.burst)
      const room = filled(filling, ITS_NOW)
      const granted = sql<number>`greatest(0, least(${most}::float8, floor(${room})))`
      return db
        .insertInto('rates')
        .values({ key, room: filling.burst - first, granted: first, at: NOW })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({ room: sql<number>`${room} - ${granted}`, granted, at: ITS_NOW }),
        )
        .returning(['granted', 'room'])
        .executeTakeFirstOrThrow()
    },
    async charge(key, filling, by) {
      const room = sql<number>`least(${filling.burst}::float8, ${filled(filling, ITS_NOW)} - ${by}::float8)`
      await db
        .insertInto('rates')
        .values({ key, room: Math.min(filling.burst, filling.burst - by), granted: 0, at: NOW })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ room, at: ITS_NOW }))
        .execute()
    },
    async room(key, filling) {
      const row = await db
        .selectFrom('rates')
        .select(filled(filling, NOW).as('room'))
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.room ?? filling.burst
    },
    async forgetRates(idle) {
      await db.deleteFrom('rates').where('at', '<', sql<number>`${NOW} - ${idle}::bigint`).execute()
    },
    async hold(name, holder, milliseconds) {
      const until = sql<number>`${NOW} + ${milliseconds}::bigint`
      const held = await db
        .insertInto('leases')
        .values({ name, holder, until })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((eb) => ({ holder, until: eb.ref('excluded.until') }))
            .where((eb) =>
              eb.or([
                eb('leases.holder', '=', holder),
                eb('leases.until', '<=', sql<number>`excluded.until - ${milliseconds}::bigint`),
              ]),
            ),
        )
        .returning('holder')
        .executeTakeFirst()
      return held !== undefined
    },
    async release(name, holder) {
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute()
    },
  }
}
