/** A command of the keeper on a server of a test, as it is typed, without a process of its own. */

import type { Desk, Said } from '../../src/server/admin/command.ts'
import { commandOf } from '../../src/server/admin/commands.ts'
import { readTyped } from '../../src/server/admin/typed.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Storage } from '../../src/server/storage/port.ts'

/** @param desk what is otherwise than usual: nobody is at a terminal, and nothing is confirmed before */
export async function typed(
  storage: Storage,
  now: number,
  [name = '', ...words]: readonly string[],
  desk: Partial<Desk> = {},
): Promise<Said> {
  const command = commandOf(name)
  const asked = readTyped(name, command, words)
  const yes = asked.values.yes === true
  const usual = { config: readConfig({}), now, storage: async () => storage, terminal: null, yes, entry: null }
  return command.run({ ...usual, ...desk }, asked)
}
