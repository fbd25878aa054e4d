import type { Migration } from '../migrate.ts'

/** Shops, their devices, operations and records; codes; photos on their way and arrived. */
export const ground: Migration = {
  name: 'ground',
  async up(db, { bytes, shopLocks, text }) {
    await db.schema
      .createTable('meta')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('value', text, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('shops')
      .addColumn('shop', text, (column) => column.primaryKey())
      .addColumn('epoch', text, (column) => column.notNull())
      .addColumn('epoch_start', 'bigint', (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('recovery', 'integer', (column) => column.notNull())
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .execute()

    // What a transaction locks of its shop, which may not be open yet.
    if (shopLocks) {
      await db.schema
        .createTable('locks')
        .addColumn('shop', text, (column) => column.primaryKey())
        .execute()
    }

    await db.schema
      .createTable('totals')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('count', 'bigint', (column) => column.notNull())
      .addColumn('high', 'bigint', (column) => column.notNull())
      .addColumn('low', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('totals_key', ['shop', 'kind'])
      .execute()

    await db.schema
      .createTable('devices')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('token', text, (column) => column.notNull())
      .addColumn('next_token', text)
      .addColumn('last_number', 'bigint', (column) => column.notNull())
      .addColumn('acked', 'bigint', (column) => column.notNull())
      .addColumn('clock_offset', 'bigint')
      .addColumn('last_contact', 'bigint', (column) => column.notNull())
      .addColumn('waiting', 'bigint', (column) => column.notNull())
      .addColumn('removed_at', 'bigint')
      .addColumn('began_as', text, (column) => column.notNull())
      .addColumn('renewed_as', text)
      .addPrimaryKeyConstraint('devices_key', ['shop', 'device'])
      .execute()

    await db.schema
      .createTable('operations')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('outcome', text, (column) => column.notNull())
      .addColumn('code', text)
      .addColumn('reason', text)
      .addColumn('sequence', 'bigint')
      .addColumn('action', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('unsure', 'integer', (column) => column.notNull())
      .addColumn('received', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('operations_key', ['shop', 'id'])
      .execute()

    await db.schema
      .createTable('records')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('fields', text, (column) => column.notNull())
      .addColumn('versions', text)
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addColumn('epoch', text, (column) => column.notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('records_key', ['shop', 'kind', 'id'])
      .execute()
    await db.schema.createIndex('records_feed').on('records').columns(['shop', 'sequence']).execute()

    await db.schema
      .createTable('held')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('id', text, (column) => column.notNull())
      .addColumn('device', text, (column) => column.notNull())
      .addColumn('operation', text, (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('unsure', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('held_key', ['shop', 'id'])
      .execute()

    // Not keyed by the shop: a phone that joins knows the code alone.
    await db.schema
      .createTable('codes')
      .addColumn('hash', text, (column) => column.primaryKey())
      .addColumn('kind', text, (column) => column.notNull())
      .addColumn('shop', text)
      .addColumn('role', text, (column) => column.notNull())
      .addColumn('expires', 'bigint')
      .addColumn('label', text)
      .addColumn('used_by', text)
      .addColumn('used_secret', text)
      .addColumn('issued', text)
      .execute()

    await db.schema
      .createTable('uploads')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .addColumn('touched_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('uploads_key', ['shop', 'hash'])
      .execute()

    await db.schema
      .createTable('upload_parts')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('start', 'integer', (column) => column.notNull())
      .addColumn('bytes', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('upload_parts_key', ['shop', 'hash', 'start'])
      .execute()

    await db.schema
      .createTable('photos')
      .addColumn('shop', text, (column) => column.notNull())
      .addColumn('hash', text, (column) => column.notNull())
      .addColumn('size', 'integer', (column) => column.notNull())
      .addColumn('type', text, (column) => column.notNull())
      .addColumn('stored_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('photos_key', ['shop', 'hash'])
      .execute()
  },
}
