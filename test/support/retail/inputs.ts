/**
 * The trades that tests load: one from a seed everywhere, and the beginning of the real one where it lies beside the project.
 * The whole of it takes minutes: `npm run bench -- retail` loads that.
 */

import { madeUpTrade } from './made-up.ts'
import { isCorrection, realTrade, type TradeLine } from './trade.ts'

/** Whole invoices, so that what is taken back stands beside what was sold. */
const REAL_LINES = 2000

export async function trades(): Promise<[name: string, trade: TradeLine[]][]> {
  const real = await realTrade()
  const madeUp = madeUpTrade({ goods: 300, invoices: 150 })
  return [
    ['a trade from a seed', madeUp],
    ...(real ? [['the beginning of the real trade', beginning(real)] as [string, TradeLine[]]] : []),
  ]
}

/** With it the first invoice that gives something away, which comes later: the tests ask for each sort of line. */
function beginning(trade: readonly TradeLine[]): TradeLine[] {
  const last = trade[REAL_LINES]?.invoice
  const end = last === undefined ? trade.length : trade.findIndex(({ invoice }) => invoice === last)
  const gift = trade.find((line) => line.price === 0 && !isCorrection(line))
  return trade.filter(({ invoice }, index) => index < end || invoice === gift?.invoice)
}
