/** Erases what a server has of a person, and keeps it erased. */

import type { Deps } from '../deps.ts'
import { withoutBuyer } from '../storage/calls.ts'
import type { ErasedRow } from '../storage/erased.ts'
import type { Storage } from '../storage/port.ts'
import { endHolding } from '../sync/held.ts'
import { Ledger } from '../sync/ledger.ts'
import { applyAsServer } from '../sync/server-device.ts'
import { isEmptied, NOBODY } from './emptied.ts'
import { type FoundCustomer, ownPictures } from './find.ts'
import { addToList, keyOf, readList } from './list.ts'

type Stores = Pick<Deps, 'storage' | 'photos'> & { dataDir: string }

export function rowsOf({ shop, customer, replies, replaced }: FoundCustomer): ErasedRow[] {
  const of = (kind: ErasedRow['kind']) => (id: string) => ({ place: shop, kind, id })
  return [of('customer')(customer), ...replies.map(of('reply')), ...replaced.map(of('replaced'))]
}

/** Her customer record, her words, and what else has her name: each phone of the shop is told by its next sync. */
export async function eraseCustomer(stores: Stores, found: FoundCustomer, now: number): Promise<void> {
  const { shop } = found
  // First of all: cut off behind it, the next start goes on.
  await addToList(stores.dataDir, rowsOf(found))
  await emptyIn(stores, shop, rowsOf(found), now, (ledger) => emptyRest(ledger, found, now))
}

/** Who asked for an order too large for one loom. */
export async function eraseBuyer(stores: Stores, community: string, call: string): Promise<void> {
  const row: ErasedRow = { place: community, kind: 'call', id: call }
  await addToList(stores.dataDir, [row])
  await stores.storage.erased.add([row])
  await forgetBuyer(stores.storage, row)
}

/**
 * After a restore, and at each start: what the database has forgotten of the lists is erased in it again.
 * @param folders where lists lie beside the one of the data folder
 * @returns how many persons and words were erased again
 */
export async function eraseAgain(stores: Stores, now: number, folders: readonly string[] = []): Promise<number> {
  const { storage, dataDir } = stores
  const listed = (await Promise.all([dataDir, ...folders].map(readList))).flat()
  if (listed.length === 0) return 0
  const known = new Set((await storage.erased.all()).map(keyOf))
  const forgotten = listed.filter((row) => !known.has(keyOf(row)))
  for (const row of forgotten.filter(({ kind }) => kind === 'call')) {
    await storage.erased.add([row])
    await forgetBuyer(storage, row)
  }
  const rest = forgotten.filter(({ kind }) => kind !== 'call')
  for (const shop of new Set(rest.map(({ place }) => place))) {
    const own = rest.filter(({ place }) => place === shop)
    await emptyIn(stores, shop, own, now)
  }
  await addToList(dataDir, listed)
  return forgotten.length
}

async function emptyIn(
  { storage, photos }: Stores,
  shop: string,
  erased: readonly ErasedRow[],
  now: number,
  then: (ledger: Ledger) => Promise<void> = async () => {},
): Promise<void> {
  const pictures = await storage.transaction(shop, async (rows) => {
    await rows.erased.add(erased)
    const ledger = await Ledger.open(rows)
    // A shop that only its phones have yet: what they bring is emptied on its way in.
    if (!ledger) return []
    await ledger.load(erased)
    for (const { kind, id } of erased) {
      const customer = kind === 'customer' ? ledger.record(kind, id) : null
      if (!customer || isEmptied(customer)) continue
      await applyAsServer(ledger, shop, now, 'customer.edit', { customer: id, fields: NOBODY, based: {} })
      await applyAsServer(ledger, shop, now, 'customer.delete', { customer: id })
    }
    const facts = erased.flatMap(({ kind, id }) => (kind === 'customer' ? [] : (ledger.record(kind, id) ?? [])))
    const named = await ownPictures(rows, facts)
    // Facts have no operations that change them: they are written as a repair writes them.
    await ledger.write(facts.filter((row) => !isEmptied(row)))
    await then(ledger)
    for (const hash of named) await rows.photos.forget(hash)
    await ledger.close(now)
    return named
  })
  for (const hash of pictures) await photos.remove(shop, hash)
}

async function emptyRest(ledger: Ledger, { shop, reserved, held }: FoundCustomer, now: number): Promise<void> {
  for (const good of reserved) {
    await ledger.load([{ kind: 'good', id: good }])
    // Nothing is replaced that an owner could bring back.
    const based = { reservedFor: ledger.record('good', good)?.versions?.reservedFor?.[0] ?? null }
    await applyAsServer(ledger, shop, now, 'good.edit', { good, fields: { reservedFor: '' }, based })
  }
  for (const id of held) {
    await endHolding(ledger, shop, now, id)
    await ledger.rows.operations.dropped(id)
  }
}

async function forgetBuyer({ calls }: Storage, { place, id }: ErasedRow): Promise<void> {
  await calls.change(place, id, withoutBuyer)
}
