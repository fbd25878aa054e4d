/** The marks of a good. */

import { MARKS } from '../../../shared/domain/lists.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'

/** In the order of the list of marks. */
export async function marksOf(db: ShopDatabase, good: string): Promise<Row<'mark'>[]> {
  const rows = await db.mark.where('fields.good').equals(good).toArray()
  const rank = ({ fields }: Row<'mark'>) => MARKS.indexOf(fields.mark)
  return rows.filter(({ deleted }) => !deleted).sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
}
