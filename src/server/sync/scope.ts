/** Which kinds a device receives, and the short name of that set which its cursor carries. */

import { createHash } from 'node:crypto'
import { type Kind, kindsFor } from '../../shared/domain/records.ts'

/**
 * Every set of kinds that a device can have. They are nested: what a device knew under one of them, it is allowed to
 * know under the next, or has dropped. A set that an older version had and that is not here is read from zero.
 */
const SETS: readonly (readonly Kind[])[] = [[], kindsFor('helper'), kindsFor('owner')]

/** Characters of a name: enough to tell a handful of sets apart, on a wire where an idle sync has 300 bytes. */
const LENGTH = 4

export function scopeOf(kinds: readonly Kind[]): string {
  const digest = createHash('sha256').update(kinds.join()).digest().readUInt32BE()
  return digest.toString(36).padStart(LENGTH, '0').slice(-LENGTH)
}

const BY_SCOPE = new Map(SETS.map((kinds) => [scopeOf(kinds), kinds]))

/** The kinds that a cursor names; none for a name that is not known. */
export function kindsOf(scope: string): readonly Kind[] {
  return BY_SCOPE.get(scope) ?? []
}
