import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Sheet } from '../../src/shared/domain/sheet.ts'
import { readCsv } from '../../src/xlsx/csv.ts'
import { readTables } from '../../src/xlsx/read.ts'
import { TableError } from '../../src/xlsx/tables.ts'
import { writeXlsx } from '../../src/xlsx/write.ts'

const run = promisify(execFile)

const bytesOf = (bytes: Uint8Array | string): ArrayBuffer => new Uint8Array(Buffer.from(bytes)).buffer
const rowsOf = async (bytes: Uint8Array | string) => (await readTables(bytesOf(bytes)))[0]?.rows
const failing = (bytes: Uint8Array | string) =>
  readTables(bytesOf(bytes)).then(
    () => 'read',
    (error: unknown) => (error instanceof TableError ? error.code : String(error)),
  )

const HEAD = ['ชื่อ', 'ราคา', 'ຊື່', '名称']
const MESS = ['ผ้าหมี่ขิด "ลายนาค", น้ำเงิน', '1,800.50', 'ຜ້າໄໝ; ສອງແຖວ\nແຖວສອງ', '泰丝\t布']

function csvOf(rows: readonly (readonly string[])[], { by = ',', end = '\r\n' } = {}): string {
  const quoted = (cell: string) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quoted).join(by) + end).join('')
}

describe('CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'aก ไຊ名9.,;"\t\n'), maxLength: 8 })
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

  test.each([',', ';', '\t'])('whatever stands in the cells, a table is read as it was written, parted by %j', (by) => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        // The headings tell what parts the cells, as those of a list do.
        const head = rows[0]?.map((_, column) => `h${column}`) ?? []
        expect(readCsv(csvOf([head, ...rows, head], { by, end }))).toEqual([head, ...rows, head])
      }),
    )
  })

  test('the letters are told by the bytes: UTF-8 and UTF-16 with and without mark, Thai and Chinese Windows', async () => {
    const thai = [
      ['ชื่อ', 'ราคา'],
      ['ผ้าขาวม้า ลายน้ำไหล', '฿320'],
    ]
    const text = csvOf(thai)
    const utf16 = Buffer.from(text, 'utf16le')
    const swapped = Buffer.from(utf16).swap16()
    const readings = [
      Buffer.from(text),
      Buffer.concat([Buffer.from('\ufeff'), Buffer.from(text)]),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      swapped,
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
      windowsThai(text),
    ]
    for (const bytes of readings) expect(await rowsOf(bytes)).toEqual(thai)
    // 名称,价格 and 泰国丝绸披肩,100 in the letters of Windows in China.
    const chinese = Buffer.from('c3fbb3c62cbcdbb8f10d0acca9b9facbbfb3f1c5fbbce72c3130300d0a', 'hex')
    expect(await rowsOf(chinese)).toEqual([
      ['名称', '价格'],
      ['泰国丝绸披肩', '100'],
    ])
  })

  test('quotes that mean inches, lines that are too short and empty ends do no harm', async () => {
    expect(await rowsOf('name;price;;\r\nผ้า 12" กว้าง;100\r\n;;;\r\n')).toEqual([
      ['name', 'price'],
      ['ผ้า 12" กว้าง', '100'],
    ])
    expect(await rowsOf('ชื่อ\nก\nข\n')).toEqual([['ชื่อ'], ['ก'], ['ข']])
  })
})

describe('Excel', () => {
  const sheet: Sheet = {
    name: 'ของ',
    columns: HEAD.map((title) => ({ title, width: 10 })),
    rows: [MESS, [{ amount: 255 }, 0.1 + 0.2, { day: '2026-02-14' }, 8850123456789]],
  }

  test('what our own writer made is read as texts: amounts, days, long numbers, Thai', async () => {
    const blob = await writeXlsx([sheet, { ...sheet, name: 'ว่าง', columns: [], rows: [] }], 'THB')
    const tables = await readTables(await blob.arrayBuffer())
    expect(tables.map(({ name }) => name)).toEqual(['ของ'])
    expect(tables[0]?.rows).toEqual([HEAD, MESS, ['2.55', '0.30000000000000004', '2026-02-14', '8850123456789']])
  })

  test('texts in the cells themselves, formulas with their results, and numbers of seventeen digits are read', async () => {
    expect(await rowsOf(inlineBook())).toEqual([
      ['ชื่อ', 'ราคา', 'รวม', 'ใช่'],
      ['ผ้าขิด', '2.55', '5.1', 'true'],
      ['', '', 'สองผืน', ''],
    ])
  })

  test('what is no table says what it is', async () => {
    expect(await failing('')).toBe('empty')
    expect(await failing('\n\n , \n')).toBe('empty')
    expect(await failing(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe('old-excel')
    expect(await failing(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46))).toBe('unknown')
    expect(await failing(inlineBook().slice(0, 900))).not.toBe('read')
    expect(await failing(zipSync({ 'a.txt': strToU8('x') }))).toBe('damaged')
    expect(await failing(Array.from({ length: 50_002 }, (_, row) => `ผ้า ${row},1`).join('\n'))).toBe('too-large')
  })

  test('LibreOffice saves a list as Excel, and it is read as it was typed', { timeout: 120_000 }, async () => {
    const rows = [
      ['ชื่อ', 'ราคา', 'จำนวน', 'วัน'],
      ['ผ้าหมี่ขิด ลายนาค', '1800.5', '2', '2026-02-14'],
      ['ຜ້າໄໝ "ບ້ານ", ສີຄາມ', '0.07', '1000000', '2026-12-31'],
    ]
    const file = await byLibreOffice(csvOf(rows))
    // A machine without it has read the files of two other writers.
    if (file) expect(await rowsOf(file)).toEqual(rows)
  })
})

/** A text in the letters of Windows in Thailand. */
function windowsThai(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0
      return code < 0x80 ? code : code - 0x0e00 + 0xa0
    }),
  )
}

/** As Google's spreadsheets and many tills write it: texts stand in the cells themselves. */
function inlineBook(): Uint8Array {
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1">${text('A1', 'ชื่อ')}${text('B1', 'ราคา')}${text('C1', 'รวม')}${text('D1', 'ใช่')}</row>
<row r="2">${text('A2', 'ผ้าขิด')}<c r="B2"><v>2.5499999999999998</v></c><c r="C2"><f>B2*2</f><v>5.1</v></c><c r="D2" t="b"><v>1</v></c></row>
<row r="3"><c r="C3" t="str"><f>"สอง"&amp;"ผืน"</f><v>สองผืน</v></c></row>
</sheetData></worksheet>`
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="ของ" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  })
}

/** A CSV saved as Excel by LibreOffice; null on a machine without it. */
async function byLibreOffice(csv: string): Promise<Uint8Array | null> {
  const folder = await mkdtemp(join(tmpdir(), 'talat-list-'))
  try {
    await writeFile(join(folder, 'list.csv'), `\ufeff${csv}`)
    const reading = '--infilter=CSV:44,34,76,1,,1033,false,true'
    const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', reading]
    await run('soffice', [...args, '--convert-to', 'xlsx', '--outdir', folder, join(folder, 'list.csv')], {
      timeout: 90_000,
    })
    return new Uint8Array(await readFile(join(folder, 'list.xlsx')))
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
