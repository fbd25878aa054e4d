import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import readSheets from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { type Cell, csvHead, csvRows, type Sheet } from '../../src/shared/domain/sheet.ts'
import { writeXlsx } from '../../src/xlsx/write.ts'
import { parseCsv } from '../support/retail/csv.ts'

const run = promisify(execFile)

const MESS = ['ผ้าหมี่ขิด "ลายนาค", น้ำเงิน', '=1+1', '-5', '@x', 'ຜ້າໄໝ', '泰丝\nสองบรรทัด', ' <b>&amp;', "'เดิม", '0012']
const COLUMNS = ['ชื่อ', 'วัน', 'เงิน', 'ครั้ง'].map((title) => ({ title, width: 12 }))
const mess: Sheet = {
  name: 'ขาย',
  columns: COLUMNS,
  rows: MESS.map((text, index) => [text, { day: `2026-02-${10 + index}` }, { amount: 180_005 + index }, index]),
}

const toCsv = ({ columns, rows }: Sheet) => csvHead(columns) + csvRows(rows, 'THB')

/** What stands in the file, as another library reads it: texts, days and satang. */
async function readBack(sheets: Sheet[]) {
  const blob = await writeXlsx(sheets, 'THB')
  return readSheets(Buffer.from(await blob.arrayBuffer()))
}

function readCell(value: unknown): unknown {
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) }
  return value
}

test('an Excel file, read by another library, holds the same texts, days and amounts, sheet by sheet', async () => {
  const [first, second] = await readBack([mess, { ...mess, name: 'อีกแผ่น', rows: [] }])
  expect(first?.sheet).toBe('ขาย')
  expect(second?.sheet).toBe('อีกแผ่น')
  const [titles, ...rows] = first?.data ?? []
  expect(titles).toEqual(['ชื่อ', 'วัน', 'เงิน', 'ครั้ง'])
  // The reader trims texts; the file has them whole, which LibreOffice shows below.
  expect(rows.map((row) => row.map(readCell))).toEqual(
    mess.rows.map(([text, day, , index], at) => [String(text).trim(), day, (180_005 + at) / 100, index]),
  )
  expect(second?.data).toEqual([['ชื่อ', 'วัน', 'เงิน', 'ครั้ง']])
})

test('whatever a person typed, the file opens, and every amount is the same to the satang', async () => {
  const row = fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: -1e11, max: 1e11 }))
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
      const cells: Cell[][] = rows.map(([text, amount]) => [text, { amount }])
      const [sheet] = await readBack([{ name: 'x', columns: COLUMNS.slice(0, 2), rows: cells }])
      const amounts = (sheet?.data ?? []).slice(1).map(([, value]) => Math.round(Number(value) * 100))
      expect(amounts).toEqual(rows.map(([, amount]) => amount))
    }),
    { numRuns: 60, examples: [[[['toString', 0]]], [[['__proto__', 1]]]] },
  )
})

test('a CSV has each text as it was, in quotes where it must, and nothing in it begins as a formula does', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\r'))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.integer({ min: -1e11, max: 1e11 })), { minLength: 1 }), (rows) => {
      const csv = toCsv({ name: '', columns: COLUMNS.slice(0, 2), rows: rows.map(([a, b]) => [a, { amount: b }]) })
      expect(csv.startsWith('\ufeff')).toBe(true)
      const [, ...read] = parseCsv(csv.slice(1))
      expect(read.map(([a = '']) => a.replace(/^'(?=[=+\-@\t])/, ''))).toEqual(
        rows.map(([a]) => a.replace(/^'(?=[=+\-@\t])/, '')),
      )
      expect(read.map(([, b]) => Math.round(Number(b) * 100))).toEqual(rows.map(([, b]) => b))
      expect(read.some(([a = '']) => /^[=+\-@\t\r]/.test(a))).toBe(false)
    }),
  )
})

/** Calc of LibreOffice as CSV; null on a machine without it. */
async function byLibreOffice(name: string, bytes: Uint8Array | string, reading: string): Promise<string[][] | null> {
  const folder = await mkdtemp(join(tmpdir(), 'talat-sheet-'))
  try {
    await writeFile(join(folder, name), bytes)
    const out = join(folder, 'out')
    // UTF-8, what is shown, the first sheet.
    const form = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'
    const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...(reading ? [reading] : [])]
    await run('soffice', [...args, '--convert-to', form, '--outdir', out, join(folder, name)], { timeout: 90_000 })
    const [file = ''] = await readdir(out)
    return parseCsv((await readFile(join(out, file), 'utf8')).replace(/^\ufeff/, ''))
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a spreadsheet shows of the rows. */
const shown = mess.rows.map(([text], index) => [text, `2026-02-${10 + index}`, (180_005 + index) / 100, String(index)])

test('LibreOffice opens the Excel file with Thai, days and amounts as they are', { timeout: 120_000 }, async () => {
  const blob = await writeXlsx([mess], 'THB')
  const rows = await byLibreOffice('ขาย.xlsx', new Uint8Array(await blob.arrayBuffer()), '')
  // On a machine without it the other library has read the file.
  if (!rows) return
  const [, ...read] = rows
  expect(read.map(([text, day, amount, number]) => [text, day, Number(amount), number])).toEqual(shown)
})

test('LibreOffice opens the CSV with Thai, days and amounts as they are, and computes nothing', {
  timeout: 120_000,
}, async () => {
  const rows = await byLibreOffice('ขาย.csv', toCsv(mess), '--infilter=CSV:44,34,76,1')
  if (!rows) return
  const [, ...read] = rows
  expect(read.map(([text]) => text?.replace(/^'(?=[=\-@])/, ''))).toEqual([
    ...MESS.slice(0, -1),
    // A CSV does not say that this is a text.
    '12',
  ])
  expect(read.map((row) => row[1])).toEqual(shown.map((row) => row[1]))
  expect(read.map((row) => Number(row[2]))).toEqual(shown.map((row) => row[2]))
})
