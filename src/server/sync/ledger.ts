/**
 * A shop during one transaction: its sequence, its totals, and the records that the operations touch, read once and
 * kept up to date in memory, so that an operation is a handful of statements.
 */

import type { Logger } from 'pino'
import type { Change } from '../../shared/domain/change.ts'
import { EMPTY, replaceIn, type Total } from '../../shared/domain/checksum.ts'
import type { Kind, Version } from '../../shared/domain/records.ts'
import { withoutErased } from '../erase/emptied.ts'
import { keepShares } from '../office/calls/shares.ts'
import { forgetWithdrawn } from '../office/keep.ts'
import { type RecordRow, type ShopRow, type ShopRows, StorageTrouble } from '../storage/port.ts'
import { show, spoil } from '../storefront/show/show.ts'
import type { Written } from '../storefront/show/subjects.ts'
import { inNewEpoch } from './epoch.ts'

type Key = Pick<Change, 'kind' | 'id'>

export class Ledger {
  readonly rows: ShopRows
  readonly #shop: ShopRow
  #records = new Map<string, RecordRow | null>()
  #totals: Map<Kind, Total>
  /** The records that were written, as they were before. */
  #before = new Map<string, RecordRow | null>()

  private constructor(rows: ShopRows, shop: ShopRow, totals: Map<Kind, Total>) {
    this.rows = rows
    this.#shop = shop
    this.#totals = totals
  }

  /** null where there is no such shop. */
  static async open(rows: ShopRows): Promise<Ledger | null> {
    const shop = await rows.shop.get()
    return shop && new Ledger(rows, shop, await rows.shop.totals())
  }

  get epoch(): string {
    return this.#shop.epoch
  }

  get sequence(): number {
    return this.#shop.sequence
  }

  /** Where the sequence stood when the epoch began. */
  get epochStart(): number {
    return this.#shop.epochStart
  }

  /**
   * A phone stands ahead of this shop: the database was restored from an older copy, whoever did it (SYNC 19). A new
   * epoch begins, and no number that a phone has seen is given out again.
   * @param knowsMore the phone has results that are not known here, whatever its cursor says
   */
  catchUpWith(epoch: string, sequence: number, knowsMore: boolean, now: number): void {
    if (epoch === this.epoch && (knowsMore || sequence > this.sequence)) {
      Object.assign(this.#shop, inNewEpoch(this.#shop, now))
    }
    if (sequence > this.sequence) this.#shop.sequence = sequence
  }

  get recovery(): number {
    return this.#shop.recovery
  }

  /** The next recovery card; those before it are of no use any more. */
  nextRecovery(): number {
    this.#shop.recovery += 1
    return this.#shop.recovery
  }

  /** The version that the next operation with changes writes. */
  get nextVersion(): Version {
    return `${this.epoch}.${this.sequence + 1}`
  }

  total(kind: Kind): Total {
    return this.#totals.get(kind) ?? EMPTY
  }

  /** Counts a kind anew from all of its rows: the total may be what is wrong. */
  recount(kind: Kind, rows: readonly RecordRow[]): void {
    this.#totals.set(
      kind,
      rows.reduce((total, row) => replaceIn(total, kind, row.id, null, row), EMPTY),
    )
  }

  /** Reads what is not known yet, one query a kind. */
  async load(keys: Iterable<Key>): Promise<void> {
    const missing = new Map<Kind, Set<string>>()
    for (const { kind, id } of keys) {
      if (this.#records.has(textOf(kind, id))) continue
      const ids = missing.get(kind) ?? new Set()
      missing.set(kind, ids.add(id))
    }
    for (const [kind, ids] of missing) {
      for (const id of ids) this.#records.set(textOf(kind, id), null)
      for (const row of await this.rows.records.load(kind, [...ids])) this.#records.set(textOf(kind, row.id), row)
    }
  }

  /** A record that was loaded before; null where there is none. */
  record(kind: Kind, id: string): RecordRow | null {
    const row = this.#records.get(textOf(kind, id))
    if (row === undefined) throw new Error(`${kind} was not loaded`)
    return row
  }

  /** Writes what one operation changed; returns its sequence, which is the current one where it changed nothing. */
  async write(changed: readonly Omit<RecordRow, 'epoch' | 'sequence'>[]): Promise<number> {
    if (changed.length === 0) return this.sequence
    const sequence = this.sequence + 1
    const rows = (await withoutErased(this.rows, changed)).map((row) => ({ ...row, epoch: this.epoch, sequence }))
    await this.rows.records.put(rows)
    // However it came, by the buyer or back from a phone: her page is where it was.
    for (const { kind, id, fields } of rows) if (kind === 'request') await this.rows.links.put(String(fields.link), id)
    for (const row of rows) {
      const key = textOf(row.kind, row.id)
      const before = this.#records.get(key) ?? null
      this.#totals.set(row.kind, replaceIn(this.total(row.kind), row.kind, row.id, before, row))
      if (!this.#before.has(key)) this.#before.set(key, before)
      this.#records.set(key, row)
    }
    this.#shop.sequence = sequence
    return sequence
  }

  /** One operation: what throws leaves neither rows nor memory of it. */
  async savepoint<T>(work: () => Promise<T>): Promise<T> {
    const records = this.#records
    const totals = this.#totals
    const before = this.#before
    const sequence = this.sequence
    this.#records = new Layered(records)
    this.#before = new Layered(before)
    this.#totals = new Map(totals)
    try {
      const result = await this.rows.savepoint(work)
      for (const [key, row] of this.#records) records.set(key, row)
      for (const [key, row] of this.#before) before.set(key, row)
      this.#records = records
      this.#before = before
      return result
    } catch (error) {
      this.#records = records
      this.#before = before
      this.#totals = totals
      this.#shop.sequence = sequence
      throw error
    }
  }

  /** Stores sequence and totals, and what buyers see of it; to be called at the end of the transaction. */
  async close(now: number, log?: Logger): Promise<void> {
    await this.rows.shop.save(this.#shop)
    await this.rows.shop.saveTotals(this.#totals)
    if (this.#before.size === 0) return
    await forgetWithdrawn(this.rows, this.#written())
    await keepShares(this.rows, this.#written())
    try {
      await this.rows.savepoint(() => show(this.rows, this.#written(), now))
    } catch (error) {
      if (error instanceof StorageTrouble) throw error
      log?.error({ err: error, shop: this.rows.id }, 'the window of a shop could not be made')
      await spoil(this.rows, now)
    }
  }

  #written(): Written[] {
    return [...this.#before].flatMap(([key, before]) => {
      const after = this.#records.get(key)
      return after ? [{ before, after }] : []
    })
  }
}

/** A map over another one, which stays as it is. */
class Layered<Key, Value> extends Map<Key, Value> {
  readonly #below: ReadonlyMap<Key, Value>

  constructor(below: ReadonlyMap<Key, Value>) {
    super()
    this.#below = below
  }

  override get(key: Key): Value | undefined {
    return super.has(key) ? super.get(key) : this.#below.get(key)
  }

  override has(key: Key): boolean {
    return super.has(key) || this.#below.has(key)
  }
}

function textOf(kind: Kind, id: string): string {
  return `${kind} ${id}`
}
