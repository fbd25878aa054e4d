/** What is left of records that were erased: that they were there, and nothing of whom they were about. */

import { canonical } from '../../shared/domain/checksum.ts'
import type { Kind } from '../../shared/domain/records.ts'
import { customerFields } from '../../shared/protocol/operations.ts'
import type { RecordRow, ShopRows } from '../storage/port.ts'

type Content = Pick<RecordRow, 'kind' | 'id' | 'fields' | 'deleted'>

export const NOBODY = Object.fromEntries(Object.keys(customerFields).map((name) => [name, ''])) as Record<
  keyof typeof customerFields,
  string
>

const EMPTIED: Partial<Record<Kind, (fields: RecordRow['fields']) => Pick<RecordRow, 'fields' | 'deleted'>>> = {
  customer: () => ({ fields: { ...NOBODY }, deleted: true }),
  // A fact stays: that something was answered is the shop's business too.
  reply: ({ picture: _, ...fields }) => ({ fields: { ...fields, text: '' }, deleted: false }),
  // For whom a piece was kept, before somebody else wrote another name there.
  replaced: (fields) => ({ fields: { ...fields, value: '' }, deleted: false }),
}

export function emptied<Row extends Content>(row: Row): Row {
  return { ...row, ...EMPTIED[row.kind]?.(row.fields) }
}

export function isEmptied(row: Content): boolean {
  const { fields, deleted } = emptied(row)
  return row.deleted === deleted && canonical(row.fields) === canonical(fields)
}

/**
 * However they come, by an operation that waited on a phone for months or by a repair from an older copy (SYNC 19): what is
 * written of the erased says nothing of them.
 */
export async function withoutErased<Row extends Content>(rows: ShopRows, written: readonly Row[]): Promise<Row[]> {
  const all = [...written]
  for (const kind of Object.keys(EMPTIED) as Kind[]) {
    const ids = all.flatMap((row) => (row.kind === kind ? [row.id] : []))
    if (ids.length === 0) continue
    const erased = await rows.erased.among(kind, ids)
    for (const [index, row] of all.entries()) if (row.kind === kind && erased.has(row.id)) all[index] = emptied(row)
  }
  return all
}
