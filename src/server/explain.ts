import { ConfigError } from './config.ts'
import { NewerDatabase } from './storage/migrate.ts'
import { StorageTrouble } from './storage/port.ts'

/** Ends the process: in one line where the keeper can mend it, with the stack where a programmer must. */
export function explain(error: unknown): never {
  const mendable = error instanceof ConfigError || error instanceof NewerDatabase || error instanceof StorageTrouble
  console.error(mendable ? error.message : error)
  process.exit(1)
}
