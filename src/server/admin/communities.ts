/** Communities as the keeper names them. */

import { ConfigError } from '../config.ts'
import type { CommunityRow } from '../storage/market.ts'
import type { Storage } from '../storage/port.ts'

/** The community of a code; it has to be there, or a slip of the pen would make shops that nobody finds. */
export async function knownCommunity(storage: Storage, slug: string): Promise<string> {
  return (await heldCommunity(storage, slug)).slug
}

export async function heldCommunity(storage: Storage, slug: string): Promise<CommunityRow> {
  const row = await storage.market.community(slug)
  if (row) return row
  const known = (await storage.market.communities()).map((one) => one.slug)
  throw new ConfigError(`There is no community ${slug}; there are: ${known.join(', ')}.`)
}
