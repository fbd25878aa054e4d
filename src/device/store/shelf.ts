/** The derived rows of the grids: kept in the transaction that changes goods, photos or movements. */

import { timeOfId } from '../../shared/domain/ids.ts'
import type { FieldsOf, Kind } from '../../shared/domain/records.ts'
import type { ShopDatabase } from './database.ts'
import type { Written } from './records.ts'
import type { AnyRow, Row, ShelfRow } from './rows.ts'

/** Brings the shelf up to date with records just written, in the caller's transaction. */
export async function followOnShelf(db: ShopDatabase, written: readonly Written[]): Promise<void> {
  const goods = new Map(written.flatMap((one) => (one.kind === 'good' ? [[one.id, one.after] as const] : [])))
  const moves = movesOf(written)
  const pictured = new Set(of('photo', written).map((photo) => photo.fields.good))
  const ids = [...new Set([...goods.keys(), ...moves.keys(), ...pictured])]
  if (ids.length === 0) return
  const [rows, thumbs] = await Promise.all([db.shelf.bulkGet(ids), thumbsOf(db, pictured)])
  await db.shelf.bulkPut(
    ids.map((id, index) => {
      const row: ShelfRow = rows[index] ?? { id, state: 'gone', left: 0, last: timeOfId(id), thumb: null }
      const good = goods.get(id)
      const move = moves.get(id)
      return {
        id,
        state: good === undefined ? row.state : stateOf(good),
        left: row.left + (move?.by ?? 0),
        last: Math.max(row.last, move?.last ?? 0),
        thumb: pictured.has(id) ? (thumbs.get(id) ?? null) : row.thumb,
      }
    }),
  )
}

/** Makes the shelf anew from the facts, in one transaction. */
export async function rebuildShelf(db: ShopDatabase): Promise<void> {
  await db.transaction('rw', [db.shelf, db.good, db.movement, db.photo], async () => {
    const kinds = ['good', 'photo', 'movement'] as const
    const rows = await Promise.all(kinds.map((kind) => db.records(kind).toArray()))
    await db.shelf.clear()
    await followOnShelf(
      db,
      kinds.flatMap((kind, index) => (rows[index] ?? []).map((after) => ({ kind, id: after.id, before: null, after }))),
    )
  })
}

/** By how much each good's stock changed, and when it last moved. */
function movesOf(written: readonly Written[]): Map<string, { by: number; last: number }> {
  const moves = new Map<string, { by: number; last: number }>()
  const add = ({ fields: { good, quantity, at } }: Row<'movement'>, sign: 1 | -1) => {
    const { by, last } = moves.get(good) ?? { by: 0, last: 0 }
    moves.set(good, { by: by + sign * quantity, last: sign > 0 ? Math.max(last, at) : last })
  }
  for (const { kind, before, after } of written) {
    if (kind !== 'movement') continue
    if (before) add(typed<'movement'>(before), -1)
    if (after) add(typed<'movement'>(after), 1)
  }
  return moves
}

/** The first photo of each good that has one. */
async function thumbsOf(db: ShopDatabase, goods: ReadonlySet<string>): Promise<Map<string, string>> {
  if (goods.size === 0) return new Map()
  const photos = await db.photo
    .where('fields.good')
    .anyOf([...goods])
    .toArray()
  const shown = photos.filter((photo) => !photo.deleted).sort((a, b) => b.fields.position - a.fields.position)
  return new Map(shown.map(({ fields }) => [fields.good, fields.thumb]))
}

function of<K extends Kind>(kind: K, written: readonly Written[]): Row<K>[] {
  const rows = written.flatMap((one) => (one.kind === kind ? [one.before, one.after] : []))
  return rows.flatMap((row) => (row ? [typed<K>(row)] : []))
}

/** A row whose kind is known from where it lay: tables hold what was parsed on its way in. */
function typed<K extends Kind>(row: AnyRow): Row<K> {
  return { ...row, fields: row.fields as unknown as FieldsOf[K] }
}

function stateOf(good: AnyRow | null): ShelfRow['state'] {
  if (!good || good.deleted) return 'gone'
  return typed<'good'>(good).fields.hidden ? 'hidden' : 'shown'
}
