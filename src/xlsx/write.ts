/** Excel files: runs in a worker, since a year of sales takes a slow phone many seconds. */

import write from 'write-excel-file/universal'
import { CURRENCIES, type Currency } from '../shared/domain/money.ts'
import type { Cell, Sheet } from '../shared/domain/sheet.ts'

export async function writeXlsx(sheets: readonly Sheet[], currency: Currency): Promise<Blob> {
  const { decimals } = CURRENCIES[currency]
  const format = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
  return write(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => written(cell, currency, format))),
      ],
    })),
  ).toBlob()
}

/** Texts are texts, whatever they begin with; amounts and days are numbers that the spreadsheet counts with. */
function written(cell: Cell, currency: Currency, format: string) {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { value: printable(cell), type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return { value: cell.amount / 10 ** CURRENCIES[currency].minor, type: Number, format }
}

/** Without what XML has no place for: Excel opens no file that holds any of it. */
function printable(text: string): string {
  const whole = Array.from(text)
    .filter((letter) => isOfXml(letter.codePointAt(0) ?? 0))
    .join('')
  // The library looks texts up in a plain object, in which `constructor` and the like stand already: the file would be broken.
  return whole in {} ? `${whole} ` : whole
}

function isOfXml(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}
