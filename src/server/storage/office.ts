/** What the coordinator of a community works with: her way in, and the sums of the shops that agreed. */

import type { Currency } from '../../shared/domain/money.ts'
import type { CodeRow } from './port.ts'

/** What a shop sold in one month of its zone, in one currency. */
export interface MonthSums {
  /** `YYYY-MM`. */
  month: string
  currency: Currency
  orders: number
  /** Minor units, less discounts and what came back. */
  income: number
  onlineOrders: number
  onlineIncome: number
}

/** What else is counted of a shop that agreed, and how far into its feed. */
export interface Counted {
  epoch: string
  sequence: number
  /** UTC milliseconds. */
  madeAt: number
  /** Raised when the same records give other sums: all are then made anew. */
  version: number
  name: string
  /** When it last sold something that was not taken back; null: never. */
  lastSale: number | null
  /** Lessons done on its phones, each counted once a phone. */
  lessons: number
}

/** A shop's part of the sums, in the transaction of the shop. */
export interface SumsTable {
  counted(): Promise<Counted | null>
  /** Replaces all that stood there. */
  save(counted: Counted, months: readonly MonthSums[]): Promise<void>
  clear(): Promise<void>
}

export interface AgreedShop extends Counted {
  shop: string
  /** When one of its phones last synced, server time, UTC milliseconds; null: it has no phone any more. */
  lastContact: number | null
}

/** A way in: a link that is good once, or the session that it opened. Known by its hash alone. */
export interface PassRow {
  hash: string
  kind: 'link' | 'session'
  community: string
  expires: number
}

/** Each call names a community or a hash. */
export interface Office {
  addPass(row: PassRow): Promise<void>
  pass(hash: string, kind: PassRow['kind'], now: number): Promise<PassRow | null>
  /** Takes one away; false where it is gone already or too old. */
  takePass(hash: string, kind: PassRow['kind'], now: number): Promise<boolean>
  /** Takes away all of a community, or those of every one that are too old. @returns how many */
  dropPasses(which: { community: string } | { before: number }): Promise<number>
  /** Ids of all shops of the community, whether they agreed or not. */
  shops(community: string): Promise<string[]>
  agreed(community: string): Promise<AgreedShop[]>
  months(community: string): Promise<(MonthSums & { shop: string })[]>
  /** Of the cards of a community those that still open a shop; those that are good longest first. */
  codes(community: string, now: number): Promise<CodeRow[]>
}
