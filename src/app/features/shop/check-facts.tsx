import { useEffect, useState } from 'preact/hooks'
import { bytes } from '../../../shared/i18n/format.ts'
import { ago } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { type StorageUse, storageUse } from '../../platform/persist.ts'
import { useDb } from '../../platform/session.ts'
import { waitingNow } from '../../platform/sync.ts'
import { waitingText } from '../../ui/waiting-text.ts'
import { syncStatus } from './model.ts'

/** When this phone last sent, what still waits on it, and the room that it takes. */
export function CheckFacts() {
  const db = useDb()
  const now = useNow(20_000)
  const status = useLive(() => syncStatus(db), [db])
  const [use, setUse] = useState<StorageUse | null>(null)
  useEffect(() => {
    void storageUse().then(setUse)
  }, [])
  const waits = waitingText(waitingNow.value)
  return (
    <div>
      <p>{status?.lastSent ? t('sync.lastSent', { when: ago(status.lastSent, now) }) : t('sync.never')}</p>
      <p>{waits ? `${t('sync.waits')}: ${waits}` : t('sync.allSent')}</p>
      {use && <p class="quiet">{t('shop.storage', { used: bytes(use.used) })}</p>}
    </div>
  )
}
