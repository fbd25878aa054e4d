/**
 * A list of goods that is brought in: ordinary operations, a batch a transaction. How far it is is written with each batch,
 * so that it goes on where it stopped, in whichever tab, and nothing is made twice. The last one can be taken back.
 */

import { same } from '../../../shared/domain/change.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { GoodFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import type { NewPhoto } from '../rows.ts'
import { readState, writeState } from '../state.ts'
import { baseVersions } from '../versions.ts'
import { keepPhotos, photoFields } from './goods.ts'

/** What was made of a list, before any of it is written. */
export interface ImportPlan {
  id: string
  /** Name of the file. */
  file: string
  /** Phone time. */
  at: number
  goods: PlannedGood[]
}

export interface PlannedGood {
  id: string
  /** It is there already, and is changed. */
  known: boolean
  fields: Partial<GoodFields>
  /** What is on hand, in steps of the unit; null: not told. */
  quantity: number | null
  cost: number | null
  /** Names of its photo files. */
  photos: string[]
}

export interface Imported {
  plan: string
  /** Goods of the plan that are written. */
  done: number
  /** What the changed goods were before. */
  before: Before[]
  /** Photos that were added to goods that were there before. */
  photos: string[]
  undone: boolean
}

interface Before {
  id: string
  fields: Partial<GoodFields>
  cost: number | null
  /** By how much the stock was changed. */
  delta: number
}

/** Goods in one transaction, and one flush to the disk: half a second of a slow phone, after which it may be stopped. */
const BATCH = 50

interface Progress {
  signal?: AbortSignal | undefined
  onDone?: (done: number, of: number) => void
}

/** Keeps the plan in place of the one before, which can then no longer be taken back. */
export async function startImport(db: ShopDatabase, plan: ImportPlan): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    await writeState(db, 'importPlan', plan)
    await writeState(db, 'imported', { plan: plan.id, done: 0, before: [], photos: [], undone: false })
  })
}

/** Writes what is not written yet of the plan; where it is stopped, all that was done stays. */
export async function runImport(db: ShopDatabase, { signal, onDone }: Progress = {}): Promise<void> {
  const plan = await readState(db, 'importPlan')
  if (!plan) return
  for (;;) {
    const now = await readState(db, 'imported')
    // Another tab has taken it back, or begun with another list.
    if (!now || now.plan !== plan.id || now.undone) return
    onDone?.(now.done, plan.goods.length)
    if (now.done >= plan.goods.length || signal?.aborted) return
    await writeBatch(db, plan)
  }
}

async function writeBatch(db: ShopDatabase, plan: ImportPlan): Promise<void> {
  let next: Imported | undefined
  const intents = async (): Promise<Intent[]> => {
    // Read here: another tab may have written some.
    const now = await readState(db, 'imported')
    if (!now || now.plan !== plan.id || now.undone) return []
    const batch = plan.goods.slice(now.done, now.done + BATCH)
    const made = await Promise.all(batch.map((good) => (good.known ? change(db, good) : add(good))))
    const before = made.flatMap((one) => one.before ?? [])
    next = { ...now, done: now.done + batch.length, before: [...now.before, ...before] }
    return made.flatMap((one) => one.intents)
  }
  await perform(db, intents, { also: async () => void (next && (await writeState(db, 'imported', next))) })
}

interface Made {
  intents: Intent[]
  before?: Before
}

function add({ id, fields, quantity, cost }: PlannedGood): Made {
  const movement = quantity ? { id: newId(), quantity } : null
  const body = { good: id, fields: { ...PLAIN, ...fields }, photos: [], movement, cost }
  return { intents: [{ action: 'good.add', body }] }
}

/** What every good has. */
const PLAIN: GoodFields = {
  name: '',
  price: null,
  unit: 'piece',
  hidden: false,
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
}

