/** Of the sell screen what few shops need: see `few.ts`. */

import type { ShopDatabase } from '../../../device/store/database.ts'
import { dueGoods } from '../../../device/store/queries/lots.ts'
import { gathered, variants } from '../../../device/store/queries/variants.ts'
import { dayIn } from '../../../shared/domain/calendar.ts'
import { ClaimsBar } from '../../ui/claims-bar.tsx'
import { Due } from '../../ui/due.tsx'
import type { OnShelf } from './model.ts'
import { VariantSheet } from './variant-sheet.tsx'

export { TagScanner } from './tag-scanner.tsx'

export async function readFew(db: ShopDatabase, zone: string) {
  const [of, due] = await Promise.all([variants(db), dueGoods(db, dayIn(zone, Date.now()))])
  return {
    gather: (rows: readonly OnShelf[], found: ReadonlySet<string> | null) => gathered(rows, of, found),
    badge: (id: string) => due.has(id) && <Due state={due.get(id)} />,
    Which: VariantSheet,
    Claims: ClaimsBar,
  }
}
