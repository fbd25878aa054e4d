/**
 * What was erased because a person asked for it: ids alone. It is no part of a backup, since an older backup knows less of it:
 * see `erase/list.ts` for where else it is kept.
 */

import type { Kind } from '../../shared/domain/records.ts'

/** A buyer, what she said, an older value that has her name; or of an order too large for one loom (`call`) who asked for it. */
export interface ErasedRow {
  /** The shop; of a `call` its community. */
  place: string
  kind: Extract<Kind, 'customer' | 'reply' | 'replaced' | 'call'>
  id: string
}

/** In the transaction of a shop. */
export interface ErasedTable {
  /** Which of these records of the shop are erased. */
  among(kind: Kind, ids: readonly string[]): Promise<Set<string>>
  add(rows: readonly Omit<ErasedRow, 'place'>[]): Promise<void>
}

/** Of all shops and communities. */
export interface Erased {
  all(): Promise<ErasedRow[]>
  /** What is there already stays. */
  add(rows: readonly ErasedRow[]): Promise<void>
}
