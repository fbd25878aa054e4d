/** What somebody of the shop has learned on this phone. */

import { newId } from '../../../shared/domain/ids.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'

/**
 * Notes down that a lesson was done.
 * @param again it was done on this phone before: then only where the shop knows nothing of it, as when it joined later
 */
export async function recordLesson(db: ShopDatabase, lesson: string, again: boolean): Promise<void> {
  await perform(db, async () => {
    const known = again && (await db.lesson.filter(({ fields }) => fields.lesson === lesson).count()) > 0
    return known ? [] : [{ action: 'lesson.done', body: { id: newId(), lesson } }]
  })
}
