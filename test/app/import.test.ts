import { describe, expect, test } from 'vitest'
import { columnsOf, layoutOf } from '../../src/app/features/import/columns.ts'
import { type Known, linesOf, onHand } from '../../src/app/features/import/lines.ts'
import {
  amountOf,
  gramsOf,
  lengthOf,
  measureIn,
  minutesOf,
  quantityOf,
  sidesOf,
} from '../../src/app/features/import/numbers.ts'
import { isPhoto, matchPhotos } from '../../src/app/features/import/photo-names.ts'

const NOBODY: Known = { byCode: new Map(), byName: new Map() }
const linesFrom = (rows: string[][], known = NOBODY) => linesOf(rows, layoutOf(rows), known, 'THB')

describe('what the columns are', () => {
  test.each([
    [
      ['ชื่อสินค้า', 'ราคาขาย (บาท)', 'ราคาทุน', 'คงเหลือ', 'หน่วยนับ', 'รหัสสินค้า', 'ชื่อไฟล์รูป'],
      ['name', 'price', 'cost', 'quantity', 'unit', 'code', 'photo'],
    ],
    [
      ['ລະຫັດ', 'ຊື່ສິນຄ້າ', 'ລາຄາ', 'ຈຳນວນ', 'ຄວາມກວ້າງ', 'ຄວາມຍາວ'],
      ['code', 'name', 'price', 'quantity', 'width', 'length'],
    ],
    [
      ['SKU', 'Product Name', 'Unit Price', 'Qty', 'Community', 'Description'],
      ['code', 'name', 'price', 'quantity', null, 'story'],
    ],
    [
      ['商品名称', '单价', '库存数量', '成本价', '照片文件', '备注'],
      ['name', 'price', 'quantity', 'cost', 'photo', 'story'],
    ],
    // A till's own file: its description is the name.
    [
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'UnitPrice', 'CustomerID', 'Country'],
      [null, 'code', 'name', 'quantity', 'price', null, null],
    ],
    [
      ['ผู้ทอ', 'รายการ', 'น้ำหนัก (กรัม)', 'ขนาด (ซม.)', 'สีย้อม', 'ลวดลาย', 'เลข อย.'],
      ['weaver', 'name', 'weight', 'size', 'dye', 'pattern', 'foodId'],
    ],
  ])('headings in any language: %j', (headings, meanings) => {
    expect(layoutOf([headings, headings.map(() => '1')])).toEqual({ head: 0, columns: meanings })
  })

  test('a title above the headings is none of them', () => {
    const rows = [
      ['ร้านผ้าทอป้าแดง', ''],
      ['', ''],
      ['ชื่อ', 'ราคา'],
      ['ผ้าขิด', '350'],
    ]
    expect(layoutOf(rows)).toEqual({ head: 2, columns: ['name', 'price'] })
  })

  test('without headings what stands in the columns tells', () => {
    const rows = [
      ['A-01', 'ผ้าหมี่ขิด ลายนาค', '1,800.-', '3', 'ผืน', 'ฝ้าย', 'a01.jpg'],
      ['A-02', 'ผ้าขาวม้า', '320', '12', 'ผืน', 'ไหม', 'a02.jpg'],
      ['A-03', 'ผ้าพันคอ', '250', '6', 'ผืน', 'ฝ้าย', 'a03.jpg'],
    ]
    expect(layoutOf(rows)).toEqual({
      head: null,
      columns: ['code', 'name', 'price', 'quantity', 'unit', 'fibre', 'photo'],
    })
  })

  test('headings of which none is known are headings still, over numbers', () => {
    const rows = [
      ['ของ', 'เท่าไร', 'มี'],
      ['ผ้าหมี่ขิด', '1,800', '2'],
      ['ผ้าขาวม้า', '320', '12'],
    ]
    expect(layoutOf(rows)).toEqual({ head: 0, columns: ['name', 'price', 'quantity'] })
    expect(
      layoutOf([
        ['ผ้า', 'แดง'],
        ['ผ้า', 'ดำ'],
      ]).head,
    ).toBeNull()
    expect(
      columnsOf(
        [
          ['x', 'y'],
          ['ผ้า', '9'],
        ],
        0,
      ),
    ).toEqual(['name', 'price'])
  })
})

