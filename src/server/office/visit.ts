/** What every page of the office is written from: who came, in which language, of which community. */

import type { Deps } from '../deps.ts'
import type { CommunityRow } from '../storage/market.ts'
import type { Asking, Html } from '../storefront/asking.ts'
import { textsOf } from '../storefront/words.ts'
import type { Tell } from './language.ts'

export interface Caller extends Asking {
  tell: Tell
}

export interface Visit extends Caller {
  deps: Deps
  community: CommunityRow
  /** Hash of her session. */
  session: string
  /** Goes with every form: only pages of this session have it. */
  seal: string
}

export interface OfficePage {
  status?: 200 | 401 | 403 | 404 | 422
  title: string
  body: Html
  /** A sheet to print has nothing around it on paper. */
  bare?: boolean
}

export function marketName(visit: Asking, community: CommunityRow): string {
  return textsOf(visit, community).name
}

/** The address of a page of the office in the language of this one. */
export function officePath({ language }: Pick<Asking, 'language'>, path = ''): string {
  return `/office/${language}${path}`
}
