/** Lays one change over a stored record, field by field with their versions (SYNC 15). */

import { type Change, lay, same } from '../../shared/domain/change.ts'
import { CHANGING, type Kind, type ReplacedFields, type Version } from '../../shared/domain/records.ts'
import { DELETED, isLater } from '../../shared/domain/version.ts'
import type { RefusalCode } from '../../shared/protocol/errors.ts'
import type { RecordRow, Versions } from '../storage/port.ts'
import { derivedId } from './hash.ts'

/** A record before it has its sequence. */
export type Row = Omit<RecordRow, 'epoch' | 'sequence'>

/** Who writes, and by what. */
export interface Stamp {
  operation: string
  device: string
  /** The first device that the phone was: none of its changes is in conflict with its own. */
  phone: string
  version: Version
  at: number
}

/** The rows that a change writes, none where it changes nothing; or why it cannot be laid. */
export type Written = { rows: Row[] } | { refused: RefusalCode }

/** The device in whose name the server acts (SYNC 9). */
export const SERVER = 'server'

export function layChange(before: Row | null, asked: Change, stamp: Stamp): Written {
  const change: Change = asked.do === 'set' ? { ...asked, do: before ? 'edit' : 'create' } : asked
  if (change.do === 'create' && before?.versions && isSameMaking(before.fields, before.versions, change.fields))
    return { rows: [] }
  const laid = lay(before, change)
  if ('refused' in laid) return laid
  const { kind, id } = change
  const touched = change.do === 'edit' ? changedFields(before, change.fields) : []
  if (change.do === 'create' && before === null) {
    const versions = changes(kind) ? stamped({}, Object.keys(change.fields), stamp) : null
    return { rows: [{ kind, id, ...laid.content, versions }] }
  }
  if (before === null || (touched.length === 0 && laid.content.deleted === before.deleted)) return { rows: [] }
  const moved = laid.content.deleted === before.deleted ? touched : [...touched, DELETED]
  const versions = before.versions && stamped(before.versions, moved, stamp)
  const row: Row = { kind, id, ...laid.content, versions }
  return { rows: [row, ...(change.do === 'edit' ? replacedBy(before, touched, change.based, stamp) : [])] }
}

/**
 * Whether a record was made by a create that says so: what nobody has edited since is as the create has it. (A server was
 * put back, another phone gave it the record with its edits, and then the phone that made it hands it in again.)
 */
function isSameMaking(fields: Row['fields'], versions: Versions, made: Row['fields']): boolean {
  const named = Object.entries(versions).filter(([name]) => name !== DELETED)
  const untouched = named.filter(([, [version]]) => named.every(([, [other]]) => !isLater(version, other)))
  return untouched.every(([name]) => same(fields[name], made[name]))
}

function changes(kind: Kind): boolean {
  return (CHANGING as readonly Kind[]).includes(kind)
}

function changedFields(before: Row | null, fields: Row['fields']): string[] {
  return Object.keys(fields).filter((field) => !same(before?.fields[field], fields[field]))
}

function stamped(versions: Versions, fields: readonly string[], { version, phone }: Stamp): Versions {
  return { ...versions, ...Object.fromEntries(fields.map((field) => [field, [version, phone] as const])) }
}

/**
 * A fact for each field whose value was another device's and newer than the one that the edit was made on. Of a customer's
 * name and address none, nor of a PIN: what is erased must not stay as what was replaced.
 */
function replacedBy(
  before: Row,
  fields: readonly string[],
  based: Record<string, Version | null>,
  { operation, device, phone, at }: Stamp,
): Row[] {
  if (before.kind === 'customer' || before.kind === 'person') return []
  return fields.flatMap((field): Row[] => {
    const [version, from] = before.versions?.[field] ?? []
    if (from === undefined || from === phone || from === SERVER || version === (based[field] ?? null)) return []
    const { kind, id: record } = before
    const replaced: ReplacedFields = { kind, record, field, value: before.fields[field], from, by: device, at }
    return [
      {
        kind: 'replaced',
        id: derivedId(operation, field),
        fields: { ...replaced },
        versions: null,
        deleted: false,
      },
    ]
  })
}
