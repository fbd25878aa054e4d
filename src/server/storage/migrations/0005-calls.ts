import type { Migration } from '../migrate.ts'

/** Orders too large for one loom: what a community was asked for, and each shop's part, worked out from its records. */
export const calls: Migration = {
  name: 'calls',
  async up(db, { text }) {
    // Not keyed by the shop: it is the community that is asked.
    await db.schema
      .createTable('calls')
      .addColumn('community', text, (column) => column.notNull())
      .addColumn('call', text, (column) => column.notNull())
      .addColumn('link', text, (column) => column.notNull())
      .addColumn('state', text, (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('content', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('calls_key', ['community', 'call'])
      .execute()
    // The page of whoever asked is known by its address alone.
    await db.schema.createIndex('calls_link').on('calls').columns(['link']).unique().execute()

    await db.schema
      .createTable('shares')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('call', text, (column) => column.notNull())
      .addColumn('offered', 'bigint', (column) => column.notNull())
      .addColumn('taken', 'bigint', (column) => column.notNull())
      .addColumn('declined', 'bigint', (column) => column.notNull())
      .addColumn('made', 'bigint', (column) => column.notNull())
      .addColumn('sent', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('shares_key', ['shop', 'call'])
      .execute()
    await db.schema.createIndex('shares_call').on('shares').columns(['call']).execute()
  },
}
