/** What a search needs: apart, since most sales begin without one. */

import type { ShopDatabase } from '../../device/store/database.ts'
import { searchTexts } from '../../device/store/queries/search.ts'
import { spellings } from '../../shared/i18n/lists.ts'

export { searchGoods } from '../../device/store/queries/search.ts'

/** The texts of all goods, the words of their codes in all languages. */
export const textsOf = (db: ShopDatabase) => searchTexts(db, spellings)
