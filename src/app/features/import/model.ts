/** What the page that brings in lists asks of the phone; nothing else here knows the database. */

import {
  addImportedPhoto,
  type ImportPlan,
  type LastImport,
  type PlannedGood,
  startImport,
} from '../../../device/store/actions/imports.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { preparePhoto } from '../../../photo/bridge.ts'
import { PhotoError, type PhotoFailure } from '../../../photo/contract.ts'
import { fullName } from '../../../shared/domain/goods.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { Layout } from './columns.ts'
import { type Known, type Line, onHand, sameText } from './lines.ts'
import { type Matched, matchPhotos, type Named, type PhotoFile } from './photo-names.ts'

export { lastImport, redoImport, runImport, undoImport } from '../../../device/store/actions/imports.ts'
export { tablesOf } from '../../../xlsx/bridge.ts'
export type { LastImport }

/** The goods that are there, by what tells them apart; of several of one name the first. */
export async function knownGoods(db: ShopDatabase): Promise<Known> {
  const byCode = new Map<string, string>()
  const byName = new Map<string, { id: string; code: string }>()
  for (const { id, fields } of await liveGoods(db)) {
    const [code, name] = [sameText(fields.code ?? ''), sameText(fullName(fields))]
    if (code !== '' && !byCode.has(code)) byCode.set(code, id)
    if (name !== '' && !byName.has(name)) byName.set(name, { id, code })
  }
  return { byCode, byName }
}

async function liveGoods(db: ShopDatabase) {
  return (await db.good.toArray()).filter(({ deleted }) => !deleted)
}

/** The lines that are brought in: those without a problem. @param change those that are there already are changed too */
export function taken(lines: readonly Line[], change: boolean): Line[] {
  return lines.filter(({ problems, known }) => problems.length === 0 && (known === null || change))
}

/** Keeps what is to be done with the lines; `runImport` does it. */
export async function planImport(
  db: ShopDatabase,
  file: string,
  lines: readonly Line[],
  layout: Layout,
): Promise<void> {
  const goods = lines.map((line) => planned(line, layout))
  const plan: ImportPlan = { id: newId(), file, at: Date.now(), goods }
  await startImport(db, plan)
}

function planned(line: Line, layout: Layout): PlannedGood {
  const { draft, known, photos } = line
  return {
    id: known ?? newId(),
    known: known !== null,
    fields: draft.fields,
    quantity: known === null ? onHand(line, layout) : draft.quantity,
    cost: draft.cost,
    photos: [...photos],
  }
}

export interface PhotosDone {
  added: number
  /** Photos that their goods had already. */
  there: number
  unmatched: string[]
  failed: { path: string; why: PhotoFailure }[]
}

/** Goods that photos may be of, those of the last list first. */
async function namedGoods(db: ShopDatabase, last: LastImport | null): Promise<Named[]> {
  const listed = new Map(last?.plan.goods.map(({ id, photos }) => [id, photos]))
  const goods = (await liveGoods(db)).map(({ id, fields }) => ({
    id,
    name: fullName(fields),
    code: fields.code ?? '',
    photos: listed.get(id) ?? [],
  }))
  return [...goods.filter(({ id }) => listed.has(id)), ...goods.filter(({ id }) => !listed.has(id))]
}

/** Puts photos to the goods that they are named after, one after another: one is in memory at a time. */
export async function addPhotos(
  db: ShopDatabase,
  last: LastImport | null,
  files: readonly PhotoFile[],
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number, of: number) => void },
): Promise<PhotosDone> {
  const { matched, unmatched } = matchPhotos(files, await namedGoods(db, last))
  const result: PhotosDone = { added: 0, there: 0, unmatched: unmatched.map(({ path }) => path), failed: [] }
  const fresh = new Set(last?.plan.goods.flatMap(({ id, known }) => (known ? [] : [id])))
  for (const [index, one] of matched.entries()) {
    if (signal.aborted) break
    onDone(index + 1, matched.length)
    try {
      if (await addPhoto(db, one, signal, !fresh.has(one.good))) result.added++
      else result.there++
    } catch (error) {
      if (signal.aborted) break
      // What cannot be stored is no fault of the photo.
      if (!(error instanceof PhotoError)) throw error
      result.failed.push({ path: one.file.path, why: error.code })
    }
  }
  return result
}

async function addPhoto(
  db: ShopDatabase,
  { good, file }: Matched,
  signal: AbortSignal,
  known: boolean,
): Promise<boolean> {
  const bytes = await file.read().catch((error: unknown) => {
    throw new PhotoError('damaged', String(error))
  })
  return addImportedPhoto(db, good, await preparePhoto(bytes, { signal }), known)
}
