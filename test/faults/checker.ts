/**
 * The judge of the end. It shares no code with the engine: it reads what the screens had acknowledged, the server's
 * database with its own SQL, and each phone's disk by bare IndexedDB, and compares.
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerRow } from './database.ts'
import type { History } from './history.ts'
import type { Stores } from './stores.ts'

export const FAULTS = [
  'lost',
  'duplicated',
  'resurrected',
  'stock off',
  'unpaid',
  'diverged',
  'stuck',
  'photos broken',
  // Found by a checksum and mended, though no server was restored: a bug that repair hides from the seller.
  'mended',
] as const
export type Fault = (typeof FAULTS)[number]

export interface Finding {
  fault: Fault
  about: string
}

interface Thing {
  kind: string
  id: string
  deleted: boolean
  fields: Record<string, unknown>
}

/** All records of one side, by kind and id. */
type Side = Map<string, Map<string, Thing>>

/** A phone at the end of a round. */
export interface PhoneEnd {
  name: string
  owner: boolean
  phase: string
  /** Had no room left at some time: full photos that the server had confirmed gave way. */
  wasFull: boolean
  /** The tables of `JUDGED`. */
  stores: Stores
}

const SEEN_BY_ALL = ['shop', 'good', 'photo', 'order', 'line', 'movement', 'payment', 'step', 'device']
const SEEN_BY_OWNERS = ['costing', 'cost', 'replaced']

/** Tables that the judge reads of a phone. */
export const JUDGED = [...SEEN_BY_ALL, ...SEEN_BY_OWNERS, 'outbox', 'upload', 'shelf']

/** What the judge reads there. */
interface AtTheServer {
  dataDir: string
  records: readonly ServerRow[]
  photos: ReadonlySet<string>
  had: ReadonlySet<string>
}

/**
 * @param records the server's, as the database has them
 * @param photos what the database says of photos: without its word none is handed out
 * @param had photos that were at the server when it was put back from an older copy
 */
export function judge(
  history: History,
  shop: string,
  { dataDir, had, records, photos }: AtTheServer,
  phones: readonly PhoneEnd[],
): Finding[] {
  const server = readServer(records)
  const findings = [...judgeSide('server', server, history)]
  for (const phone of phones) {
    const raw = readPhone(phone.stores)
    findings.push(...judgeSide(phone.name, raw.side, history))
    findings.push(...judgeEqual(phone, raw.side, server))
    findings.push(...judgeRest(phone, raw))
    findings.push(...judgeShelf(phone.name, raw))
  }
  findings.push(...judgeEdits(history, server, phones))
  const excused = phones.map(({ wasFull }) => (wasFull ? had : new Set<string>()))
  findings.push(
    ...judgePhotos(history, server, photos, excused, join(dataDir, 'photos', shop), join(dataDir, 'photos')),
  )
  return findings
}

/** What was acknowledged is there once, whole and paid; nothing is there that nobody did. */
function judgeSide(name: string, side: Side, history: History): Finding[] {
  const findings: Finding[] = []
  const say = (fault: Fault, about: string) => findings.push({ fault, about: `${name}: ${about}` })
  const orders = of(side, 'order')
  const linesOf = by(of(side, 'line'), 'order')
  const soldOf = by(where(of(side, 'movement'), 'reason', 'sold'), 'order')
  const returnedOf = by(where(of(side, 'movement'), 'reason', 'voided'), 'order')
  const paymentsOf = by(of(side, 'payment'), 'order')
  const voided = new Set(
    [...where(of(side, 'step'), 'step', 'voided').values()].map((step) => String(step.fields.order)),
  )

  for (const sale of history.all('sell')) {
    const lines = linesOf.get(sale.order) ?? []
    if (!orders.has(sale.order)) say('lost', `order ${sale.order}`)
    else if (lines.length < sale.lines.length) say('lost', `lines of ${sale.order}`)
    else if (lines.length > sale.lines.length) say('duplicated', `lines of ${sale.order}`)
    const told = sale.lines
      .map((line) => line.total)
      .sort()
      .join()
    if (
      lines.length === sale.lines.length &&
      lines
        .map((line) => Number(line.fields.total))
        .sort()
        .join() !== told
    ) {
      say('lost', `amounts of ${sale.order}`)
    }
    const paid = (paymentsOf.get(sale.order) ?? []).reduce((sum, one) => sum + Number(one.fields.amount), 0)
    if (!voided.has(sale.order) && paid < sale.paid) say('unpaid', `${sale.order} ${paid} of ${sale.paid}`)
    if (paid > sale.paid) say('duplicated', `payments of ${sale.order}`)
    if (paid < 0) say('duplicated', `money given back of ${sale.order}`)
  }
  const acknowledged = new Set(history.all('sell').map((sale) => sale.order))
  const others = [...orders.keys()].filter((id) => !acknowledged.has(id))
  if (others.length > history.unseenOf('sell').length) say('duplicated', `${others.length} orders that nobody made`)

  for (const [id] of orders) {
    const counted = (linesOf.get(id) ?? []).filter((line) => line.fields.good !== null).length
    const moved = (soldOf.get(id) ?? []).length
    if (moved !== counted) say('stock off', `${moved} movements for ${counted} lines of ${id}`)
    const returned = (returnedOf.get(id) ?? []).length
    if (returned !== (voided.has(id) ? counted : 0)) say('stock off', `${returned} returned of ${counted} of ${id}`)
  }
  for (const entry of history.all('void')) if (!voided.has(entry.order)) say('lost', `void of ${entry.order}`)

  const goods = of(side, 'good')
  const restored = new Set([
    ...history.all('restore').map((entry) => entry.good),
    ...history.unseenOf('restore').map((entry) => entry.about),
  ])
  for (const entry of history.all('add')) if (!goods.has(entry.good)) say('lost', `good ${entry.good}`)
  for (const entry of history.all('delete')) {
    if (!restored.has(entry.good) && goods.get(entry.good)?.deleted === false) say('resurrected', `good ${entry.good}`)
  }
  findings.push(...judgeStock(name, side, history))
  return findings
}

