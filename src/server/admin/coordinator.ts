/** `npm run admin -- coordinator --community SLUG [--revoke]`: lets somebody into the office of a community, or shuts it. */

import { parseArgs } from 'node:util'
import { type Config, ConfigError, originOf } from '../config.ts'
import { newLink } from '../office/session.ts'
import type { Storage } from '../storage/port.ts'
import { knownCommunity } from './community.ts'

export async function coordinator(
  storage: Storage,
  config: Config,
  args: readonly string[],
  now: number,
): Promise<string[]> {
  const { community, revoke } = readOptions(args)
  const slug = await knownCommunity(storage, community ?? '')
  if (revoke) {
    const count = await storage.office.dropPasses({ community: slug })
    return [`The office of ${slug} is shut: ${count} links and sessions are good no more.`]
  }
  const { link, expires } = await newLink(storage, slug, now)
  return [
    `Opens the office of ${slug} once, until ${new Date(expires).toLocaleString('sv')}; whoever opens it stays in for 30 days:`,
    '',
    `  ${originOf(config)}/office/in/${link}`,
    '',
  ]
}

function readOptions(args: readonly string[]) {
  try {
    const options = { community: { type: 'string' }, revoke: { type: 'boolean', default: false } } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}
