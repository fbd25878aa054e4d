/**
 * What the server asks of a database. Every call names its shop, by the transaction it belongs to; those few that do
 * not are `Anywhere`, and there are no others. Nothing here knows which database it is.
 */

import type { Bytes } from '../../shared/carry/subtle.ts'
import type { Fields } from '../../shared/domain/change.ts'
import type { Total } from '../../shared/domain/checksum.ts'
import type { Kind, Role, Version } from '../../shared/domain/records.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import type { WireOperation } from '../../shared/protocol/operations.ts'
import type { Among } from './among.ts'
import type { Audit } from './audit.ts'
import type { Calls, ShareTable } from './calls.ts'
import type { Erased, ErasedTable } from './erased.ts'
import type { Market, WindowTable } from './market.ts'
import type { Office, SumsTable } from './office.ts'

export interface Storage {
  /**
   * Runs `work` in one transaction under the lock of the shop: all of it is stored durably when the promise resolves,
   * or none of it. Inside, nothing but `rows` may be awaited, and nothing outside of it be changed: `work` may be run
   * again from its beginning.
   */
  transaction<T>(shop: string, work: (rows: ShopRows) => Promise<T>): Promise<T>
  /** A device of a shop, read without the shop's lock: with each request it is asked who comes. */
  device(shop: string, device: string): Promise<DeviceRow | null>
  readonly anywhere: Anywhere
  readonly market: Market
  readonly office: Office
  readonly calls: Calls
  /** null: this process has the database for itself. */
  readonly among: Among | null
  readonly audit: Audit
  readonly erased: Erased
  close(): Promise<void>
}

/** Everything of one shop. */
export interface ShopRows {
  /** The shop's id. */
  readonly id: string
  readonly shop: ShopTable
  readonly devices: DeviceTable
  readonly operations: OperationTable
  readonly records: RecordTable
  readonly held: HeldTable
  readonly codes: CodeTable
  readonly photos: PhotoTable
  readonly links: LinkTable
  readonly push: PushTable
  readonly tellings: TellingTable
  readonly window: WindowTable
  readonly sums: SumsTable
  readonly shares: ShareTable
  readonly bundles: BundleTable
  readonly erased: ErasedTable
  /** What `work` wrote is undone when it throws; the transaction goes on. Not to be nested. */
  savepoint<T>(work: () => Promise<T>): Promise<T>
}

/** The queries that name no shop. */
export interface Anywhere {
  /** The value of the server's own setting; stored as `make` gives it when there is none yet. */
  setting(name: string, make: () => string): Promise<string>
  /** The same where there is one, else null. */
  knownSetting(name: string): Promise<string | null>
  code(hash: string): Promise<CodeRow | null>
  /** A code of this community that is unused and good for longer than `now`. */
  communityCode(community: string, now: number): Promise<CodeRow | null>
  addCommunityCode(code: CodeRow): Promise<void>
  /** Ids of all shops, in their order: for the keeper's commands alone. */
  shops(): Promise<string[]>
  /** So many windows behind one that were made in another form than this one, by form and shop. */
  windowsToRemake(version: number, after: WindowForm, many: number): Promise<WindowForm[]>
  /**
   * Of so many shops behind one those whose sums lag behind their records or were made in another form: they agreed, or
   * were counted before. `upTo` is the last one that was looked at; null: there are no more.
   */
  shopsToCount(version: number, after: string, many: number): Promise<{ shops: string[]; upTo: string | null }>
  /** The shop and the request of a buyer's page. */
  link(link: string): Promise<{ shop: string; request: string } | null>
  /** Shops whose phones should have been told of something by now. */
  shopsToTell(now: number): Promise<string[]>
  /** How all stands, for the keeper alone: it reads every phone. */
  overview(now: number): Promise<Overview>
  /** Bytes of the database, as it says itself. */
  size(): Promise<number>
  /** Throws where the database does not answer. */
  ping(): Promise<void>
  /** Removes the partial photos last touched before; returns how many. */
  forgetUploads(before: number): Promise<number>
}

/** In which form the window of a shop was made. */
export interface WindowForm {
  version: number
  shop: string
}

export interface Overview {
  shops: number
  /** Neither removed nor gone on as another. */
  phones: number
  /** Operations that wait on them, as they said last. */
  waiting: number
  /** Of the database. */
  bytes: number
  /** Phones that were not heard of for two weeks, the longest silent first, fifty at most. */
  silent: Pick<DeviceRow & { shop: string }, 'shop' | 'device' | 'lastContact' | 'waiting'>[]
}