/** Stock is what was made and counted, less what was sold, plus what was taken back. */
function judgeStock(name: string, side: Side, history: History): Finding[] {
  const sums = new Map<string, number>()
  const add = (good: string, by: number) => sums.set(good, (sums.get(good) ?? 0) + by)
  const unseen = new Map<string, number[]>()
  for (const entry of history.all('add')) add(entry.good, entry.quantity)
  for (const entry of history.all('count')) add(entry.good, entry.delta)
  for (const { about, delta } of history.unseenOf('count')) {
    if (about) unseen.set(about, [...(unseen.get(about) ?? []), delta])
  }
  const voided = new Set(
    [...where(of(side, 'step'), 'step', 'voided').values()].map((step) => String(step.fields.order)),
  )
  for (const line of of(side, 'line').values()) {
    const { good, quantity, order } = line.fields
    if (good !== null && !voided.has(String(order))) add(String(good), -Number(quantity))
  }
  const acknowledged = new Set(history.all('add').map((entry) => entry.good))
  const moved = new Map<string, number>()
  for (const { fields } of of(side, 'movement').values()) {
    moved.set(String(fields.good), (moved.get(String(fields.good)) ?? 0) + Number(fields.quantity))
  }
  return [...acknowledged].flatMap((good) => {
    const off = (moved.get(good) ?? 0) - (sums.get(good) ?? 0)
    return reachable(off, unseen.get(good) ?? [])
      ? []
      : [{ fault: 'stock off' as const, about: `${name}: good ${good} by ${off}` }]
  })
}

/** Whether some of the deltas add up to it: each unseen count happened, or not. */
function reachable(off: number, deltas: readonly number[]): boolean {
  let sums = new Set([0])
  for (const delta of deltas) sums = new Set([...sums, ...[...sums].map((sum) => sum + delta)])
  return sums.has(off)
}

function judgeEqual({ name, owner }: PhoneEnd, phone: Side, server: Side): Finding[] {
  const findings: Finding[] = []
  for (const kind of [...SEEN_BY_ALL, ...(owner ? SEEN_BY_OWNERS : [])]) {
    const [ours, theirs] = [of(phone, kind), of(server, kind)]
    const ids = new Set([...ours.keys(), ...theirs.keys()])
    for (const id of ids) {
      if (text(ours.get(id)) !== text(theirs.get(id)))
        findings.push({ fault: 'diverged', about: `${name}: ${kind} ${id}` })
    }
  }
  if (!owner) {
    for (const kind of SEEN_BY_OWNERS) {
      if (of(phone, kind).size > 0) findings.push({ fault: 'diverged', about: `${name}: a helper has ${kind}` })
    }
  }
  return findings
}

function judgeRest({ name, phase }: PhoneEnd, { outbox, uploads }: Raw): Finding[] {
  const stuck: string[] = []
  if (phase !== 'idle') stuck.push(`phase ${phase}`)
  const waiting = outbox.filter((row) => row.state !== 'refused').length
  if (waiting > 0) stuck.push(`${waiting} operations wait`)
  if (uploads > 0) stuck.push(`${uploads} photos wait`)
  // Ids are of one making each: what is there already is the same, and never a reason to refuse.
  for (const row of outbox)
    if (['fault', 'invalid', 'exists'].includes(row.code ?? '')) stuck.push(`refused as ${row.code}: ${row.reason}`)
  return stuck.map((about) => ({ fault: 'stuck', about: `${name}: ${about}` }))
}

/**
 * A field that one owner's phone alone has edited holds what was acknowledged last. (Of a helper's edits a server that
 * lost them takes back none: SYNC 19.)
 */
