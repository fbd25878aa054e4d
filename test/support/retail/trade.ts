/** The lines of a trade as a wholesaler's till wrote them: the real ones lie beside the project, where they do. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsv } from './csv.ts'

export interface TradeLine {
  invoice: string
  code: string
  /** As it stands in the file; often empty. */
  name: string
  /** Below zero in cancellations and corrections. */
  quantity: number
  /** Of one, minor units. */
  price: number
  /** Empty: nobody wrote down who bought. */
  customer: string
}

/** Read in place, never copied into the project. */
const FILE = join(import.meta.dirname, '../../../../shared/data/online-retail.csv')

/** The real trade, or null on a machine that does not have it. */
export async function realTrade(): Promise<TradeLine[] | null> {
  const text = await readFile(FILE, 'utf8').catch(() => null)
  return text === null ? null : readTrade(text)
}

/** Reads `InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,…` under a heading. */
export function readTrade(text: string): TradeLine[] {
  const [, ...rows] = parseCsv(text)
  return rows.map(([invoice = '', code = '', name = '', quantity = '', price = '', customer = '']) => ({
    invoice,
    // The till took `85123a` and `85123A`: one good.
    code: code.trim().toUpperCase(),
    name: name.trim().replace(/\s+/g, ' '),
    quantity: Number(quantity),
    price: minorUnits(price),
    customer,
  }))
}

/** `2.55` is 255: by its digits, since 2.55 * 100 is none. */
function minorUnits(text: string): number {
  const [whole = '', fraction = ''] = text.split('.')
  return Number(whole + fraction.padEnd(2, '0'))
}

/** A cancellation takes back what an invoice before it sold. */
export function isCancellation({ invoice }: TradeLine): boolean {
  return invoice.startsWith('C')
}

/** Postage, fees, discounts and "manual" have letters where a good has its number. */
export function isGood({ code }: TradeLine): boolean {
  return /^(\d{5}|DCGS)/.test(code)
}

/** Found or broken in the store: no buyer, no price, nothing written, or less than nothing sold outside a cancellation. */
export function isCorrection(line: TradeLine): boolean {
  if (isCancellation(line) || line.price !== 0) return false
  return line.quantity < 0 || (line.customer === '' && line.name === '')
}
