import type { ShownPiece } from '../../storage/market.ts'
import type { Asking } from '../asking.ts'

const SIMILAR = 6

/** Pieces for a buyer who came for another one: of its kind in the community, then of its shop, then what is new. */
export async function similarTo({ market }: Asking, piece: ShownPiece): Promise<ShownPiece[]> {
  const { community, category, shop, family } = piece
  const found = new Map<string, ShownPiece>()
  // One more than is shown: the piece itself and its variants are left out.
  const limit = SIMILAR + 4
  const queries = [...(category ? [{ community, category }] : []), { community, shop }, { community }]
  for (const query of queries) {
    if (found.size >= SIMILAR) break
    for (const one of await market.pieces({ ...query, limit })) {
      if (one.family !== family) found.set(`${one.shop} ${one.good}`, one)
    }
  }
  return [...found.values()].slice(0, SIMILAR)
}