describe('numbers as people write them', () => {
  test.each([
    ['1800', 180000],
    ['1,800.50', 180050],
    ['1.800,50', 180050],
    ['฿ 1,800.-', 180000],
    ['45 บาท', 4500],
    ['THB 45', 4500],
    ['๑,๒๕๐', 125000],
    ['2.55', 255],
    ['2.5549999', 255],
    ['2.555', 256],
    ['0.07', 7],
    ['.5', 50],
    ['12,5', 1250],
    ['1 250', 125000],
    ['1.250.000', 125000000],
    ['1000000000', 100_000_000_000],
    ['1000000000.01', null],
    ['-5', null],
    ['=1+1', null],
    ['100-200', null],
    ['สองร้อย', null],
    ['1,80,0', null],
    ['12 ผืน', null],
    ['1e5', null],
    ['', null],
  ])('a price of %j', (text, satang) => {
    expect(amountOf(text, 'THB')).toBe(satang)
  })

  test('kip has no decimals: a dot before three digits parts thousands', () => {
    expect(amountOf('50.000 ກີບ', 'LAK')).toBe(5_000_000)
    expect(amountOf('50,000', 'LAK')).toBe(5_000_000)
    expect(amountOf('1.250', 'THB')).toBe(125)
  })

  test('quantities go by their unit, and half a piece is none', () => {
    expect(quantityOf('12', null)).toEqual({ quantity: 12, unit: 'piece' })
    expect(quantityOf('12 ผืน', null)).toEqual({ quantity: 12, unit: 'piece' })
    expect(quantityOf('2.35', 'metre')).toEqual({ quantity: 235, unit: 'metre' })
    expect(quantityOf('2.5 ม.', null)).toEqual({ quantity: 250, unit: 'metre' })
    expect(quantityOf('1.5 kg', null)).toEqual({ quantity: 1500, unit: 'kilogram' })
    expect(quantityOf('5 ถุง', null)).toEqual({ quantity: 5, unit: 'pack' })
    expect(quantityOf('3.00', 'piece')).toEqual({ quantity: 3, unit: 'piece' })
    for (const wrong of ['2.5', '5 วา', 'เยอะ', '-1']) expect(quantityOf(wrong, null)).toBeNull()
  })

  test('lengths and weights are centimetres and grams, whatever they are counted in', () => {
    expect([lengthOf('100', null), lengthOf('1 เมตร', null), lengthOf('2', 'metre'), lengthOf('4 ศอก', null)]).toEqual([
      100, 100, 200, 200,
    ])
    expect([lengthOf('1.5', 'yard'), lengthOf('99.6 ซม.', 'metre'), lengthOf('3 กก.', null)]).toEqual([137, 100, null])
    expect(sidesOf('100 x 200', null)).toEqual([100, 200])
    expect(sidesOf('1 × 2 เมตร', null)).toEqual([100, 200])
    expect(sidesOf('100', null)).toBeNull()
    expect([gramsOf('450', null), gramsOf('0.45', 'kilogram'), gramsOf('2 ขีด', null), gramsOf('1,2 kg', null)]).toEqual(
      [450, 450, 200, 1200],
    )
    expect([measureIn('กว้าง (ซม.)'), measureIn('Length [m]'), measureIn('ยาว')]).toEqual(['cm', 'metre', null])
    expect(minutesOf('2.5')).toBe(150)
  })
})

