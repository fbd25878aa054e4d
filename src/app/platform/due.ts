import type { ShopDatabase } from '../../device/store/database.ts'
import { dueGoods } from '../../device/store/queries/lots.ts'
import { dayIn } from '../../shared/domain/calendar.ts'
import { useLive } from './live.ts'
import { shop } from './session.ts'

/** The goods of which something is expired or to be used first, as of the shop's present day. */
export function useDue(db: ShopDatabase): ReadonlyMap<string, 'expired' | 'soon'> | undefined {
  return useLive(() => dueGoods(db, dayIn(shop.value.zone, Date.now())), [db])
}
