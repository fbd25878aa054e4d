/** Tables as other programs read them. */

import { CURRENCIES, type Currency } from './money.ts'

/** A text, a plain number, an amount in minor units, a day as `YYYY-MM-DD`; null: nothing. */
export type Cell = string | number | { amount: number } | { day: string } | null

export interface Sheet {
  name: string
  columns: { title: string; width: number }[]
  rows: Cell[][]
}

/** Excel takes a file without it for one of its own, older letters. */
const BOM = '\ufeff'
/** What a spreadsheet would take for a formula, and run. */
const FORMULA = /^[=+\-@\t\r]/

/** What a CSV (RFC 4180, as Excel opens it with Thai in it) begins with; its rows may follow in parts. */
export function csvHead(columns: Sheet['columns']): string {
  return BOM + csvRows([columns.map(({ title }) => title)], 'THB')
}

export function csvRows(rows: readonly Cell[][], currency: Currency): string {
  return rows.map((row) => `${row.map((cell) => field(cell, currency)).join(',')}\r\n`).join('')
}

function field(cell: Cell, currency: Currency): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return 'day' in cell ? cell.day : decimal(cell.amount, currency)
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** 180050 as `1800.50`: by its digits, since a fraction is never exact. */
function decimal(amount: number, currency: Currency): string {
  const { minor } = CURRENCIES[currency]
  const digits = String(Math.abs(amount)).padStart(minor + 1, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -minor)}.${digits.slice(-minor)}`
}
