/** The trades that tests load: one from a seed everywhere, and the real one where it lies beside the project. */

import { madeUpTrade } from './made-up.ts'
import { realTrade, type TradeLine } from './trade.ts'

export async function trades(): Promise<[name: string, trade: TradeLine[]][]> {
  const real = await realTrade()
  const madeUp = madeUpTrade({ goods: 300, invoices: 150 })
  return [['a trade from a seed', madeUp], ...(real ? [['the real trade', real] as [string, TradeLine[]]] : [])]
}
