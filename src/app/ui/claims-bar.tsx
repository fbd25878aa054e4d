import { belowZero, oversold } from '../../device/store/queries/oversold.ts'
import { syncStatus } from '../../device/store/queries/sync.ts'
import { t } from '../platform/language.ts'
import { useLive } from '../platform/live.ts'
import { session, useDb } from '../platform/session.ts'
import './claims-bar.css'
import { Icon } from './icons.tsx'

/**
 * The way to what was sold more often than there was; nothing as long as nothing was.
 * @param below ids of goods below zero, where the screen has them already
 */
export function ClaimsBar({ below }: { below?: string[] }) {
  const db = useDb()
  const joined = session.value?.joined
  const count = useLive(async () => {
    // Before the first pull has caught up, a sale may be here whose goods are not.
    if (joined && !(await syncStatus(db)).caughtUp) return 0
    return (await oversold(db, below ?? (await belowZero(db)))).length
  }, [db, joined, below?.join()])
  if (!count) return null
  return (
    <a class="claims-bar" href="/orders/claims">
      <Icon name="warning" />
      <b>{t('common.claims', { count })}</b>
      <Icon name="next" />
    </a>
  )
}
