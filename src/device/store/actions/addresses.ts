/** Addresses go by themselves some time after what was sent has been handed over: an owner's phone sees to it. */

import type { CustomerFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { tabs } from '../queries/customers.ts'
import type { OrderView } from '../queries/orders.ts'
import type { Row } from '../rows.ts'
import { type Addresses, readState, writeState } from '../state.ts'
import { baseVersions } from '../versions.ts'

const DAY = 24 * 60 * 60_000

export const FRESH_ADDRESSES: Addresses = { days: 90, checked: 0, written: {}, removed: [] }

const NO_ADDRESS = { house: '', subdistrict: '', district: '', province: '', postcode: '' }

/** All that can be kept of a person, empty. */
export const NOBODY: CustomerFields = { name: '', contact: '', ...NO_ADDRESS, note: '' }

export async function addresses(db: ShopDatabase): Promise<Addresses> {
  return (await readState(db, 'addresses')) ?? FRESH_ADDRESSES
}

/** @param days null: for ever */
export async function keepAddresses(db: ShopDatabase, days: number | null): Promise<void> {
  // With a shorter time there may be something to do at once.
  await patch(db, { days, checked: 0 })
}

/** Remembers, in the caller's transaction, that an address was written: one that is new is not taken for an old one. */
export async function noteAddress(db: ShopDatabase, customer: string, fields: Partial<CustomerFields>): Promise<void> {
  if (!Object.keys(NO_ADDRESS).some((field) => field in fields)) return
  const { written, removed } = await addresses(db)
  const { [customer]: _, ...others } = written
  await patch(db, {
    written: hasAddress(fields) ? { ...others, [customer]: Date.now() } : others,
    removed: removed.filter((id) => id !== customer),
  })
}

export function hasAddress(fields: Partial<CustomerFields>): boolean {
  return Object.keys(NO_ADDRESS).some((field) => fields[field as keyof CustomerFields])
}

/**
 * Once a day: empties the addresses of those to whom nothing is on its way, and has not been for as long as is kept; and
 * what another phone, which had not heard of it, wrote of a person who was erased.
 */
export async function clearAddresses(db: ShopDatabase, now = Date.now()): Promise<void> {
  const { days, checked, written, removed } = await addresses(db)
  if (now >= checked && now - checked < DAY) return
  const all = await db.customer.toArray()
  const erased = all.filter(({ deleted, fields }) => deleted && !fields.name && Object.values(fields).some(Boolean))
  const over = days === null ? [] : await overdue(db, all, written, now - days * DAY)
  const gone = over.map(({ id }) => id)
  const intents = await Promise.all([
    ...erased.map(({ id }) => emptied(db, id, NOBODY)),
    ...over.map(({ id }) => emptied(db, id, NO_ADDRESS)),
  ])
  const left = Object.fromEntries(Object.entries(written).filter(([id]) => !gone.includes(id)))
  const also = () => patch(db, { checked: now, written: left, removed: [...removed, ...gone] })
  await (intents.length > 0 ? perform(db, intents, { also }) : also())
}

async function emptied(db: ShopDatabase, customer: string, fields: Partial<CustomerFields>): Promise<Intent> {
  const based = await baseVersions(db, 'customer', customer, fields)
  return { action: 'customer.edit', body: { customer, fields, based } }
}

async function overdue(
  db: ShopDatabase,
  all: readonly Row<'customer'>[],
  written: Addresses['written'],
  before: number,
): Promise<Row<'customer'>[]> {
  const kept = all.filter(({ fields }) => hasAddress(fields))
  const known = kept.length > 0 ? await tabs(db) : null
  return kept.filter(({ id }) => {
    const handed = lastHanded(known?.get(id)?.sales ?? [])
    return handed !== null && handed < before && (written[id] ?? 0) < before
  })
}

/** When the last of the sales reached the buyer; null: none did, or one is still on its way. */
function lastHanded(sales: readonly OrderView[]): number | null {
  const times = sales.filter(({ sums }) => sums.state !== 'voided').map(handedAt)
  return times.length === 0 || times.includes(null) ? null : Math.max(...times.map(Number))
}

/** What is sold at the stall is handed over there. */
function handedAt({ order, sums, steps }: OrderView): number | null {
  if (order.channel === 'stall') return sums.at
  const handed = steps.filter(({ step }) => step === 'handed').map(({ at }) => at)
  return handed.length > 0 ? Math.max(...handed) : null
}

async function patch(db: ShopDatabase, change: Partial<Addresses>): Promise<void> {
  await writeState(db, 'addresses', { ...(await addresses(db)), ...change })
}
