import { t } from '../platform/language.ts'
import { mark, openSyncSheet } from '../platform/sync.ts'
import { Icon } from './icons.tsx'
import './sync-mark.css'

/** The shuttle: still and green when all is sent, turmeric with a number while something waits, red with a word when it needs a person. */
export function SyncMark() {
  const { state, count } = mark.value
  const label = {
    reading: t('common.mark.reading'),
    local: t('common.mark.local'),
    sent: t('common.mark.sent'),
    waiting: t('common.mark.waiting', { count }),
    needs: t('common.mark.needs'),
  }[state]
  return (
    <button class={`sync-mark ${state}`} type="button" aria-label={label} title={label} onClick={openSyncSheet}>
      <span>
        <Icon name="shuttle" />
        {state === 'waiting' && <b>{count > 99 ? '99+' : count}</b>}
        {state === 'needs' && <b>{t('common.mark.look')}</b>}
      </span>
    </button>
  )
}
