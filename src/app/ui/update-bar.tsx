import { useSignal } from '@preact/signals'
import { readBasket } from '../../device/store/basket.ts'
import { t } from '../platform/language.ts'
import { useLive } from '../platform/live.ts'
import { db } from '../platform/session.ts'
import { waitingNow } from '../platform/sync.ts'
import { takeUpdate, updateReady, workInHand } from '../platform/update.ts'
import { Button } from './button.tsx'
import './update-bar.css'

/** Offers a new version, never in the middle of something: not over a sheet, a form or a basket. */
export function UpdateBar() {
  const later = useSignal(false)
  const opened = db.value
  const basket = useLive(async () => (opened ? (await readBasket(opened)).lines.length : 0), [opened])
  if (!updateReady.value || later.value || workInHand.value > 0 || basket !== 0) return null
  const { sales, changes } = waitingNow.value
  return (
    <aside class="update-bar" aria-label={t('common.updateReady')}>
      <p>
        <b>{t('common.updateReady')}</b>
        {sales + changes > 0 && <span>{t('common.updateSafe')}</span>}
      </p>
      <Button
        onPress={() => {
          later.value = true
        }}
      >
        {t('common.later')}
      </Button>
      <Button kind="primary" onPress={takeUpdate}>
        {t('common.updateNow')}
      </Button>
    </aside>
  )
}
