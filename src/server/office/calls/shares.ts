/** Keeps a shop's parts of large orders in step with its records: few records, so all of them are added up anew. */

import { shareOf } from '../../../shared/domain/call.ts'
import type { CallFields, Kind, PledgeFields } from '../../../shared/domain/records.ts'
import type { ShareRow } from '../../storage/calls.ts'
import type { RecordRow, ShopRows } from '../../storage/port.ts'
import type { Written } from '../../storefront/show/subjects.ts'

const KINDS: Kind[] = ['call', 'pledge']

export async function keepShares(rows: ShopRows, written: readonly Written[]): Promise<void> {
  if (written.some(({ after }) => KINDS.includes(after.kind))) await rows.shares.replace(await sharesOf(rows))
}

export async function sharesOf(rows: ShopRows): Promise<ShareRow[]> {
  const all = await rows.records.feed(KINDS, 0, Number.MAX_SAFE_INTEGER)
  const pledges = all.filter(({ kind }) => kind === 'pledge')
  return all.flatMap((row) => (row.kind === 'call' && !row.deleted ? [shareRow(row, pledges)] : []))
}

/** What lies in the records was parsed on its way in. */
function shareRow({ id, fields }: RecordRow, pledges: readonly RecordRow[]): ShareRow {
  const own = pledges.flatMap((row) => (row.fields.call === id ? [row.fields as unknown as PledgeFields] : []))
  const { left: _, ...share } = shareOf(fields as unknown as CallFields, own)
  return { call: id, ...share }
}
