/** Reads tables: Excel files of any program, and CSV. Runs in a worker, since thousands of lines take a slow phone seconds. */

import readSheets, { InvalidInputError } from 'read-excel-file/universal'
import { readCsv } from './csv.ts'
import { decodeText } from './letters.ts'
import { type Table, TableError } from './tables.ts'

/** The first bytes of a zip, which an Excel file is, and of the files that Excel wrote until 2003. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD = [0xd0, 0xcf, 0x11, 0xe0]

/** The most rows that are taken: far above any shop, far below where a phone gives up. */
const MOST_ROWS = 50_000

/** The tables of a file that hold anything. What it is, its bytes say: names lie. @throws TableError */
export async function readTables(bytes: ArrayBuffer): Promise<Table[]> {
  const start = new Uint8Array(bytes)
  if (start.length === 0) throw new TableError('empty')
  if (begins(start, OLD)) throw new TableError('old-excel')
  const tables = begins(start, ZIP) ? await sheets(bytes) : [{ name: '', rows: csv(start) }]
  const filled = tables.map(trimmed).filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) throw new TableError('empty')
  if (filled.some(({ rows }) => rows.length > MOST_ROWS)) throw new TableError('too-large')
  return filled
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

async function sheets(bytes: ArrayBuffer): Promise<Table[]> {
  try {
    const read = await readSheets(bytes)
    return read.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }))
  } catch (error) {
    if (error instanceof TableError) throw error
    throw new TableError(error instanceof InvalidInputError ? 'unknown' : 'damaged', String(error))
  }
}

/** As it would be typed: of a number the shortest text that means it, since a file may hold 2.5499999999999998 for 2.55. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  // `1e21` is nothing that a price or a code could be.
  if (typeof cell === 'number' && Number.isInteger(cell)) return BigInt(cell).toString()
  return String(cell)
}

function csv(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes)
  // A picture or a PDF is full of what no table holds.
  if (/[^\P{Cc}\s]/u.test(text.slice(0, 1000))) throw new TableError('unknown')
  return readCsv(text)
}

/** Without the empty rows at its end, and the empty columns on its right: a sheet is often formatted far beyond its data. */
function trimmed({ name, rows }: Table): Table {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  const kept = rows.slice(0, last + 1)
  const width = kept.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0)
  return { name, rows: kept.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')) }
}
