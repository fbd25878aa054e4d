/** What a transaction knows of a shop's records: as they were read, and as its operations leave them. */

import type { Total } from '../../shared/domain/checksum.ts'
import type { Kind } from '../../shared/domain/records.ts'
import type { RecordRow } from '../storage/port.ts'

/** By kind and id. */
type Records = Map<string, RecordRow | null>

export class Memory {
  /** As they are now; null where there is none. */
  readonly records: Records
  /** Those that were written, as they were before. */
  readonly before: Records
  /** Those that the database has yet to be given. */
  readonly unsaved: Map<string, RecordRow>
  readonly totals: Map<Kind, Total>

  private constructor(
    records: Records,
    before: Records,
    unsaved: Map<string, RecordRow>,
    totals: ReadonlyMap<Kind, Total>,
  ) {
    this.records = records
    this.before = before
    this.unsaved = unsaved
    this.totals = new Map(totals)
  }

  static of(totals: ReadonlyMap<Kind, Total>): Memory {
    return new Memory(new Map(), new Map(), new Map(), totals)
  }

  /** One that knows all that this one knows, and of which this one knows nothing until it is kept. */
  branch(): Memory {
    return new Memory(new Layered(this.records), new Layered(this.before), new Map(), this.totals)
  }

  keep({ records, before, unsaved, totals }: Memory): void {
    copy(records, this.records)
    copy(before, this.before)
    copy(unsaved, this.unsaved)
    copy(totals, this.totals)
  }
}

function copy<Key, Value>(from: ReadonlyMap<Key, Value>, to: Map<Key, Value>): void {
  for (const [key, value] of from) to.set(key, value)
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
