import type { Migration } from '../migrate.ts'

/** The coordinator's way in, and the sums of shops that agreed: worked out from their records, to be made anew at any time. */
export const office: Migration = {
  name: 'office',
  async up(db, { text }) {
    // Not keyed by the shop: whoever comes is known by what she carries alone.
    await db.schema
      .createTable('passes')
      .addColumn('hash', text, (column) => column.primaryKey())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('community', text, (column) => column.notNull())
      .addColumn('expires', 'bigint', (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('counted')
      .addColumn('shop', text, (column) => column.primaryKey())
      .addColumn('epoch', text, (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('name', text, (column) => column.notNull())
      .addColumn('last_sale', 'bigint')
      .addColumn('lessons', 'bigint', (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('sums')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('month', text, (column) => column.notNull())
      .addColumn('currency', text, (column) => column.notNull())
      .addColumn('orders', 'bigint', (column) => column.notNull())
      .addColumn('income', 'bigint', (column) => column.notNull())
      .addColumn('online_orders', 'bigint', (column) => column.notNull())
      .addColumn('online_income', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('sums_key', ['shop', 'month', 'currency'])
      .execute()

    // The office asks for the shops of a community.
    await db.schema.createIndex('shops_community').on('shops').columns(['community']).execute()
  },
}