export interface ShopRow {
  epoch: string
  /** The sequence at which the epoch began. */
  epochStart: number
  /** That of the last operation with changes. */
  sequence: number
  /** How many recovery cards there have been; the last one is good. */
  recovery: number
  /** The slug of the community that it belongs to. */
  community: string
}

export interface ShopTable {
  get(): Promise<ShopRow | null>
  open(row: ShopRow, now: number): Promise<void>
  save(row: ShopRow): Promise<void>
  totals(): Promise<Map<Kind, Total>>
  saveTotals(totals: ReadonlyMap<Kind, Total>): Promise<void>
}

export interface DeviceRow {
  device: string
  role: Role
  /** Hash of the secret of its token. */
  token: string
  /** Hash of the secret that replaces it as soon as it is used. */
  nextToken: string | null
  lastNumber: number
  /** The highest number whose result the phone says it has stored. */
  acked: number
  /** Server time minus phone time when it last said its clock, milliseconds. */
  offset: number | null
  lastContact: number
  /** Operations that wait on the phone, as it said last. */
  waiting: number
  removedAt: number | null
  /** The first of the devices that this phone was (SYNC 2): what any of them wrote is its own. */
  beganAs: string
  /** The device as which this one went on. */
  renewedAs: string | null
  /** The public key by which it signs bundles, base64. */
  signKey: string | null
}

export interface DeviceTable {
  get(device: string): Promise<DeviceRow | null>
  add(row: DeviceRow): Promise<void>
  save(device: string, changed: Partial<Omit<DeviceRow, 'device'>>): Promise<void>
  /** All of them, in the order of their ids. */
  all(): Promise<DeviceRow[]>
  /** Devices of that role that are neither removed nor renewed. */
  active(role: Role): Promise<string[]>
}

export type Outcome = 'applied' | 'refused' | 'held'

export interface OperationRow {
  id: string
  device: string
  number: number
  /** Of what the operation says; tells a repeated one from another one with its id. */
  hash: string
  outcome: Outcome
  code: string | null
  reason: string | null
  sequence: number | null
  action: string
  /** Corrected time, and whether it had to be guessed. */
  at: number
  unsure: boolean
  received: number
}

/** Kept without their bodies, for good: SYNC 7 asks for 400 days after they were acked. */
export interface OperationTable {
  known(ids: readonly string[]): Promise<Map<string, OperationRow>>
  add(rows: readonly OperationRow[]): Promise<void>
  /** A held operation that was taken after all. */
  applied(id: string, sequence: number): Promise<void>
  /** A held operation that the owner did not want. */
  dropped(id: string): Promise<void>
}

/** Of each field: the version that wrote it, and the phone, by the first device that it was. */
export type Versions = Record<string, readonly [version: Version, phone: string]>

export interface RecordRow {
  kind: Kind
  id: string
  fields: Fields
  /** null for facts. */
  versions: Versions | null
  deleted: boolean
  /** Epoch and sequence of the last change. */
  epoch: string
  sequence: number
}

export interface RecordTable {
  load(kind: Kind, ids: readonly string[]): Promise<RecordRow[]>
  /** Adds or replaces. */
  put(rows: readonly RecordRow[]): Promise<void>
  feed: Feed
}

/** Records of these kinds with a sequence above `after` up to `upTo`, ordered by it. */
export type Feed = (kinds: readonly Kind[], after: number, upTo: number, limit?: number) => Promise<RecordRow[]>

/** An operation that a removed device handed in; its time is already corrected. */
export interface HeldRow {
  operation: WireOperation
  at: number
  unsure: boolean
}

export interface HeldTable {
  count(device: string): Promise<number>
  get(id: string): Promise<HeldRow | null>
  /** All of the shop: for the keeper's commands alone. */
  all(): Promise<HeldRow[]>
  add(row: HeldRow): Promise<void>
  remove(id: string): Promise<void>
}

/** A bundle that came before what it goes on from; as it came, sealed. */
export interface BundleRow {
  device: string
  id: string
  made: number
  bytes: Bytes
}

export interface BundleTable {
  /** In the order in which the device made them. */
  of(device: string): Promise<BundleRow[]>
  /** The newest few of each device are kept. */
  put(row: BundleRow, now: number): Promise<void>
  remove(device: string, id: string): Promise<void>
}

