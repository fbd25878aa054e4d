/** Which shops a coordinator may offer work to: those that she knows by name, since they agreed or show a window. */

import type { Visit } from '../visit.ts'

export interface NamedShop {
  shop: string
  name: string
}

/** @param also shops that have a part already: they stay, whatever they show now */
export async function namedShops({ deps, community }: Visit, also: readonly string[]): Promise<NamedShop[]> {
  const { office, market } = deps.storage
  const names = new Map(also.map((shop) => [shop, '']))
  for (const { shop, content } of await market.windows(community.slug)) names.set(shop, content.name)
  for (const { shop, name } of await office.agreed(community.slug)) names.set(shop, name)
  return [...names].map(([shop, name]) => ({ shop, name })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
