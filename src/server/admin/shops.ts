/** Shops as the keeper names them. */

import { ConfigError } from '../config.ts'
import type { Storage } from '../storage/port.ts'
import { lookOver, type ShopView } from '../sync/doctor.ts'

/** Letters of an id's end that are enough to name a shop by, where no other one ends so. */
const ENOUGH = 4

export const SHOP = { name: 'SHOP', about: 'the id of the shop, or how it ends' } as const

/** The id of a shop that is there, by all of it or its end. */
export async function knownShop(storage: Storage, asTyped: string): Promise<string> {
  const typed = asTyped.toLowerCase()
  const all = await storage.anywhere.shops()
  if (all.includes(typed)) return typed
  const found = typed.length >= ENOUGH ? all.filter((shop) => shop.endsWith(typed)) : []
  if (found.length > 1) throw new ConfigError(`${found.length} shops end so: ${found.join(', ')}.`)
  const [shop] = found
  if (shop === undefined) throw new ConfigError(`There is no shop ${typed}. All of them: npm run admin -- shop`)
  return shop
}

/** What the keeper types to say that this shop is meant, and what it is: a name of spaces is none. */
export function wordOf(shop: string, name: string): [string, string] {
  return name.trim() ? [name, 'the name of the shop'] : [shop, 'the id of the shop']
}

export async function viewOf(storage: Storage, shop: string): Promise<ShopView> {
  const view = await lookOver(storage, shop)
  if (view === null) throw new ConfigError(`There is no shop ${shop}.`)
  return view
}

/** One after the other: no phone of another shop waits for it. */
export async function* everyShop(storage: Storage): AsyncGenerator<ShopView> {
  for (const shop of await storage.anywhere.shops()) yield await viewOf(storage, shop)
}
