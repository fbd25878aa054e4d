import { useSignal } from '@preact/signals'
import { readBasket } from '../../device/store/basket.ts'
import { t } from '../platform/language.ts'
import { useLive } from '../platform/live.ts'
import { db } from '../platform/session.ts'
import { waitingNow } from '../platform/sync.ts'
import { takeUpdate, updateReady, workInHand } from '../platform/update.ts'
import { Button } from './button.tsx'
import { BackupFirst } from './unsent.tsx'
import './update-bar.css'
import { waitingText } from './waiting-text.ts'

/** Offers a new version, never in the middle of something: not over a sheet, a form or a basket. */
export function UpdateBar() {
  const later = useSignal(false)
  const opened = db.value
  const basket = useLive(async () => (opened ? (await readBasket(opened)).lines.length : 0), [opened])
  if (!updateReady.value || later.value || workInHand.value > 0 || basket !== 0) return null
  const waits = waitingText(waitingNow.value)
  return (
    <aside class="update-bar" aria-label={t('update.ready')}>
      <p>
        <b>{t('update.ready')}</b>
        {waits && (
          <span>
            {t('sync.waits')}: {waits}. {t('update.safe')}
          </span>
        )}
      </p>
      {waits && <BackupFirst />}
      <Button
        onPress={() => {
          later.value = true
        }}
      >
        {t('update.later')}
      </Button>
      <Button kind="primary" onPress={takeUpdate}>
        {t('update.now')}
      </Button>
    </aside>
  )
}
