import { move } from '../backup/restore.ts'
import { ConfigError, readConfig } from '../config.ts'
import { photosOf } from '../photos/place.ts'
import { connectTables, openStorage } from '../storage/open.ts'
import { erasedIn } from '../storage/sql/copy.ts'
import { beginEpochs } from '../sync/epoch.ts'
import { command, UsageError } from './command.ts'
import { copied } from './folder.ts'

/** What phones sent while it was copied they send again: a new epoch begins there. */
export const moveTo = command({
  about: 'takes all of it to an empty PostgreSQL, photos too',
  options: {
    to: { value: 'ADDRESS', about: 'the other database: postgres://…', private: true },
  },
  more: ['Stop the server first. What is here stays as it is; start the server again with that DATABASE_URL.'],
  examples: ['move --to postgres://talat:secret@db.example:5432/talat'],
  async run({ config, now, entry }, { values: { to } }) {
    if (!to) throw new UsageError('--to must be the address of the other database: postgres://…')
    const target = readConfig({ ...process.env, DATABASE_URL: to })
    if (target.databaseUrl === config.databaseUrl) throw new ConfigError('--to is where the data are already.')
    const [from, there] = [await connectTables(config), await connectTables(target)]
    try {
      const done = await move(
        { tables: from, photos: photosOf(config).photos },
        { tables: there, photos: photosOf(target).photos },
      )
      const storage = await openStorage(target)
      const shops = await beginEpochs(storage, now)
      await storage.erased.add(await erasedIn(from))
      // What was read had it begun alone.
      if (entry) await storage.audit.put({ ...entry, outcome: 'done' })
      await storage.close()
      const lines = [copied(done), `A new epoch begins for ${shops} shops. Start the server with that DATABASE_URL.`]
      return { facts: { ...done, shops }, lines }
    } finally {
      await from.close()
      await there.close()
    }
  },
})
