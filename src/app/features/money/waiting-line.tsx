import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { session, useDb } from '../../platform/session.ts'
import { openSyncSheet } from '../../platform/sync.ts'
import { Icon } from '../../ui/icons.tsx'
import { waiting } from './model.ts'

/** What is not yet sent; a tap opens the sheet that says everything about it. */
export function WaitingLine() {
  const db = useDb()
  const parts = useLive(() => waiting(db), [db])
  if (!parts) return null
  const texts = session.value?.joined ? textsOf(parts) : [t('money.local')]
  if (texts.length === 0) return null
  return (
    <button class="card money-waiting" type="button" onClick={openSyncSheet}>
      <Icon name="shuttle" />
      <span>{texts.join(' · ')}</span>
      <Icon name="next" />
    </button>
  )
}

function textsOf({ sales, changes, photos }: { sales: number; changes: number; photos: number }): string[] {
  const texts = [
    sales > 0 && t('money.waitingSales', { count: sales }),
    changes > 0 && t('money.waitingChanges', { count: changes }),
    photos > 0 && t('money.waitingPhotos', { count: photos }),
  ].filter((text) => text !== false)
  return texts.length > 0 ? [t('money.waits'), ...texts] : []
}
