import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { CommunityRow, Market, PieceQuery, ShownPiece, ShownWindow, WindowContent } from '../market.ts'
import type { Shown } from './shown.ts'
import type { Tables } from './tables.ts'
import { readPiece, readWindow } from './window.ts'

export function marketOf(db: Kysely<Tables>, all: Shown): Market {
  const shown = () =>
    db
      .selectFrom('pieces')
      .innerJoin('windows', 'windows.shop', 'pieces.shop')
      .selectAll('pieces')
      .select(['windows.version', 'windows.slug as shop_slug', 'windows.content as shop_content'])

  const community = (slug: string) =>
    db.selectFrom('communities').selectAll().where('slug', '=', slug).executeTakeFirst()

  const asked = ({ community, shop, family, category, words = [], most, sold = false }: PieceQuery) => {
    let query = shown().where('pieces.state', 'not in', sold ? ['gone'] : ['gone', 'sold'])
    if (community !== undefined) query = query.where('pieces.community', '=', community)
    if (shop !== undefined) query = query.where('pieces.shop', '=', shop)
    if (family !== undefined) query = query.where('pieces.family', '=', family)
    if (category !== undefined) query = query.where('pieces.category', '=', category)
    for (const word of words) query = query.where(contains(word))
    if (most) {
      const limits = Object.entries(most)
      query = query.where((eb) =>
        eb.or(
          limits.map(([currency, amount]) =>
            eb.and([eb('pieces.currency', '=', currency), eb('pieces.price', '<=', amount)]),
          ),
        ),
      )
    }
    return query
  }

  return {
    stamp: () => all.stamp(),
    async communities() {
      const rows = await db.selectFrom('communities').selectAll().orderBy('slug').execute()
      return rows.map(readCommunity)
    },
    async community(slug) {
      const row = await community(slug)
      return row ? readCommunity(row) : null
    },
    async changeCommunity(slug, change) {
      for (;;) {
        const before = await community(slug)
        const row = { ...change(before ? readCommunity(before) : null), slug }
        const written = writeCommunity(row)
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('communities')
          .values(written)
          .onConflict((conflict) => {
            const there = conflict.column('slug')
            return before
              ? there.doUpdateSet(written).where('communities.content', '=', before.content)
              : there.doNothing()
          })
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows !== 1n) continue
        await all.changed()
        return row
      }
    },
    async window(name) {
      const row = await db
        .selectFrom('windows')
        .selectAll()
        .where((eb) => eb.or([eb('shop', '=', name), eb('code', '=', name)]))
        // Two shops of one code: who was first keeps it.
        .orderBy('since')
        .orderBy('shop')
        .executeTakeFirst()
      return row ? readShown(row) : null
    },
    async windows(community) {
      const rows = await db
        .selectFrom('windows')
        .selectAll()
        .where('community', '=', community)
        .where('open', '=', 1)
        .orderBy('since', 'desc')
        .orderBy('shop', 'desc')
        .execute()
      return rows.map(readShown)
    },
    async piece(good) {
      // The id of a good is no secret: whoever shows another one under it comes behind who was first.
      const row = await shown()
        .where('pieces.good', '=', good)
        .orderBy('pieces.since')
        .orderBy('pieces.shop')
        .executeTakeFirst()
      return row ? readShownPiece(row) : null
    },
    async pieces(query) {
      const all = asked(query)
      // Without what is sold the order is that of an index.
      const ordered = query.sold
        ? all.orderBy((eb) => eb.case().when('pieces.state', '=', 'sold').then(1).else(0).end())
        : all
      const rows = await ordered
        .orderBy('pieces.since', 'desc')
        .orderBy('pieces.good', 'desc')
        .limit(query.limit)
        .offset(query.offset ?? 0)
        .execute()
      return rows.map(readShownPiece)
    },
    async count(query) {
      const { count } = await asked({ ...query, limit: 1 })
        .clearSelect()
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async shown() {
      // What is gone or closed is counted too: so an index alone is read, and a sitemap may be empty.
      const count = (table: 'windows' | 'pieces') =>
        db
          .selectFrom(table)
          .select(['community', (eb) => eb.fn.countAll<number>().as('count')])
          .groupBy('community')
          .execute()
      const [shops, pieces] = [await count('windows'), await count('pieces')]
      const pieceCounts = new Map(pieces.map((row) => [row.community, Number(row.count)]))
      return shops.map((row) => ({
        community: row.community,
        shops: Number(row.count),
        pieces: pieceCounts.get(row.community) ?? 0,
      }))
    },
    async addresses(community, limit, offset) {
      const shops = await db
        .selectFrom('windows')
        .select('slug')
        .where('community', '=', community)
        .where('open', '=', 1)
        .orderBy('since')
        .orderBy('shop')
        .limit(limit)
        .offset(offset)
        .execute()
      const pieces = await db
        .selectFrom('pieces')
        .select('good')
        .where('community', '=', community)
        .where('state', 'not in', ['gone', 'sold'])
        .orderBy('since')
        .orderBy('good')
        .limit(limit)
        .offset(offset)
        .execute()
      return { shops: shops.map(({ slug }) => slug), goods: pieces.map(({ good }) => good) }
    },
    async categories(community) {
      const rows = await db
        .selectFrom('pieces')
        .select(['category', (eb) => eb.fn.countAll<number>().as('count')])
        .where('community', '=', community)
        .where('state', 'not in', ['gone', 'sold'])
        .where('category', '<>', '')
        .groupBy('category')
        .orderBy('count', 'desc')
        .orderBy('category')
        .execute()
      return rows.map(({ category, count }) => ({ category, count: Number(count) }))
    },
  }
}

/** Whether the folded words of a piece hold this one; `%` and `_` are as they are typed. */
function contains(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`"pieces"."words" like ${pattern} escape '\\'`
}

function readCommunity({ slug, content }: Selectable<Tables['communities']>): CommunityRow {
  return { slug, ...JSON.parse(content) }
}

function writeCommunity({ slug, ...content }: CommunityRow): Tables['communities'] {
  return { slug, content: JSON.stringify(content) }
}

function readShown(row: Selectable<Tables['windows']>): ShownWindow {
  return { shop: row.shop, community: row.community, ...readWindow(row) }
}

type Joined = Selectable<Tables['pieces']> & { version: number; shop_slug: string; shop_content: string }

function readShownPiece(row: Joined): ShownPiece {
  const { name, english } = JSON.parse(row.shop_content) as WindowContent
  return {
    shop: row.shop,
    community: row.community,
    ...readPiece(row),
    version: row.version,
    shopName: name,
    shopEnglish: english,
    shopSlug: row.shop_slug,
  }
}
