/** Reads a shop's feed from a cursor on: in order of sequence, and never part of what one operation wrote. */

import type { Kind } from '../../shared/domain/records.ts'
import { type Cursor, readCursor } from '../../shared/protocol/cursor.ts'
import { MAX_PAGE_BYTES, MAX_PAGE_RECORDS } from '../../shared/protocol/limits.ts'
import type { Group } from '../../shared/protocol/sync.ts'
import { bySequence, groupOf, type Rows } from './groups.ts'
import type { Ledger } from './ledger.ts'
import { kindsOf, scopeOf } from './scope.ts'

export interface Page {
  groups: Group[]
  cursor: Cursor
  more: boolean
  /** Whether the cursor that was asked with stood for other kinds than this device has. */
  kindsChanged: boolean
}

/**
 * The page behind `asked`: first what became visible and was passed by already, then what is new.
 * @param room JSON bytes that the device can take at once
 */
export async function readPage(
  ledger: Ledger,
  asked: string,
  kinds: readonly Kind[],
  room = MAX_PAGE_BYTES,
): Promise<Page> {
  const before = readCursor(asked)
  const { backfill, ...cursor } = standing(before, ledger, kinds)
  const reader = new Reader(ledger, Math.min(room, MAX_PAGE_BYTES))
  const kindsChanged = before?.scope !== cursor.scope

  if (backfill) {
    const known = kindsOf(backfill.known)
    const added = kinds.filter((kind) => !known.includes(kind))
    const reached = await reader.read(added, backfill.sequence, cursor.sequence)
    if (reached < cursor.sequence) {
      const next = { ...cursor, backfill: { ...backfill, sequence: reached } }
      return { groups: reader.groups, cursor: next, more: true, kindsChanged }
    }
  }
  const reached = await reader.read(kinds, cursor.sequence, ledger.sequence)
  const more = reached < ledger.sequence
  return { groups: reader.groups, cursor: { ...cursor, sequence: reached }, more, kindsChanged }
}

/** Where a device stands by its cursor, in the words of its shop and its kinds as they are now. */
function standing(before: Cursor | null, ledger: Ledger, kinds: readonly Kind[]): Cursor {
  const { epoch } = ledger
  const scope = scopeOf(kinds)
  if (before === null) return { epoch, sequence: 0, scope }
  // What was written since the epoch began is unknown to a phone of an earlier one, whatever number it stands at.
  const known = before.epoch === epoch ? ledger.sequence : ledger.epochStart
  const sequence = Math.min(before.sequence, known)
  if (before.scope === scope) return { ...before, epoch, sequence }
  const scopeBefore = before.backfill?.known ?? before.scope
  const complete = kinds.every((kind) => kindsOf(scopeBefore).includes(kind))
  return { epoch, sequence, scope, ...(complete ? {} : { backfill: { sequence: 0, known: scopeBefore } }) }
}

/** Fills one page from one or two stretches of the feed. */
class Reader {
  readonly groups: Group[] = []
  readonly #ledger: Ledger
  /** JSON bytes of the page. */
  readonly #room: number
  #count = 0
  #bytes = 0

  constructor(ledger: Ledger, room: number) {
    this.#ledger = ledger
    this.#room = room
  }

  /** Adds whole groups while there is room; returns the sequence up to which all is on the page. */
  async read(kinds: readonly Kind[], after: number, upTo: number): Promise<number> {
    if (after >= upTo || this.#full) return after
    const room = MAX_PAGE_RECORDS - this.#count
    const rows = await this.#ledger.feed(kinds, after, upTo, room + 1)
    const groups = bySequence(rows)
    // One row more than there is room for: its group may go on behind it.
    const cut = rows.length > room ? groups.pop() : undefined
    let reached = after
    for (const group of groups) {
      if (this.#full) return reached
      reached = this.#add(group)
    }
    if (cut === undefined) return upTo
    if (this.groups.length > 0) return reached
    const sequence = cut[0].sequence
    const [whole] = bySequence(await this.#ledger.feed(kinds, sequence - 1, sequence))
    return whole ? this.#add(whole) : sequence
  }

  get #full(): boolean {
    return this.#count >= MAX_PAGE_RECORDS || this.#bytes >= this.#room
  }

  #add(rows: Rows): number {
    const group = groupOf(rows)
    this.groups.push(group)
    this.#count += group.records.length
    this.#bytes += Buffer.byteLength(JSON.stringify(group.records))
    return rows[0].sequence
  }
}
