import { ConfigError } from './config.ts'
import { NewerDatabase } from './storage/migrate.ts'
import { StorageTrouble } from './storage/port.ts'

/** Ends the process: in one line where the keeper can mend it, with the stack where a programmer must. */
export function explain(error: unknown): never {
  console.error(isMendable(error) ? wordsOf(error, process.env) : error)
  process.exit(1)
}

export function isMendable(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof NewerDatabase || error instanceof StorageTrouble
}

/** The database that the keeper has named herself is the first thing to look at. */
export function wordsOf(error: Error, { DATABASE_URL }: NodeJS.ProcessEnv): string {
  const named = error instanceof StorageTrouble && DATABASE_URL
  return named ? `The database of DATABASE_URL cannot be used (${error.message}).` : error.message
}
