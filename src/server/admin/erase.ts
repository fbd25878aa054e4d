import { ConfigError } from '../config.ts'
import { eraseBuyer, eraseCustomer } from '../erase/erase.ts'
import { callsBy, customersBy, type FoundCustomer, findCustomer } from '../erase/find.ts'
import { photosOf } from '../photos/place.ts'
import type { CallRow } from '../storage/calls.ts'
import type { Storage } from '../storage/port.ts'
import { confirm } from './ask.ts'
import { command, UsageError } from './command.ts'
import { knownCommunity } from './communities.ts'
import { knownShop, SHOP, wordOf } from './shops.ts'

export const erase = command({
  about: 'erases what is kept of a person who bought or asked, for good',
  words: [
    { ...SHOP, private: true },
    { name: 'CUSTOMER', about: 'the id of one customer of that shop', private: true },
  ],
  options: {
    contact: { value: 'TEXT', about: 'whoever can be reached so: a telephone, LINE or what she gave', private: true },
    community: { value: 'SLUG', about: 'in all shops of this community, where no shop is named' },
    find: { about: 'only shows what would be erased' },
  },
  more: [
    'Her name, address and contact go, what she wrote, and the pictures she sent; sales keep their sums. Each phone of the',
    'shop is told by its next sync. What comes back from an old phone or an older backup is erased again: a list of ids lies',
    'in DATA_DIR and, from the next backup on, beside the backups. Backups made before still hold her until they give way.',
  ],
  examples: [
    'erase --community na-kha --contact "081 234 5678" --find',
    'erase 5d24217759c4 0199c0aa-7d1e-7c55-8f10-5a2b3c4d5e6f',
  ],
  asks: true,
  needsData: true,
  async run(desk, { words: [typedShop, customer], values: { contact, community, find } }) {
    if ((typedShop === undefined) === (community === undefined))
      throw new UsageError('Name a shop or a --community, one of both.')
    if ((customer === undefined) === (contact === undefined))
      throw new UsageError('Name a customer of a shop by its id, or whom to look for by --contact.')
    const storage = await desk.storage()
    const shop = typedShop === undefined ? null : await knownShop(storage, typedShop)
    const slug = community === undefined ? null : await knownCommunity(storage, community)
    const shops = shop ? [shop] : await storage.office.shops(slug ?? '')
    const found =
      customer === undefined ? await lookFor(storage, shops, contact ?? '') : [await one(storage, shops, customer)]
    const calls = slug && contact ? await callsBy(storage, slug, contact) : []
    const facts = { erased: !find, customers: found.map(factsOf), calls: calls.map(({ call }) => call) }
    const shown = [...found.flatMap(linesOf), ...calls.map(callLine)]
    if (shown.length === 0) return { facts: { ...facts, erased: false }, lines: ['Nobody was found.'] }
    if (find) return { facts, lines: shown }
    await confirm(desk, [...shown, 'All of it is erased for good.'], wordOfAll(slug, found))
    const stores = { storage, ...photosOf(desk.config), dataDir: desk.config.dataDir }
    for (const each of found) await eraseCustomer(stores, each, desk.now)
    for (const { call } of calls) await eraseBuyer(stores, slug ?? '', call)
    // What was found has names; what is said of it from here on has none.
    const ids = [...found.map((each) => `${each.shop} ${each.customer}`), ...calls.map(({ call }) => `call ${call}`)]
    return {
      facts,
      lines: [...ids.map((id) => `Erased: ${id}`), 'Make a backup now: the list of the erased goes with it.'],
      did: ids.join(', '),
    }
  },
})

/** In each shop who can be reached so. */
async function lookFor(storage: Storage, shops: readonly string[], contact: string): Promise<FoundCustomer[]> {
  const found: FoundCustomer[] = []
  for (const shop of shops) {
    const here = await storage.transaction(shop, async (rows) => {
      const all: FoundCustomer[] = []
      for (const id of await customersBy(rows, contact)) {
        const customer = await findCustomer(rows, id)
        if (customer) all.push(customer)
      }
      return all
    })
    found.push(...here)
  }
  return found
}

async function one(storage: Storage, [shop = '']: readonly string[], customer: string): Promise<FoundCustomer> {
  const found = await storage.transaction(shop, (rows) => findCustomer(rows, customer))
  if (found) return found
  throw new ConfigError(`There is no customer ${customer} in this shop; look for her by --contact.`)
}

/** Ids and numbers alone: they may go into a file. */
function factsOf({ shop, customer, requests, replies, pictures, reserved, replaced, held }: FoundCustomer) {
  const also = { replies: replies.length, reserved: reserved.length, replaced: replaced.length, held: held.length }
  return { shop, customer, requests, pictures, ...also }
}

function linesOf({ shop, shopName, customer, name, contact, ...also }: FoundCustomer): string[] {
  const { requests, replies, pictures, reserved, replaced, held } = also
  const kept = reserved.length + replaced.length
  return [
    `${shopName || 'Shop without a name'}  ${shop}`,
    `  ${name || 'without a name'}, ${contact || 'without a contact'}  ${customer}`,
    `  ${requests} requests, with ${replies.length} answers and ${pictures} pictures of her own`,
    ...(kept > 0 ? [`  ${kept} times a piece was kept for that name`] : []),
    ...(held.length > 0 ? [`  ${held.length} changes of a removed phone about her, which are dropped`] : []),
  ]
}

function callLine({ call, title, buyer }: CallRow): string {
  return `Large order ${call}, ${title}: ${buyer?.name ?? ''}, ${buyer?.contact ?? ''}`
}

function wordOfAll(community: string | null, [first]: readonly FoundCustomer[]): [string, string] {
  if (community) return [community, 'the name of the community in addresses']
  return wordOf(first?.shop ?? '', first?.shopName ?? '')
}
