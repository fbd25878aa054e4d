/** What a transaction knows of a shop's records: as they were read, and as its operations leave them. */

import { EMPTY, replaceIn, type Total } from '../../shared/domain/checksum.ts'
import type { Kind } from '../../shared/domain/records.ts'
import type { RecordRow } from '../storage/port.ts'
import type { Written } from '../storefront/show/subjects.ts'

interface Entry {
  /** As it is now; null where there is none. */
  row: RecordRow | null
  /** As it was before it was written; undefined where it was not. */
  before: RecordRow | null | undefined
  /** The database has yet to be given it. */
  unsaved: boolean
}

export class Memory {
  readonly totals: Map<Kind, Total>
  readonly #kinds = new Map<Kind, Map<string, Entry>>()
  /** What takes back each step, the last one last. */
  readonly #undos: (() => void)[] = []

  constructor(totals: ReadonlyMap<Kind, Total>) {
    this.totals = new Map(totals)
  }

  /** A moment to go back to. */
  get moment(): number {
    return this.#undos.length
  }

  /** Takes back what was written, saved and counted since; what was read stays known. */
  goBackTo(moment: number): void {
    while (this.#undos.length > moment) this.#undos.pop()?.()
  }

  total(kind: Kind): Total {
    return this.totals.get(kind) ?? EMPTY
  }

  count(kind: Kind, total: Total): void {
    const before = this.total(kind)
    this.#undos.push(() => this.totals.set(kind, before))
    this.totals.set(kind, total)
  }

  /** undefined: not known; null: known not to be there. */
  record(kind: Kind, id: string): RecordRow | null | undefined {
    return this.#kinds.get(kind)?.get(id)?.row
  }

  /** What was read. */
  know(kind: Kind, id: string, row: RecordRow | null): void {
    const entries = this.#kinds.get(kind) ?? new Map<string, Entry>()
    this.#kinds.set(kind, entries.set(id, { row, before: undefined, unsaved: false }))
  }

  /** A record that is known. */
  write(row: RecordRow): void {
    const entry = this.#kinds.get(row.kind)?.get(row.id)
    if (!entry) throw new Error(`${row.kind} was not loaded`)
    const was = { ...entry }
    this.#undos.push(() => Object.assign(entry, was))
    this.count(row.kind, replaceIn(this.total(row.kind), row.kind, row.id, was.row, row))
    entry.row = row
    if (was.before === undefined) entry.before = was.row
    entry.unsaved = true
  }

  /** What the database has yet to be given: it has it from now on. */
  save(): RecordRow[] {
    const unsaved = this.#entries().filter((entry) => entry.unsaved)
    for (const entry of unsaved) entry.unsaved = false
    this.#undos.push(() => {
      for (const entry of unsaved) entry.unsaved = true
    })
    return unsaved.flatMap(({ row }) => row ?? [])
  }

  written(): Written[] {
    return this.#entries().flatMap(({ row, before }) => (row && before !== undefined ? [{ before, after: row }] : []))
  }

  #entries(): Entry[] {
    return [...this.#kinds.values()].flatMap((entries) => [...entries.values()])
  }
}
