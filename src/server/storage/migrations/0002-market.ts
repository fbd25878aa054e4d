import type { Migration } from '../migrate.ts'

/** Communities, and what the public reads of their shops: worked out from the records, and to be made anew at any time. */
export const market: Migration = {
  name: 'market',
  async up(db, { text }) {
    await db.schema
      .createTable('communities')
      .addColumn('slug', text, (column) => column.primaryKey())
      .addColumn('content', text, (column) => column.notNull())
      .execute()
    await db
      .withTables<{ communities: { slug: string; content: string } }>()
      .insertInto('communities')
      .values({ slug: 'market', content: '{"texts":{},"map":null,"rates":null}' })
      .execute()

    // Every shop belongs to a community; those from before there were any, to the first.
    await db.schema
      .alterTable('shops')
      .addColumn('community', text, (column) => column.notNull().defaultTo('market'))
      .execute()
    await db.schema.alterTable('codes').addColumn('community', text).execute()

    await db.schema
      .createTable('windows')
      .addColumn('shop', text, (column) => column.primaryKey())
      .addColumn('community', text, (column) => column.notNull())
      .addColumn('code', text, (column) => column.notNull())
      .addColumn('slug', text, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('content', text, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('windows_code').on('windows').columns(['code']).execute()
    await db.schema.createIndex('windows_community').on('windows').columns(['community']).execute()

    await db.schema
      .createTable('pieces')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('good', text, (column) => column.notNull())
      .addColumn('community', text, (column) => column.notNull())
      .addColumn('family', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('reserved_until', 'bigint')
      .addColumn('asked_until', 'bigint')
      .addColumn('category', text, (column) => column.notNull())
      .addColumn('price', 'bigint')
      .addColumn('currency', text, (column) => column.notNull())
      .addColumn('words', text, (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('content', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('pieces_key', ['shop', 'good'])
      .execute()
    // A buyer's link names the good alone.
    await db.schema.createIndex('pieces_good').on('pieces').columns(['good']).execute()
    await db.schema.createIndex('pieces_newest').on('pieces').columns(['community', 'since']).execute()

    // What pieces are worked out from without reading a shop's whole book: which records are about which other one, …
    await db.schema
      .createTable('about')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('subject', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('about_key', ['shop', 'subject', 'kind', 'id'])
      .execute()
    // … and the sum of the movements of each good.
    await db.schema
      .createTable('stocks')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('good', text, (column) => column.notNull())
      .addColumn('quantity', 'bigint', (column) => column.notNull())
      .addColumn('movements', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('stocks_key', ['shop', 'good'])
      .execute()
  },
}
