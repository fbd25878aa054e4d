/** What the keeper has done by commands, and when an office was opened by a link (`office`): the table is the keeper's own, and no shop's. */

/** `not confirmed`: the keeper was asked whether it was meant, and it was not. */
export type Outcome = 'done' | 'failed' | 'not confirmed'

export interface AuditRow {
  /** In the order of time. */
  id: string
  /** UTC milliseconds. */
  at: number
  command: string
  /** What was typed behind it, without secrets, names and contacts; and by ids what came of it. */
  typed: string
  /** null: it did not end, or has not yet. */
  outcome: Outcome | null
}

export interface Audit {
  /** Adds or replaces. */
  put(row: AuditRow): Promise<void>
  /** From that moment on, the oldest first. */
  since(at: number): Promise<AuditRow[]>
}