/** Of a good that is there, what the list tells otherwise; its quantity is a count. */
async function change(db: ShopDatabase, { id, fields, quantity, cost }: PlannedGood): Promise<Made> {
  const [row, shelf, costing] = await Promise.all([db.good.get(id), db.shelf.get(id), db.costing.get(id)])
  // Deleted meanwhile: it stays so.
  if (!row || row.deleted) return { intents: [] }
  // Its unit stays: sales and stock are counted in it, and what is counted in another tells nothing of either.
  const { unit = row.fields.unit } = fields
  const keys = Object.keys(fields) as (keyof GoodFields)[]
  const changed = pick(
    fields,
    keys.filter((key) => key !== 'unit' && !same(row.fields[key], fields[key])),
  )
  const was = costing?.fields.amount ?? null
  const delta = quantity === null || unit !== row.fields.unit ? 0 : quantity - (shelf?.left ?? 0)
  const intents = [
    ...(await edits(db, id, changed)),
    ...(cost === null || cost === was ? [] : await costs(db, id, cost)),
    ...counts(id, delta),
  ]
  const before = { id, fields: wordsBefore(row.fields, changed), cost: was, delta }
  return intents.length > 0 ? { intents, before } : { intents }
}

/** What it had; where it had nothing, what says so on the wire. */
function wordsBefore(fields: GoodFields, changed: Partial<GoodFields>): Partial<GoodFields> {
  const keys = Object.keys(changed) as (keyof GoodFields)[]
  return Object.fromEntries(keys.map((key) => [key, fields[key] ?? (typeof changed[key] === 'string' ? '' : null)]))
}

/**
 * Takes the last list back: what it added is deleted, what it changed is as before, unless somebody has changed it since.
 * Sales stay sales.
 */
export async function undoImport(db: ShopDatabase, { onDone }: Progress = {}): Promise<void> {
  const plan = await readState(db, 'importPlan')
  const imported = await markUndone(db, true)
  if (!plan || !imported) return
  const added = plan.goods.slice(0, imported.done).filter(({ known }) => !known)
  for (let from = 0; from < added.length; from += BATCH) {
    onDone?.(from, added.length)
    await perform(db, () => remove(db, added.slice(from, from + BATCH)))
  }
  const after = new Map(plan.goods.map((good) => [good.id, good]))
  for (const before of imported.before) {
    const good = after.get(before.id)
    // With it goes what is to be done: a phone that goes out in the middle does none of it twice.
    const also = () => keep(db, (now) => ({ ...now, before: now.before.filter(({ id }) => id !== before.id) }))
    await perform(db, async () => (good ? changeBack(db, good, before) : []), { also })
  }
  if (imported.photos.length > 0)
    await perform(
      db,
      imported.photos.map((photo): Intent => ({ action: 'photo.delete', body: { photo } })),
      { also: () => keep(db, (now) => ({ ...now, photos: [] })) },
    )
  onDone?.(added.length, added.length)
}

async function keep(db: ShopDatabase, change: (now: Imported) => Imported): Promise<void> {
  const now = await readState(db, 'imported')
  if (now) await writeState(db, 'imported', change(now))
}

/** Brings back the goods that taking back has deleted; what was changed stays as before. */
export async function redoImport(db: ShopDatabase, { onDone }: Progress = {}): Promise<void> {
  const plan = await readState(db, 'importPlan')
  const imported = await markUndone(db, false)
  if (!plan || !imported) return
  const added = plan.goods.slice(0, imported.done).filter(({ known }) => !known)
  for (let from = 0; from < added.length; from += BATCH) {
    onDone?.(from, added.length)
    const some = added.slice(from, from + BATCH)
    await perform(
      db,
      some.map(({ id: good }): Intent => ({ action: 'good.restore', body: { good } })),
    )
  }
  onDone?.(added.length, added.length)
}

