/** A trade with the shapes of the real one, for machines without it: the same mess, in Thai, from a seed. */

import { Random } from '../../faults/random.ts'
import { readTrade, type TradeLine } from './trade.ts'

interface Size {
  goods: number
  invoices: number
}

const HEADING = 'InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country'
const WHAT = ['ผ้าหมี่ขิด', 'ผ้าขาวม้า', 'ซิ่นตีนจก', 'ผ้าพันคอ', 'หมอนขิด', 'ย่ามสะพาย', 'ผ้าคลุมไหล่', 'เสื้อหม้อห้อม'] as const
const FIGURE = ['ลายนาค', 'ลายขอ', 'ลายดอกแก้ว', 'ลายข้าวหลามตัด', 'ลายหมากจับ', 'ลายเชิงเทียน', 'ลายสายฝน'] as const
const DYE = ['ย้อมคราม', 'ย้อมครั่ง', 'ย้อมมะเกลือ', 'สีธรรมชาติ', '"สองสี", ทอมือ'] as const
const FEES = ['POST', 'M', 'D'] as const

/** What a wholesaler's till would have written: through the same text and reader as the real file. */
export function madeUpTrade({ goods, invoices }: Size, seed = 1): TradeLine[] {
  const random = new Random(seed)
  const shelf = Array.from({ length: goods }, (_, index) => ({
    code: `${10_000 + index}${random.chance(0.3) ? 'b' : ''}`,
    name: `${random.pick(WHAT)}${random.pick(FIGURE)} ${random.pick(DYE)} ${index + 1}`,
    price: `${1 + random.below(random.chance(0.05) ? 13_000 : 30)}.${random.below(100)}`,
  }))
  const rows: string[][] = []
  for (let number = 0; number < invoices; number++) rows.push(...invoice(random, 536_365 + number, shelf, rows))
  // Every good once, so that as many are there as were asked for.
  const stock = shelf.map(({ code, name, price }) => ['536364', code, name, '1', price, '12000', 'Thailand'])
  return readTrade([HEADING, ...[...stock, ...rows].map((row) => row.map(quoted).join(','))].join('\r\n'))
}

type Shelf = { code: string; name: string; price: string }[]

/** The rows of one invoice: mostly a sale, at times a cancellation, a correction or a fee. */
function invoice(random: Random, number: number, shelf: Shelf, before: readonly string[][]): string[][] {
  const good = () => random.pick(shelf)
  const customer = random.chance(0.3) ? '' : `${12_000 + random.below(60)}`
  const rest = [customer, 'Thailand']
  if (random.chance(0.03)) return [[`${number}`, good().code, '', `-${1 + random.below(40)}`, '0', '', 'Thailand']]
  if (random.chance(0.02)) return [[`${number}`, good().code, '', `${1 + random.below(40)}`, '0', '', 'Thailand']]
  if (random.chance(0.02)) return [[`C${number}`, random.pick(FEES), 'ส่วนลด', '-1', '27.5', ...rest]]
  if (random.chance(0.1)) {
    const [, code = '', name = '', quantity = '1', price = '0', ...buyer] = random.pick(before) ?? []
    // Some of what was bought comes back, or what nobody here has bought.
    const back = random.chance(0.7) ? `-${1 + random.below(Number(quantity) || 1)}` : '-9999'
    return [[`C${number}`, code || good().code, name, back, price, ...(buyer.length > 0 ? buyer : rest)]]
  }
  const lines = random.chance(0.03) ? 101 + random.below(150) : 1 + random.below(30)
  return Array.from({ length: lines }, () => {
    if (random.chance(0.01)) return [`${number}`, random.pick(FEES), 'ค่าส่ง', '1', '18', ...rest]
    const { code, name, price } = good()
    const quantity = random.chance(0.002) ? 0 : 1 + random.below(random.chance(0.02) ? 2000 : 24)
    const free = random.chance(0.01)
    return [`${number}`, code, random.chance(0.02) ? '' : name, `${quantity}`, free ? '0' : price, ...rest]
  })
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
