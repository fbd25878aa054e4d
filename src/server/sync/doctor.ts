/** Looks a shop through: counts all of its records anew and compares with what had been counted. */

import { writeTotal } from '../../shared/domain/checksum.ts'
import { KINDS, type Kind, type Role } from '../../shared/domain/records.ts'
import type { DeviceRow, ShopRows, Storage } from '../storage/port.ts'
import { Ledger } from './ledger.ts'

export interface Finding {
  kind: Kind
  /** `count.hash` as it had been kept, and as the records say. */
  kept: string
  counted: string
}

export interface ShopView {
  shop: string
  name: string
  community: string
  /** How many records there are of each kind, tombstones among them. */
  counts: Record<string, number>
  /** Phones of the shop, those that went on as another one left out; who has not synced for longest first. */
  phones: PhoneReport[]
}

export interface ShopReport extends ShopView {
  /** Totals that were wrong and are right now. */
  mended: Finding[]
}

export interface PhoneReport {
  device: string
  name: string
  role: Role
  removed: boolean
  /** Server time, UTC milliseconds. */
  lastContact: number
  /** Operations that it said were still waiting on it then. */
  waiting: number
}

/** Mends and describes a shop; null where there is no such shop. */
export async function report(storage: Storage, shop: string): Promise<ShopReport | null> {
  const mended = await examine(storage, shop)
  const view = mended && (await lookOver(storage, shop))
  return view && { ...view, mended }
}

/** Describes a shop as it had been counted; null where there is no such shop. */
export function lookOver(storage: Storage, shop: string): Promise<ShopView | null> {
  return storage.transaction(shop, async (rows) => {
    const row = await rows.shop.get()
    if (row === null) return null
    const totals = await rows.shop.totals()
    const counts = Object.fromEntries(KINDS.map((kind) => [kind, totals.get(kind)?.count ?? 0]))
    const [record] = await rows.records.load('shop', [shop])
    const phones = (await rows.devices.all()).filter(({ renewedAs }) => renewedAs === null)
    const { community } = row
    return { shop, name: textOf(record?.fields.name), community, counts, phones: await phoneReports(rows, phones) }
  })
}

async function phoneReports(rows: ShopRows, phones: readonly DeviceRow[]): Promise<PhoneReport[]> {
  const records = await rows.records.load(
    'device',
    phones.map(({ device }) => device),
  )
  const names = new Map(records.map(({ id, fields }) => [id, textOf(fields.name)]))
  return phones
    .map(({ device, role, removedAt, lastContact, waiting }) => {
      return { device, name: names.get(device) ?? '', role, removed: removedAt !== null, lastContact, waiting }
    })
    .sort((a, b) => a.lastContact - b.lastContact)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The kinds whose totals were wrong; they are right afterwards. null where there is no such shop. */
export function examine(storage: Storage, shop: string): Promise<Finding[] | null> {
  return storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) return null
    const findings: Finding[] = []
    for (const kind of KINDS) {
      const kept = writeTotal(ledger.total(kind))
      ledger.recount(kind, await rows.records.feed([kind], 0, ledger.sequence))
      const counted = writeTotal(ledger.total(kind))
      if (counted !== kept) findings.push({ kind, kept, counted })
    }
    await ledger.close(Date.now())
    return findings
  })
}