/** First, so that no other tab goes on writing the list while it is taken back. */
function markUndone(db: ShopDatabase, undone: boolean): Promise<Imported | undefined> {
  return db.transaction('rw', db.state, async () => {
    const imported = await readState(db, 'imported')
    if (imported) await writeState(db, 'imported', { ...imported, undone })
    return imported
  })
}

async function remove(db: ShopDatabase, goods: readonly PlannedGood[]): Promise<Intent[]> {
  const rows = await db.good.bulkGet(goods.map(({ id }) => id))
  return rows.flatMap((row): Intent[] =>
    row && !row.deleted ? [{ action: 'good.delete', body: { good: row.id } }] : [],
  )
}

async function changeBack(db: ShopDatabase, good: PlannedGood, before: Before): Promise<Intent[]> {
  const [row, costing] = await Promise.all([db.good.get(good.id), db.costing.get(good.id)])
  if (!row || row.deleted) return []
  const keys = Object.keys(before.fields) as (keyof GoodFields)[]
  const ours = keys.filter((key) => same(row.fields[key], good.fields[key]))
  const costIsOurs = good.cost !== null && costing?.fields.amount === good.cost && before.cost !== good.cost
  return [
    ...(await edits(db, good.id, pick(before.fields, ours))),
    ...(costIsOurs ? await costs(db, good.id, before.cost) : []),
    ...counts(good.id, -before.delta),
  ]
}

async function edits(db: ShopDatabase, good: string, fields: Partial<GoodFields>): Promise<Intent[]> {
  if (Object.keys(fields).length === 0) return []
  return [{ action: 'good.edit', body: { good, fields, based: await baseVersions(db, 'good', good, fields) } }]
}

async function costs(db: ShopDatabase, good: string, amount: number | null): Promise<Intent[]> {
  return [{ action: 'good.cost', body: { good, amount, based: await baseVersions(db, 'costing', good, { amount }) } }]
}

function counts(good: string, delta: number): Intent[] {
  if (delta === 0) return []
  return [{ action: 'stock.change', body: { good, movement: { id: newId(), quantity: delta }, reason: 'counted' } }]
}

function pick(fields: Partial<GoodFields>, keys: readonly (keyof GoodFields)[]): Partial<GoodFields> {
  return Object.fromEntries(keys.map((key) => [key, fields[key]]))
}

/** The most photos that a good takes on the wire. */
const MAX_PHOTOS = 20

/** Adds a photo of the list to a good; false: it has it already, or as many as it takes. */
export async function addImportedPhoto(
  db: ShopDatabase,
  good: string,
  photo: NewPhoto,
  known: boolean,
): Promise<boolean> {
  const id = newId()
  let added = false
  const intents = async (): Promise<Intent[]> => {
    const there = (await db.photo.where('fields.good').equals(good).toArray()).filter(({ deleted }) => !deleted)
    added = there.length < MAX_PHOTOS && there.every(({ fields }) => fields.full !== photo.full.hash)
    return added ? [{ action: 'photo.add', body: { good, photo: { id, ...photoFields(photo, Date.now()) } } }] : []
  }
  const also = async () => {
    if (!added) return
    await keepPhotos(db, [photo])
    if (known) await keep(db, (now) => ({ ...now, photos: [...now.photos, id] }))
  }
  await perform(db, intents, { also })
  return added
}

export interface LastImport {
  plan: ImportPlan
  imported: Imported
  /** Goods that it added and that are there. */
  there: number
  /** Goods that it added, there or not. */
  added: number
}

/** The list that was brought in last on this phone. */
export async function lastImport(db: ShopDatabase): Promise<LastImport | null> {
  const [plan, imported] = await Promise.all([readState(db, 'importPlan'), readState(db, 'imported')])
  if (!plan || !imported) return null
  const added = plan.goods.slice(0, imported.done).flatMap(({ id, known }) => (known ? [] : [id]))
  const rows = await db.good.bulkGet(added)
  return { plan, imported, there: rows.filter((row) => row && !row.deleted).length, added: added.length }
}
