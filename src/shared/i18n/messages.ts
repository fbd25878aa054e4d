/**
 * The message catalogue as a type. A feature's texts stand in `<feature>.ts` of each language's folder; `first.ts` there
 * merges what the sell screen needs, `rest.ts` what comes with the other screens, `later.ts` what comes with those that sell
 * nothing.
 */

import type { Params } from './fill.ts'
import type { first } from './th/first.ts'
import type { later } from './th/later.ts'
import type { rest } from './th/rest.ts'

/** Thai is the catalogue that the others are measured by: its keys and the slots in its texts are binding. */
export type Catalogue = typeof first & typeof rest & typeof later
export type Key = keyof Catalogue
export type Messages = Record<Key, string>

/** What `t(key, …)` takes after the key: nothing, or a value for each slot. */
export type Args<K extends Key> = [Params<Catalogue[K]>] extends [never]
  ? []
  : [params: Record<Params<Catalogue[K]>, string | number>]
