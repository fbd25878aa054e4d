/** What the public reads: communities, and of their shops what was published. Nothing else ever comes here. */

import type { Mark } from '../../shared/domain/lists.ts'
import type { Currency } from '../../shared/domain/money.ts'
import type { Unit } from '../../shared/domain/quantity.ts'
import type { Kind } from '../../shared/domain/records.ts'
import type { Language } from '../../shared/i18n/languages.ts'

/** The community of a server that has made no other. */
export const FIRST_COMMUNITY = 'market'

export interface CommunityTexts {
  name: string
  story: string
  place: string
  /** How to get there. */
  way: string
  hours: string
  /** What else is worth the journey. */
  sights: string[]
}

/** What one baht is worth, in millionths of a unit of each currency, as the keeper set it on a day (`YYYY-MM-DD`). */
export interface Rates {
  day: string
  worth: Partial<Record<Currency, number>>
}

export interface CommunityContent {
  /** In the keeper's words; what is not said in a language is read in another. */
  texts: Partial<Record<Language, Partial<CommunityTexts>>>
  /** Degrees. */
  map: { latitude: number; longitude: number } | null
  rates: Rates | null
  /** How many households it has, as its coordinator counted; absent: nobody has said. */
  households?: number | null
}

export interface CommunityRow extends CommunityContent {
  slug: string
}

/** A shop as buyers see it. */
export interface WindowContent {
  name: string
  english: string
  currency: Currency
  zone: string
  story: string
  place: string
  hours: string
  contact: string
}

export interface WindowRow {
  /** The last letters of the shop's id; its address begins with its name, which may change, and ends with this. */
  code: string
  slug: string
  /** Of the code that worked it out; 0: to be made anew. */
  version: number
  open: boolean
  /** When it was first opened, UTC milliseconds. */
  since: number
  content: WindowContent
}

/** A picture by the hash of its bytes; the thumbnail stands for it until the whole has come. */
export interface Picture {
  full: string
  thumb: string
  width: number
  height: number
}

export interface ShownMark extends Picture {
  mark: Mark
  number: string
  name: string
  date: string
}

/** A good as buyers see it. */
export interface PieceContent {
  name: string
  english: string
  variant: string
  unit: Unit
  /** One of a kind. */
  piece: boolean
  fibre: string
  pattern: string
  dye: string
  loom: string
  weaver: string
  care: string
  flaws: string
  story: string
  ingredients: string
  allergens: string
  storage: string
  foodId: string
  /** Centimetres, grams, minutes. */
  width: number | null
  length: number | null
  weight: number | null
  netWeight: number | null
  minutes: number | null
  photos: Picture[]
  marks: ShownMark[]
}

/** `few`: some are left; `gone`: it was shown once, and is no more. */
export type PieceState = 'here' | 'few' | 'loom' | 'sold' | 'gone'

export interface PieceRow {
  good: string
  /** The good that it is a variant of, or itself. */
  family: string
  state: PieceState
  /** Kept for somebody until then. UTC milliseconds. */
  reservedUntil: number | null
  /** Asked for by somebody far away, who is told of it until then. */
  askedUntil: number | null
  category: string
  /** Of one unit, minor units; null: the shop has not priced it. */
  price: number | null
  currency: Currency
  /** Folded, for the search. */
  words: string
  /** When it was first shown, UTC milliseconds. */
  since: number
  /** null for what is gone. */
  content: PieceContent | null
}

/** A record that is about another one: a photo about a good, a reply about a request. */
export interface About {
  subject: string
  kind: Kind
  id: string
}

export interface Stock {
  good: string
  quantity: number
  /** How many movements make it up: of what was never counted there are none. */
  movements: number
}

/** A shop's window, in the transaction that changes the shop. */
export interface WindowTable {
  get(): Promise<WindowRow | null>
  /** Stores it, in the community that the shop belongs to. */
  save(row: WindowRow): Promise<void>
  /** When each piece was first shown. */
  since(): Promise<Map<string, number>>
  /** The pieces of these goods, as buyers see them. */
  pieces(goods: readonly string[]): Promise<Map<string, PieceRow>>
  /** Adds or replaces. */
  putPieces(rows: readonly PieceRow[]): Promise<void>
  removePieces(goods: readonly string[]): Promise<void>
  about(subjects: readonly string[], kinds: readonly Kind[]): Promise<About[]>
  addAbout(rows: readonly About[]): Promise<void>
  stocks(goods: readonly string[]): Promise<Map<string, Stock>>
  /** Adds to the sums that are there. */
  addStocks(rows: readonly Stock[]): Promise<void>
  /** Removes all but the window itself. */
  clear(): Promise<void>
}

/** A window with its shop. */
export interface ShownWindow extends WindowRow {
  shop: string
  community: string
}

/** A piece with its shop's name and address. */
export interface ShownPiece extends PieceRow {
  shop: string
  community: string
  /** Of the code that worked it out. */
  version: number
  shopName: string
  shopEnglish: string
  shopSlug: string
}

export interface PieceQuery {
  community?: string
  shop?: string
  family?: string
  category?: string
  /** Each has to occur; folded. */
  words?: readonly string[]
  /** The highest price in each currency; what has no price is left out then. */
  most?: Partial<Record<Currency, number>>
  /** Also what is sold, behind the rest. */
  sold?: boolean
  limit: number
  offset?: number
}

/** What buyers ask. Each call names a community, a shop's code or a good, as the address has it. */
export interface Market {
  communities(): Promise<CommunityRow[]>
  community(slug: string): Promise<CommunityRow | null>
  /**
   * Changes a community as it stands, whoever else changes it at the same time: `change` is asked again then. One that is
   * not there is null to it, and made.
   */
  changeCommunity(slug: string, change: (row: CommunityRow | null) => Omit<CommunityRow, 'slug'>): Promise<CommunityRow>
  /** By its whole id or its code. */
  window(name: string): Promise<ShownWindow | null>
  /** Open windows, newest first. */
  windows(community: string): Promise<ShownWindow[]>
  piece(good: string): Promise<ShownPiece | null>
  /** Newest first. What is gone is never among them. */
  pieces(query: PieceQuery): Promise<ShownPiece[]>
  count(query: Omit<PieceQuery, 'limit' | 'offset'>): Promise<number>
  /** How many shops and pieces each community shows, about: for search engines. */
  shown(): Promise<{ community: string; shops: number; pieces: number }[]>
  /** So many shops (by what is in their address) and goods that a community shows, behind as many; the oldest first. */
  addresses(community: string, limit: number, offset: number): Promise<{ shops: string[]; goods: string[] }>
  /** Categories of what is there, with their numbers. */
  categories(community: string): Promise<{ category: string; count: number }[]>
  /** Another one than before whenever something has been stored that buyers may see, by whichever process. */
  stamp(): Promise<string>
}
