/** All that the keeper can do, as the help has it: each command is a file of its own. */

import { audit } from './audit.ts'
import { backUp } from './backup.ts'
import { code } from './code.ts'
import { type Command, UsageError } from './command.ts'
import { community } from './community.ts'
import { coordinator } from './coordinator.ts'
import { demo } from './demo.ts'
import { device } from './device.ts'
import { doctor } from './doctor.ts'
import { erase } from './erase.ts'
import { takeOut } from './export.ts'
import type { Group } from './help.ts'
import { moveTo } from './move.ts'
import { rates } from './rates.ts'
import { putBack } from './restore.ts'
import { restored } from './restored.ts'
import { shop } from './shop.ts'
import { silent } from './silent.ts'
import { windows } from './windows.ts'

export const COMMANDS: readonly Group[] = [
  { title: 'To bring shops in', commands: { community, rates, code, coordinator } },
  { title: 'To see how all stands', commands: { shop, device, silent, doctor, audit, windows } },
  { title: 'To do what a person asks for', commands: { export: takeOut, erase } },
  { title: 'To keep the data', commands: { backup: backUp, restore: putBack, restored, move: moveTo } },
  { title: 'To try it', commands: { demo } },
]

export function commandOf(name: string): Command {
  const command = COMMANDS.flatMap(({ commands }) => Object.entries(commands)).find(([one]) => one === name)?.[1]
  if (!command) throw new UsageError(`There is no command ${JSON.stringify(name)}. All of them: npm run admin -- help`)
  return command
}