describe('what a line becomes', () => {
  const HEAD = ['รหัส', 'ชื่อ', 'ราคา', 'จำนวน', 'หน่วย', 'ชนิด', 'ยาว (เมตร)', 'ต้นทุน', 'รูป', 'สีย้อม']

  test('all that a line says, in codes, steps, satang and centimetres', () => {
    const [line] = linesFrom([
      HEAD,
      ['A1', ' ผ้าหมี่  ขิด ', '1,800', '2.5', 'ม.', 'ผ้าหมี่ขิด', '2', '900', 'a1.jpg; a1-2.jpg', 'คราม, เปลือกไม้'],
    ])
    expect(line).toMatchObject({ row: 2, problems: [], photos: ['a1.jpg', 'a1-2.jpg'], known: null })
    expect(line?.draft).toEqual({
      fields: {
        name: 'ผ้าหมี่ ขิด',
        code: 'A1',
        price: 180000,
        unit: 'metre',
        category: 'mudmee-khit',
        length: 200,
        dye: 'indigo,เปลือกไม้',
      },
      quantity: 250,
      cost: 90000,
    })
  })

  test('each problem is told of its line, and the line is left out', () => {
    const lines = linesFrom([
      HEAD,
      ['', '', '10', '1', '', '', '', '', '', ''],
      ['', 'ก', '0', '1', '', '', '', '', '', ''],
      ['', 'ข', 'ถูก', 'หลาย', 'ฟุต', '', 'ยาว', 'แพง', '', ''],
      ['', '', '', '', '', '', '', '', '', ''],
      ['', 'ค', '10', '1', '', '', '', '', '', ''],
      ['', 'ค ', '20', '1', '', '', '', '', '', ''],
      ['', 'ง'.repeat(201), '20', '1', '', '', '', '', '', ''],
    ])
    expect(lines.map(({ row, problems }) => [row, problems.map(({ what }) => what)])).toEqual([
      [2, ['noName']],
      [3, ['zeroPrice']],
      [4, ['price', 'unit', 'quantity', 'cost', 'measure']],
      [6, []],
      [7, ['twice']],
      [8, ['long']],
    ])
    expect(lines[4]?.problems).toEqual([{ what: 'twice', row: 6 }])
  })

  test('goods with codes are told apart by them, others by their names; tone marks tell words apart', () => {
    const known: Known = {
      byCode: new Map([['a1', 'one']]),
      byName: new Map([
        ['ผ้าขิด', { id: 'one', code: 'a1' }],
        ['ผ้าพื้น', { id: 'two', code: '' }],
      ]),
    }
    const rows = [
      ['รหัส', 'ชื่อ'],
      ['A1', 'ชื่อใหม่'],
      ['A2', 'ผ้าขิด'],
      ['A3', 'ผ้าขิด'],
      ['', 'ผ้าขิด'],
      ['', 'ผ้าพื้น'],
      ['', 'ผาพืน'],
      ['a1', 'อื่น'],
    ]
    const lines = linesFrom(rows, known)
    expect(lines.map((line) => line.known)).toEqual(['one', null, null, 'one', 'two', null, 'one'])
    expect(lines.map(({ problems }) => problems.length)).toEqual([0, 0, 0, 0, 0, 0, 1])
  })

  test('where no column says how many, there is one of each; an empty cell says none', () => {
    const plain = [
      ['ชื่อ', 'หน่วย'],
      ['ผ้าชิ้น', 'เมตร'],
    ]
    const counted = [
      ['ชื่อ', 'จำนวน'],
      ['ผ้า', '-'],
    ]
    const stock = (rows: string[][]) => linesFrom(rows).map((line) => onHand(line, layoutOf(rows)))
    expect([stock(plain), stock(counted)]).toEqual([[100], [0]])
  })
})

describe('which photo is of which good', () => {
  const good = (id: string, name: string, code = '', photos: string[] = []) => ({ id, name, code, photos })
  const file = (path: string) => ({ path, read: async () => new Blob() })

  test('by the name in the list, by code, by name, with numbers behind, or by its folder; in order', () => {
    const goods = [good('1', 'ผ้าขาวม้า', 'A-1', ['IMG_001.JPG']), good('2', 'ผ้าขิด ลายนาค', 'B2'), good('3', 'ผ้าพื้น')]
    const paths = [
      'zip/ผ้าขิด_ลายนาค (10).jpg',
      'b2-2.jpg',
      'b2.jpg',
      'img_001.jpg',
      'a1.png',
      'ผ้าพื้น/IMG_9.jpg',
      'other.jpg',
    ]
    const { matched, unmatched } = matchPhotos(paths.map(file), goods)
    expect(matched.map(({ good: id, file: { path } }) => [id, path])).toEqual([
      ['1', 'a1.png'],
      ['1', 'img_001.jpg'],
      ['2', 'b2.jpg'],
      ['2', 'b2-2.jpg'],
      ['2', 'zip/ผ้าขิด_ลายนาค (10).jpg'],
      ['3', 'ผ้าพื้น/IMG_9.jpg'],
    ])
    expect(unmatched.map(({ path }) => path)).toEqual(['other.jpg'])
  })

  test('a code that ends in a number is not taken for another with a number behind', () => {
    const { matched } = matchPhotos([file('A12.jpg'), file('A1.jpg')], [good('1', '', 'A1'), good('12', '', 'A12')])
    expect(matched.map(({ good: id }) => id)).toEqual(['1', '12'])
  })

  test('what a Mac puts beside the files of a zip is no photo', () => {
    expect(['a.jpg', 'x/b.HEIC', '__MACOSX/x/._b.jpg', '.c.jpg', 'list.csv'].filter(isPhoto)).toEqual([
      'a.jpg',
      'x/b.HEIC',
    ])
  })
})
