import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Kind } from '../../../shared/domain/records.ts'
import type { PieceRow, WindowRow, WindowTable } from '../market.ts'
import { inLists } from './chunks.ts'
import { insertMany, type Texts } from './inserts.ts'
import type { Tables } from './tables.ts'

/** Rows in one INSERT: a piece has a dozen values, and a database takes so many parameters at most. */
const ROWS = 200

/** @param shown called when something that buyers may see was written */
export function windowTable(db: Kysely<Tables>, shop: string, texts: Texts, shown: () => void): WindowTable {
  let own: string | undefined
  /** As the shop's own row has it: read before, since what spreads a table over machines takes no question inside an insert. */
  const communityOf = async () => {
    own ??= (await db.selectFrom('shops').select('community').where('shop', '=', shop).executeTakeFirstOrThrow())
      .community
    return own
  }
  return {
    async get() {
      const row = await db.selectFrom('windows').selectAll().where('shop', '=', shop).executeTakeFirst()
      return row ? readWindow(row) : null
    },
    async save({ content, open, ...row }) {
      shown()
      const community = await communityOf()
      const written = { ...row, community, open: Number(open), content: JSON.stringify(content) }
      await db
        .insertInto('windows')
        .values({ shop, ...written })
        .onConflict((conflict) => conflict.column('shop').doUpdateSet(written))
        .execute()
    },
    async since() {
      const rows = await db.selectFrom('pieces').select(['good', 'since']).where('shop', '=', shop).execute()
      return new Map(rows.map(({ good, since }) => [good, since]))
    },
    async pieces(goods) {
      const rows = await inLists(goods, (chunk) =>
        db.selectFrom('pieces').selectAll().where('shop', '=', shop).where('good', 'in', chunk).execute(),
      )
      return new Map(rows.map((row) => [row.good, readPiece(row)]))
    },
    async putPieces(rows) {
      if (rows.length === 0) return
      shown()
      const community = await communityOf()
      for (let start = 0; start < rows.length; start += ROWS) {
        await db
          .insertInto('pieces')
          .values(rows.slice(start, start + ROWS).map((row) => ({ shop, community, ...writePiece(row) })))
          .onConflict((conflict) =>
            conflict.columns(['shop', 'good']).doUpdateSet((eb) => ({
              community: eb.ref('excluded.community'),
              family: eb.ref('excluded.family'),
              state: eb.ref('excluded.state'),
              reserved_until: eb.ref('excluded.reserved_until'),
              asked_until: eb.ref('excluded.asked_until'),
              category: eb.ref('excluded.category'),
              price: eb.ref('excluded.price'),
              currency: eb.ref('excluded.currency'),
              words: eb.ref('excluded.words'),
              since: eb.ref('excluded.since'),
              content: eb.ref('excluded.content'),
            })),
          )
          .execute()
      }
    },
    async removePieces(goods) {
      if (goods.length > 0) shown()
      await inLists(goods, async (chunk) => {
        await db.deleteFrom('pieces').where('shop', '=', shop).where('good', 'in', chunk).execute()
        return []
      })
    },
    async about(subjects, kinds) {
      const rows = await inLists(subjects, (chunk) =>
        db
          .selectFrom('about')
          .select(['subject', 'kind', 'id'])
          .where('shop', '=', shop)
          .where('subject', 'in', chunk)
          .where('kind', 'in', kinds)
          .execute(),
      )
      return rows.map((row) => ({ ...row, kind: row.kind as Kind }))
    },
    addAbout(rows) {
      return insertMany(
        db,
        texts,
        'about',
        rows.map(({ subject, kind, id }) => ({ shop, subject, kind, id })),
        (some) =>
          db
            .insertInto('about')
            .values(some)
            .onConflict((conflict) => conflict.columns(['shop', 'subject', 'kind', 'id']).doNothing()),
      )
    },
    async stocks(goods) {
      const rows = await inLists(goods, (chunk) =>
        db
          .selectFrom('stocks')
          .select(['good', 'quantity', 'movements'])
          .where('shop', '=', shop)
          .where('good', 'in', chunk)
          .execute(),
      )
      return new Map(rows.map((row) => [row.good, row]))
    },
    addStocks(rows) {
      return insertMany(
        db,
        texts,
        'stocks',
        rows.map(({ good, quantity, movements }) => ({ shop, good, quantity, movements })),
        (some) =>
          db
            .insertInto('stocks')
            .values(some)
            .onConflict((conflict) =>
              conflict.columns(['shop', 'good']).doUpdateSet((eb) => ({
                quantity: sql<number>`${eb.ref('stocks.quantity')} + ${eb.ref('excluded.quantity')}`,
                movements: sql<number>`${eb.ref('stocks.movements')} + ${eb.ref('excluded.movements')}`,
              })),
            ),
      )
    },
    async clear() {
      shown()
      for (const table of ['pieces', 'about', 'stocks'] as const) {
        await db.deleteFrom(table).where('shop', '=', shop).execute()
      }
    },
  }
}

export function readWindow(row: Omit<Selectable<Tables['windows']>, 'shop' | 'community'>): WindowRow {
  const { code, slug, version, open, since, content } = row
  return { code, slug, version, open: open === 1, since, content: JSON.parse(content) }
}

export function readPiece(row: Omit<Selectable<Tables['pieces']>, 'shop' | 'community'>): PieceRow {
  const { good, family, category, price, words, since } = row
  return {
    good,
    family,
    state: row.state as PieceRow['state'],
    reservedUntil: row.reserved_until,
    askedUntil: row.asked_until,
    category,
    price,
    currency: row.currency as PieceRow['currency'],
    words,
    since,
    content: JSON.parse(row.content),
  }
}

function writePiece({
  reservedUntil,
  askedUntil,
  content,
  ...same
}: PieceRow): Omit<Insertable<Tables['pieces']>, 'shop' | 'community'> {
  return { ...same, reserved_until: reservedUntil, asked_until: askedUntil, content: JSON.stringify(content) }
}
