import { either } from '../backup/photos.ts'
import { move } from '../backup/restore.ts'
import { ConfigError, isPostgres, readConfig } from '../config.ts'
import { photosOf } from '../photos/place.ts'
import { connectTables } from '../storage/open.ts'
import { StorageTrouble } from '../storage/port.ts'
import { auditOf } from '../storage/sql/audit.ts'
import { erasedIn } from '../storage/sql/copy.ts'
import { erasedOf } from '../storage/sql/erased.ts'
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
  needsData: true,
  async run({ config, now, entry }, { values: { to } }) {
    if (!to || !isPostgres(to)) throw new UsageError('--to must be the address of the other database: postgres://…')
    const target = readConfig({ ...process.env, DATABASE_URL: to })
    if (target.databaseUrl === config.databaseUrl) throw new ConfigError('--to is where the data are already.')
    const there = await connectTables(target).catch((error: unknown) => {
      if (!(error instanceof StorageTrouble)) throw error
      throw new ConfigError(`The database of --to cannot be used (${error.message}).`)
    })
    const from = await connectTables(config)
    try {
      const { photos } = photosOf(target)
      // Those of a village lie on its disk, whichever bucket is named for what is to come.
      const here = either(photosOf({ ...config, bucket: null }).photos, photos)
      const erased = await erasedIn(from)
      const done = await move({ tables: from, photos: here }, { tables: there, photos }, now, async (trx) => {
        await erasedOf(trx).add(erased)
        // What was read had it begun alone.
        if (entry) await auditOf(trx).put({ ...entry, outcome: 'done' })
      })
      const lines = [
        copied(done),
        `A new epoch begins for ${done.shops} shops. Start the server with that DATABASE_URL.`,
      ]
      return { facts: done, lines }
    } finally {
      await from.close()
      await there.close()
    }
  },
})
