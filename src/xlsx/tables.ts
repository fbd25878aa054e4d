/** Tables that other programs wrote, and why one of them could not be read. */

export interface Table {
  name: string
  /** Texts, whatever they were: an amount as `2.55`, a day as `2026-01-14`, nothing as an empty text. */
  rows: string[][]
}

/**
 * - `empty`: there is nothing in it
 * - `old-excel`: the binary form that Excel wrote until 2003
 * - `unknown`: no table at all
 * - `damaged`: cut short, or locked by a password
 * - `too-large`: more than a phone can hold
 */
export type TableFailure = 'empty' | 'old-excel' | 'unknown' | 'damaged' | 'too-large'

/** The one error of reading. Its message is for the log, its code for the person. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly code: TableFailure

  constructor(code: TableFailure, detail: string = code) {
    super(detail)
    this.code = code
  }
}
