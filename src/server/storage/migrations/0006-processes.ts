import type { Migration } from '../migrate.ts'

/** What the processes on one database have to know of each other, and what phones are still to be told. */
export const processes: Migration = {
  name: 'processes',
  async up(db, { text, fleeting }) {
    // What no crash of the database has to leave: buckets are full again then, and whoever asks first has the lease.
    const table = (name: string) => {
      const create = db.schema.createTable(name)
      return fleeting ? create.modifyFront(fleeting) : create
    }
    // None of the three is keyed by the shop: they are about addresses, processes and pages.
    await table('rates')
      .addColumn('key', text, (column) => column.primaryKey())
      .addColumn('room', 'double precision', (column) => column.notNull())
      .addColumn('granted', 'double precision', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute()
    await table('leases')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('holder', text, (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .execute()
    await table('marks')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('value', text, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('tellings')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('message', text, (column) => column.notNull())
      .addPrimaryKeyConstraint('tellings_key', ['shop', 'id'])
      .execute()
  },
}
