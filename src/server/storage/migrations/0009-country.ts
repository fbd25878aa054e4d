import type { Migration } from '../migrate.ts'

/** What is looked for over all shops has to be found among a million of them too. */
export const country: Migration = {
  name: 'country',
  async up(db) {
    // What is new anywhere: where a buyer is sent who came to nothing. And what is new in a community, in the very order
    // in which it is asked for: else a planner walks through what is new anywhere for it.
    await db.schema.createIndex('pieces_since').on('pieces').columns(['since', 'good']).execute()
    await db.schema.dropIndex('pieces_newest').execute()
    await db.schema.createIndex('pieces_newest').on('pieces').columns(['community', 'since', 'good']).execute()
    // The windows of another form than that of today.
    await db.schema.createIndex('windows_version').on('windows').columns(['version', 'shop']).execute()
    // The codes of a kind that are still good: each shop leaves two behind that are not.
    await db.schema.createIndex('codes_expires').on('codes').columns(['kind', 'expires']).execute()
  },
}
