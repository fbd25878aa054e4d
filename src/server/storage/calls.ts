/** Orders too large for one loom, as the coordinator keeps them, and each shop's part of them. */

import type { Share } from '../../shared/domain/call.ts'
import type { CallFields } from '../../shared/domain/records.ts'
import type { Language } from '../../shared/i18n/languages.ts'

/** `asked`: the coordinator has not answered yet; `refused`: she cannot; `open`: shops are asked; `closed`: no more is taken. */
export type CallState = 'asked' | 'refused' | 'withdrawn' | 'open' | 'closed'

/** What is to be made, as shops are told of it. */
export interface CallTerms extends Omit<CallFields, 'offered' | 'closed' | 'price'> {
  /** Of one, in minor units; null: not agreed yet. */
  price: number | null
}

export interface CallContent extends CallTerms {
  /** Who asked; null: the coordinator wrote it down herself, or it was erased. No shop is told. */
  buyer: { name: string; contact: string; language: Language } | null
}

export interface CallRow extends CallContent {
  community: string
  call: string
  /** The last part of the address of the page that shows the buyer how far it is. */
  link: string
  state: CallState
  /** UTC milliseconds. */
  madeAt: number
}

/** As it is left where whoever asked is to be forgotten. */
export function withoutBuyer(row: CallRow): CallRow {
  return { ...row, buyer: null }
}

/** A shop's part, as its records say. */
export interface ShareRow extends Omit<Share, 'left'> {
  call: string
}

/** A shop's parts, in the transaction of the shop. */
export interface ShareTable {
  /** Replaces all that stood there. */
  replace(rows: readonly ShareRow[]): Promise<void>
}

/** Each call names a community, a call or a link. */
export interface Calls {
  /** The newest first. */
  all(community: string): Promise<CallRow[]>
  get(community: string, call: string): Promise<CallRow | null>
  byLink(link: string): Promise<CallRow | null>
  /** False where it is there already. */
  add(row: CallRow): Promise<boolean>
  /**
   * Changes a call as it stands, whoever else changes it at the same time: `change` is asked again then.
   * @returns the call as it is now; null where there is none, or `change` leaves it as it was
   */
  change(community: string, call: string, change: (row: CallRow) => CallRow | null): Promise<CallRow | null>
  shares(call: string): Promise<(ShareRow & { shop: string })[]>
}
