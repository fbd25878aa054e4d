import type { Migration } from '../migrate.ts'

/** What the keeper has done, and what is erased for good. */
export const keeper: Migration = {
  name: 'keeper',
  async up(db, { text }) {
    // Not keyed by the shop: they are the keeper's own.
    await db.schema
      .createTable('audit')
      .addColumn('id', text, (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('command', text, (column) => column.notNull())
      .addColumn('typed', text, (column) => column.notNull())
      .addColumn('outcome', text)
      .execute()

    await db.schema
      .createTable('erased')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('erased_key', ['shop', 'kind', 'id'])
      .execute()
  },
}
