import type { Migration } from '../migrate.ts'

/** Whom buyers deal with: their own pages' addresses, and the phones that want to be told at once. */
export const buyers: Migration = {
  name: 'buyers',
  async up(db, { text }) {
    // Not keyed by the shop: a buyer's page is known by its address alone.
    await db.schema
      .createTable('links')
      .addColumn('link', text, (column) => column.primaryKey())
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('request', text, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('push')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('endpoint', text, (column) => column.notNull())
      .addColumn('p256dh', text, (column) => column.notNull())
      .addColumn('auth', text, (column) => column.notNull())
      .addColumn('language', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('push_key', ['shop', 'device'])
      .execute()
  },
}
