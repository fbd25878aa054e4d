import { ConfigError } from './config.ts'
import { NewerDatabase } from './storage/migrate.ts'
import { StorageTrouble } from './storage/port.ts'

/** Ends the process: in one line where the keeper can mend it, with the stack where a programmer must. */
export function explain(error: unknown): never {
  const mendable = error instanceof ConfigError || error instanceof NewerDatabase || error instanceof StorageTrouble
  console.error(mendable ? wordsOf(error) : error)
  process.exit(1)
}

/** The database that the keeper has named herself is the first thing to look at. */
function wordsOf(error: Error): string {
  const named = error instanceof StorageTrouble && process.env.DATABASE_URL
  return named ? `The database of DATABASE_URL cannot be used (${error.message}).` : error.message
}
