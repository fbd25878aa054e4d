/** What a restored server sends of a record that this phone knows better. */

import { same } from '../../shared/domain/change.ts'
import { DELETED, isLater } from '../../shared/domain/version.ts'
import type { AnyRow } from '../store/rows.ts'

/**
 * The server's row, but with what is later here: a server put back from an older copy may send a record that somebody
 * has changed since, and that has forgotten what this phone was told before. Repair gives it back, unless it is
 * overwritten first (SYNC 19). From a server that lost nothing, all that arrives is later.
 */
export function keepLater(ours: AnyRow, theirs: AnyRow): AnyRow {
  const kept = Object.keys(ours.fields).filter(
    (name) => !same(ours.fields[name], theirs.fields[name]) && isKnownLater(ours, theirs, name),
  )
  const keepsDeleted = ours.deleted !== theirs.deleted && isKnownLater(ours, theirs, DELETED)
  if (kept.length === 0 && !keepsDeleted) return theirs
  const of = (names: readonly string[], values: (name: string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, values(name)]))
  const versioned = keepsDeleted ? [...kept, DELETED] : kept
  return {
    ...theirs,
    fields: { ...theirs.fields, ...of(kept, (name) => ours.fields[name]) },
    versions: { ...theirs.versions, ...(of(versioned, (name) => versionOf(ours, name)) as Record<string, string>) },
    deleted: keepsDeleted ? ours.deleted : theirs.deleted,
  }
}

function isKnownLater(ours: AnyRow, theirs: AnyRow, name: string): boolean {
  const version = versionOf(ours, name)
  return version !== undefined && isLater(version, versionOf(theirs, name))
}

/** A record that was never deleted has no version of that. */
function versionOf({ version, versions }: AnyRow, name: string): string | undefined {
  return versions?.[name] ?? (name === DELETED ? undefined : version)
}
