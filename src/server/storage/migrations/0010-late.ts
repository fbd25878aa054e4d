import type { Migration } from '../migrate.ts'

/** What phones could not be told waits for up to a day, and all shops are looked through for it twice a minute. */
export const late: Migration = {
  name: 'late',
  async up(db) {
    await db.schema.createIndex('tellings_due').on('tellings').columns(['due', 'shop']).execute()
  },
}
