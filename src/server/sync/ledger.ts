/**
 * A shop during one transaction: its sequence, its totals, and the records that the operations touch, read once and
 * kept up to date in memory, so that a day's operations are a handful of statements and not a handful each.
 */

import type { Logger } from 'pino'
import type { Change } from '../../shared/domain/change.ts'
import { EMPTY, replaceIn, type Total } from '../../shared/domain/checksum.ts'
import type { Kind, Version } from '../../shared/domain/records.ts'
import { withoutErased } from '../erase/emptied.ts'
import { isLaterEpoch } from '../join/epoch.ts'
import { keepShares } from '../office/calls/shares.ts'
import { forgetWithdrawn } from '../office/keep.ts'
import { type Feed, type RecordRow, type ShopRow, type ShopRows, StorageTrouble } from '../storage/port.ts'
import { show, spoil } from '../storefront/show/show.ts'
import { inNewEpoch } from './epoch.ts'
import { Memory } from './memory.ts'

type Key = Pick<Change, 'kind' | 'id'>

export class Ledger {
  readonly rows: ShopRows
  readonly #shop: ShopRow
  readonly #memory: Memory
  /** Where the sequence stood in the database. */
  readonly #opened: number

  private constructor(rows: ShopRows, shop: ShopRow, totals: ReadonlyMap<Kind, Total>) {
    this.rows = rows
    this.#shop = shop
    this.#opened = shop.sequence
    this.#memory = new Memory(totals)
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
   * epoch begins, and no number that a phone has seen is given out again. It begins behind an epoch too that this copy
   * knows nothing of: what is written from now on would be older than what the phones hold of that one, and give way to it.
   * @param knowsMore the phone has results that are not known here, whatever its cursor says
   */
  catchUpWith(epoch: string, sequence: number, knowsMore: boolean, now: number): void {
    const ahead = epoch === this.epoch ? knowsMore || sequence > this.sequence : isLaterEpoch(epoch, this.epoch)
    if (ahead) Object.assign(this.#shop, inNewEpoch(this.#shop, now, epoch))
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
    return this.#memory.total(kind)
  }

  /** Counts a kind anew from all of its rows: the total may be what is wrong. */
  recount(kind: Kind, rows: readonly RecordRow[]): void {
    this.#memory.count(
      kind,
      rows.reduce((total, row) => replaceIn(total, kind, row.id, null, row), EMPTY),
    )
  }

  /** Reads what is not known yet, one query a kind. */
  async load(keys: Iterable<Key>): Promise<void> {
    const missing = new Map<Kind, Set<string>>()
    for (const { kind, id } of keys) {
      if (this.#memory.record(kind, id) !== undefined) continue
      const ids = missing.get(kind) ?? new Set()
      missing.set(kind, ids.add(id))
    }
    for (const [kind, ids] of missing) {
      for (const id of ids) this.#memory.know(kind, id, null)
      for (const row of await this.rows.records.load(kind, [...ids])) this.#memory.know(kind, row.id, row)
    }
  }

  /** A record that was loaded before; null where there is none. */
  record(kind: Kind, id: string): RecordRow | null {
    const row = this.#memory.record(kind, id)
    if (row === undefined) throw new Error(`${kind} was not loaded`)
    return row
  }

  /**
   * Notes down what one operation changed; returns its sequence, which is the current one where it changed nothing.
   * The database has it after `save`.
   */
  async write(changed: readonly Omit<RecordRow, 'epoch' | 'sequence'>[]): Promise<number> {
    if (changed.length === 0) return this.sequence
    const sequence = this.sequence + 1
    for (const row of await withoutErased(this.rows, changed)) {
      this.#memory.write({ ...row, epoch: this.epoch, sequence })
    }
    this.#shop.sequence = sequence
    return sequence
  }

  /** Gives the database what was noted down, each record as it is now. */
  async save(): Promise<void> {
    const rows = this.#memory.save()
    await this.rows.records.put(rows)
    // However it came, by the buyer or back from a phone: her page is where it was.
    for (const { kind, id, fields } of rows) if (kind === 'request') await this.rows.links.put(String(fields.link), id)
  }

  /** The feed as the database has it after `save`; what this transaction has written need not be read again. */
  async feed(...[kinds, after, upTo, limit]: Parameters<Feed>): Promise<RecordRow[]> {
    const there =
      after < this.#opened ? await this.rows.records.feed(kinds, after, Math.min(upTo, this.#opened), limit) : []
    const ours = this.#memory
      .written()
      .flatMap(({ after: row }) =>
        row.sequence > after && row.sequence <= upTo && kinds.includes(row.kind) ? [row] : [],
      )
      .sort((a, b) => a.sequence - b.sequence)
    return [...there, ...ours].slice(0, limit)
  }

  /** One operation that writes records alone: what throws leaves nothing of it. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const { sequence } = this
    const { moment } = this.#memory
    try {
      return await work()
    } catch (error) {
      this.#memory.goBackTo(moment)
      this.#shop.sequence = sequence
      throw error
    }
  }

  /** The same for what writes to the database too. */
  savepoint<T>(work: () => Promise<T>): Promise<T> {
    return this.attempt(() => this.rows.savepoint(work))
  }

  /** Stores records, sequence and totals, and what buyers see of it; to be called at the end of the transaction. */
  async close(now: number, log?: Logger): Promise<void> {
    await this.save()
    await this.rows.shop.save(this.#shop)
    await this.rows.shop.saveTotals(this.#memory.totals)
    const written = this.#memory.written()
    if (written.length === 0) return
    await forgetWithdrawn(this.rows, written)
    await keepShares(this.rows, written)
    try {
      await this.rows.savepoint(() => show(this.rows, written, now))
    } catch (error) {
      if (error instanceof StorageTrouble) throw error
      log?.error({ err: error, shop: this.rows.id }, 'the window of a shop could not be made')
      await spoil(this.rows, now)
    }
  }
}
