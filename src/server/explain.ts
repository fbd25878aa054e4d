import { ConfigError } from './config.ts'
import { fileTrouble } from './file-trouble.ts'
import { NewerDatabase } from './storage/migrate.ts'
import { StorageTrouble } from './storage/port.ts'
import { NotEmpty } from './storage/sql/copy.ts'
import { FullDisk } from './storage/sqlite/trouble.ts'

/** Ends the process: in one line where the keeper can mend it, with the stack where a programmer must. */
export function explain(error: unknown): never {
  console.error(isMendable(error) ? wordsOf(error, process.env) : (fileTrouble(error) ?? error))
  process.exit(1)
}

export function isMendable(error: unknown): error is Error {
  const mendable = [ConfigError, NewerDatabase, NotEmpty, StorageTrouble]
  return mendable.some((one) => error instanceof one)
}

/** The database that the keeper has named herself is the first thing to look at, if it is not the disk of a backup. */
export function wordsOf(error: Error, { DATABASE_URL }: NodeJS.ProcessEnv): string {
  const named = error instanceof StorageTrouble && !(error instanceof FullDisk) && DATABASE_URL
  return named ? `The database of DATABASE_URL cannot be used (${error.message}).` : error.message
}
