/** What a phone was lent to begin with gives way to what the server sends. */

import { changesOf } from '../../shared/domain/changes.ts'
import { KINDS, type Kind } from '../../shared/domain/records.ts'
import type { ShopDatabase } from '../store/database.ts'
import { keyText, writeRecords } from '../store/records.ts'
import { readState } from '../store/state.ts'

/**
 * In the transaction of a page. One movement stood for all that a good had: it goes with the first page, which begins to
 * bring them; the rest goes when the reading has caught up, and nothing was missing on screen meanwhile.
 * @param whole the reading has caught up
 */
export async function endLoan(db: ShopDatabase, whole: boolean): Promise<void> {
  if (!(await readState(db, 'lent'))) return
  const own = new Set<string>()
  await db.outbox.each(({ operation }) => {
    for (const { kind, id } of changesOf(operation, operation.at)) own.add(keyText(kind, id))
  })
  for (const kind of whole ? KINDS : (['movement'] as const)) await drop(db, kind, own)
  if (whole) await db.state.delete('lent')
}

/** The server has not told of them, and this phone has not made them. */
async function drop(db: ShopDatabase, kind: Kind, own: ReadonlySet<string>): Promise<void> {
  const rows = await db
    .records(kind)
    .filter(({ id, version }) => version === undefined && !own.has(keyText(kind, id)))
    .toArray()
  await writeRecords(
    db,
    rows.map((before) => ({ kind, id: before.id, before, after: null })),
  )
}
