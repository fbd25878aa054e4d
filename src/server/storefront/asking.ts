/** What every page is written from: in which language, for which address, at which moment. */

import type { html } from 'hono/html'
import type { Language } from '../../shared/i18n/languages.ts'
import type { CommunityRow, Market } from '../storage/market.ts'
import type { Say } from './language.ts'

export type Html = ReturnType<typeof html>

export interface Asking {
  market: Market
  language: Language
  /** Whether the address itself names the language. */
  named: boolean
  say: Say
  origin: string
  /** Without the language in front. */
  path: string
  query: URLSearchParams
  now: number
  /** All of it is made up. */
  demo: boolean
}

/** Of the public pages, which are of windows. */
export interface AskingOfWindows extends Asking {
  /** Makes a shop's window anew if it is of another form than that of today; whether it was. */
  remake(shop: string, version: number): Promise<boolean>
}

export interface Page {
  status: 200 | 404 | 410
  community: CommunityRow | null
  /** The community's own page: its name and band stand large on it already. */
  gate?: boolean
  title: string
  description: string
  /** Path of the picture for a link that is sent to somebody. */
  image?: string | undefined
  /** The kind of thing, for those who show links. */
  type?: 'website' | 'product'
  /** schema.org, as JSON. */
  data?: object
  /** It stands at an address that is another page's: it has none of its own in other languages. */
  still?: boolean
  /** Not to be found by search engines. */
  hidden?: boolean
  /** What this page has beside the style of all. */
  style?: string
  body: Html
}

/** Where a link leads that has another address now. */
export interface Moved {
  to: string
  permanent: boolean
}

/** The address of a page in the language of this one. */
export function pathTo({ language }: Pick<Asking, 'language'>, path: string): string {
  return `/${language}${path}`
}
