/** Rows as they go over the wire: all that one sequence wrote together, each field with its version (SYNC 13). */

import { DELETED } from '../../shared/domain/version.ts'
import type { Group, WireRecord } from '../../shared/protocol/sync.ts'
import type { RecordRow } from '../storage/port.ts'

export type Rows = [RecordRow, ...RecordRow[]]

export function groupsOf(rows: readonly RecordRow[]): Group[] {
  return bySequence(rows).map(groupOf)
}

export function groupOf(rows: Rows): Group {
  const { epoch, sequence } = rows[0]
  const version = `${epoch}.${sequence}`
  return { version, records: rows.map((row) => wireRecord(row, version)) }
}

/** Rows that are ordered by sequence, those of one sequence together. */
export function bySequence(rows: readonly RecordRow[]): Rows[] {
  const groups: Rows[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.[0].sequence === row.sequence) last.push(row)
    else groups.push([row])
  }
  return groups
}

function wireRecord({ kind, id, fields, versions, deleted }: RecordRow, version: string): WireRecord {
  const others = Object.entries(versions ?? {}).flatMap(([field, [own]]) =>
    own === version && field !== DELETED ? [] : [[field, own]],
  )
  return {
    kind,
    id,
    fields,
    ...(deleted ? { deleted } : {}),
    ...(others.length > 0 ? { versions: Object.fromEntries(others) } : {}),
  }
}
