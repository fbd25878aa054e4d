import type { Migration } from '../migrate.ts'

/** Bundles that neighbours carry: by which key a device signs its own, and those that wait for what came before them. */
export const carry: Migration = {
  name: 'carry',
  async up(db, { bytes, text }) {
    await db.schema.alterTable('devices').addColumn('sign_key', text).execute()

    await db.schema
      .createTable('bundles')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('bundle', text, (column) => column.notNull())
      .addColumn('made_at', 'bigint', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('bundles_key', ['shop', 'device', 'bundle'])
      .execute()
  },
}
