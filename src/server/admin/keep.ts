/** One command of the keeper from what was typed to how it ended: 0 done, 1 it cannot, 2 it was not asked rightly. */

import { existsSync } from 'node:fs'
import { ConfigError, readConfig } from '../config.ts'
import { isMendable, wordsOf } from '../explain.ts'
import { fileTrouble } from '../file-trouble.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/port.ts'
import type { Terminal } from './ask.ts'
import { type Asked, type Command, type Desk, NotConfirmed, type Said, UsageError } from './command.ts'
import { COMMANDS, commandOf } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { written } from './log.ts'
import { readTyped, withoutSecrets } from './typed.ts'

export interface Surroundings {
  environment: NodeJS.ProcessEnv
  terminal: Terminal | null
  now: number
  say(text: string): void
  complain(text: unknown): void
}

export async function keep([name = 'help', ...typed]: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  try {
    around.say(HELP.test(name) ? help(typed) : await perform(name, typed, around))
    return 0
  } catch (error) {
    const isMeant = error instanceof UsageError || error instanceof NotConfirmed || isMendable(error)
    around.complain(isMeant ? wordsOf(error, around.environment) : (fileTrouble(error) ?? error))
    return error instanceof UsageError ? 2 : 1
  }
}

const HELP = /^(help|--help|-h)$/

function help([name]: readonly string[]): string {
  return name === undefined ? overview(COMMANDS) : helpOf(name, commandOf(name))
}

async function perform(name: string, typed: readonly string[], around: Surroundings): Promise<string> {
  const command = commandOf(name)
  if (typed.some((one) => one === '--help' || one === '-h')) return helpOf(name, command)
  const asked = readTyped(name, command, typed)
  const { json, yes } = asked.values
  const { facts, lines } = await atDesk(command, around, yes === true, (desk) => work(name, command, desk, asked))
  return json ? JSON.stringify(facts, null, 2) : lines.join('\n')
}

/** What was opened is closed again, however it ends. */
async function atDesk<T>(
  { environment = (same) => same, needsData, fillsPlace }: Command,
  around: Surroundings,
  yes: boolean,
  then: (desk: Desk) => Promise<T>,
): Promise<T> {
  const config = readConfig(environment(around.environment))
  const isNew = config.databaseUrl === null && !existsSync(config.database)
  if (needsData && isNew)
    throw new ConfigError(`There is no database in ${config.dataDir}: name the folder of the server by DATA_DIR.`)
  // What is done there is nothing to a server that keeps its data elsewhere.
  if (isNew && !fillsPlace) around.complain(`There was no database in ${config.dataDir}: a new one begins there.`)
  let opened: Promise<Storage> | undefined
  const storage = () => {
    opened ??= openStorage(config)
    return opened
  }
  try {
    return await then({ config, now: around.now, storage, terminal: around.terminal, yes, entry: null })
  } finally {
    await opened?.then((one) => one.close()).catch(() => {})
  }
}

async function work(name: string, command: Command, desk: Desk, asked: Asked): Promise<Said> {
  if (command.unlogged) return command.run(desk, asked)
  return written(desk, { command: name, typed: withoutSecrets(asked, command) }, (own) => command.run(own, asked))
}