function judgeEdits(history: History, server: Side, phones: readonly PhoneEnd[]): Finding[] {
  const edits = new Map<string, { phone: number; good: string; field: string; value: unknown }[]>()
  for (const { phone, entry } of history.acknowledged) {
    if (entry.what !== 'edit') continue
    const key = `${entry.good} ${entry.field}`
    edits.set(key, [...(edits.get(key) ?? []), { phone, ...entry }])
  }
  return [...edits.values()].flatMap((ones): Finding[] => {
    const last = ones.at(-1)
    if (!last || !phones[last.phone]?.owner || ones.some(({ phone }) => phone !== last.phone)) return []
    if (history.unseenOf('edit', last.good).length > 0) return []
    const value = of(server, 'good').get(last.good)?.fields[last.field]
    return value === last.value ? [] : [{ fault: 'lost', about: `${last.field} of good ${last.good}: ${value}` }]
  })
}

/** What the grid shows is the sum of the movements. */
function judgeShelf(name: string, { side, shelf }: Raw): Finding[] {
  const moved = new Map<string, number>()
  for (const { fields } of of(side, 'movement').values()) {
    moved.set(String(fields.good), (moved.get(String(fields.good)) ?? 0) + Number(fields.quantity))
  }
  return shelf
    .filter((row) => row.left !== (moved.get(row.id) ?? 0))
    .map((row) => ({ fault: 'stock off', about: `${name}: the grid shows ${row.left} of ${row.id}` }))
}

/**
 * Every acknowledged photo is at the server, with the bytes that its name says.
 * @param excused by phone: full photos that could give way there, since they were at the server, which has been put back since
 */
function judgePhotos(
  history: History,
  server: Side,
  known: ReadonlySet<string>,
  excused: readonly ReadonlySet<string>[],
  ...folders: string[]
): Finding[] {
  const photos = [...of(server, 'photo').values()].map(({ fields }) => fields)
  const full = new Set(photos.map((photo) => String(photo.full)))
  const named = new Set([...full, ...photos.map((photo) => String(photo.thumb))])
  const broken = (hash: string) => {
    const path = folders
      .flatMap((folder) => [join(folder, hash), join(folder, hash.slice(0, 2), hash)])
      .find(existsSync)
    return path === undefined || createHash('sha256').update(readFileSync(path)).digest('hex') !== hash
  }
  const added = history.acknowledged.flatMap(({ phone, entry }) =>
    entry.what === 'add' ? entry.photos.map((hash) => ({ phone, hash })) : [],
  )
  return added.flatMap(({ phone, hash }): Finding[] => {
    if (excused[phone]?.has(hash) && full.has(hash)) return []
    return broken(hash) || !named.has(hash) || !known.has(hash) ? [{ fault: 'photos broken', about: hash }] : []
  })
}

function readServer(rows: readonly ServerRow[]): Side {
  return sideOf(
    rows.map(({ kind, id, fields, deleted }) => ({
      kind: String(kind),
      id: String(id),
      deleted: deleted === 1,
      fields: JSON.parse(String(fields)),
    })),
  )
}

interface Raw {
  side: Side
  outbox: { state: string; code?: string; reason?: string }[]
  uploads: number
  shelf: { id: string; left: number }[]
}

function readPhone(stores: Stores): Raw {
  const things = [...SEEN_BY_ALL, ...SEEN_BY_OWNERS].flatMap((kind) =>
    (stores[kind] ?? []).map((row): Thing => {
      const { id, deleted, fields } = row as { id: string; deleted: number; fields: Record<string, unknown> }
      return { kind, id, deleted: deleted === 1, fields }
    }),
  )
  return {
    side: sideOf(things),
    outbox: (stores.outbox ?? []) as unknown as Raw['outbox'],
    shelf: (stores.shelf ?? []) as unknown as Raw['shelf'],
    uploads: (stores.upload ?? []).length,
  }
}

function sideOf(things: readonly Thing[]): Side {
  const side: Side = new Map()
  for (const thing of things) {
    const kind = side.get(thing.kind) ?? new Map<string, Thing>()
    side.set(thing.kind, kind.set(thing.id, thing))
  }
  return side
}

function of(side: Side, kind: string): Map<string, Thing> {
  return side.get(kind) ?? new Map()
}

function where(things: Map<string, Thing>, field: string, value: unknown): Map<string, Thing> {
  return new Map([...things].filter(([, thing]) => thing.fields[field] === value))
}

function by(things: Map<string, Thing>, field: string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const thing of things.values()) {
    const key = String(thing.fields[field])
    groups.set(key, [...(groups.get(key) ?? []), thing])
  }
  return groups
}

function text(thing: Thing | undefined): string {
  if (!thing) return 'nothing'
  const fields = Object.entries(thing.fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([thing.deleted, fields])
}
