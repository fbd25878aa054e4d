/** The way out of the practice shop: nothing of it stays on the phone. */

import { forget, leavePractice } from '../../device/store/actions/practice.ts'
import { toast } from '../ui/toast.tsx'
import { navigate } from './history.ts'
import { t } from './language.ts'
import { db, openSession, session } from './session.ts'

/** Opens the shop from before at `page`, as it was, or none; then the practice shop is deleted. */
export async function leaveForGood(page = '/sell'): Promise<void> {
  const [left, opened] = [session.value, db.value]
  if (!left?.practice) return
  await leavePractice(left)
  await openSession()
  navigate(session.value ? page : '/start', { replace: true })
  opened?.close()
  // What was typed and not yet kept lies in the tab, under the name of the database.
  for (const key of Object.keys(sessionStorage)) if (key.includes(left.shop)) sessionStorage.removeItem(key)
  await forget(left.shop)
  toast(t('practice.left'))
}