export interface CodeRow {
  hash: string
  kind: 'community' | 'device' | 'recovery'
  /** null for a community code that nobody has used. */
  shop: string | null
  role: Role
  expires: number | null
  /** What the code can be worked out from again, with the server's secret. */
  label: string | null
  usedBy: string | null
  /** Hash of the secret that it was used with. */
  usedSecret: string | null
  /** Label of the recovery code that its user was given. */
  issued: string | null
  /** Of a community code: where the shop that it opens belongs. */
  community: string | null
}

export interface CodeTable {
  add(code: CodeRow): Promise<void>
  /** Marks it used; false where it has been used already. */
  use(hash: string, device: string, secret: string, issued: string | null): Promise<boolean>
}

export interface UploadRow {
  hash: string
  size: number
  /** How many bytes are there. */
  length: number
  /** When something last came, UTC milliseconds. */
  touchedAt: number
}

export interface PhotoRow {
  hash: string
  size: number
  type: string
}

export interface PhotoTable {
  get(hash: string): Promise<PhotoRow | null>
  /** false: it was there already. */
  add(row: PhotoRow, now: number): Promise<boolean>
  /** Hashes of the whole photos. */
  all(): Promise<string[]>
  /** Takes back that a photo is here. */
  forget(hash: string): Promise<void>
  upload(hash: string): Promise<UploadRow | null>
  /** Begins one; what was there of it is dropped. */
  beginUpload(hash: string, size: number, now: number): Promise<void>
  /** Appends where exactly `offset` bytes are stored; else does nothing and says false. */
  append(hash: string, offset: number, bytes: Uint8Array, now: number): Promise<boolean>
  uploaded(hash: string): Promise<Uint8Array>
  dropUpload(hash: string): Promise<void>
  /** Removes the partial ones last touched before; returns how many. */
  forgetUploads(before: number): Promise<number>
}

/** The pages of buyers: each request has one, by the address that only its buyer and the shop know. */
export interface LinkTable {
  put(link: string, request: string): Promise<void>
}

/** Where a phone is told at once, by its browser's push service. */
export interface PushRow {
  device: string
  endpoint: string
  p256dh: string
  auth: string
  language: Language
}

export interface PushTable {
  all(): Promise<PushRow[]>
  /** One a device: another one takes its place. */
  put(row: PushRow): Promise<void>
  /** @param endpoint only this one: the device may have another by now */
  drop(device: string, endpoint?: string): Promise<void>
}

/** What the phones of a shop are told at once, in whatever language each has. */
export interface Telling {
  words: TellingWords
  /** What it is about: a name of goods, never of a person. */
  body: string
  /** Of several with the same one, a phone shows the last. */
  tag: string
  /** The page of the app that a tap opens. */
  path: string
}
export type TellingWords = `ask.push.${'title' | 'answered' | 'withdrawn' | 'slip' | 'received' | 'call'}`

export interface TellingRow {
  id: string
  /** If it is still here by then, whoever had it in hand has died, or could not tell it. */
  due: number
  telling: Telling
  /** Devices that could not be told yet; null: nobody was. */
  left: readonly string[] | null
}

/** From the transaction in which it happened until phones are told. */
export interface TellingTable {
  /** In place of what was still to be told under its tag: a phone shows the last, and what is told late is not to cover it. */
  add(row: TellingRow): Promise<void>
  /** Takes in hand the first that is overdue; the next one does so at `due`. */
  take(now: number, due: number): Promise<TellingRow | null>
  /** Leaves it to be told to those that are left, unless it has been crossed out. */
  leave(row: TellingRow): Promise<void>
  drop(id: string): Promise<void>
}

/**
 * `away`: the database does not answer. `unknown`: it went away while it stored, and whether it has, only the same
 * request sent again can tell. Of all others nothing is kept.
 */
export type TroubleKind = 'full' | 'busy' | 'away' | 'unknown' | 'broken'

/** The database cannot store now. */
export class StorageTrouble extends Error {
  readonly kind: TroubleKind

  constructor(kind: TroubleKind, cause: unknown) {
    super(`storage is ${kind}: ${wordsOf(cause)}`, { cause })
    this.name = 'StorageTrouble'
    this.kind = kind
  }
}

/** A name that stands for several addresses fails with several errors, and no words of its own. */
function wordsOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(wordsOf).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}
