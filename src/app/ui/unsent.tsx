import { navigate } from '../platform/history.ts'
import { t } from '../platform/language.ts'
import { waitingNow } from '../platform/sync.ts'
import { Button } from './button.tsx'
import { waitingText } from './waiting-text.ts'

/** Promise 11: what waits on this phone alone, said before anything that could be the end of it, with the way to keep it. */
export function Unsent() {
  const waits = waitingText(waitingNow.value)
  if (!waits) return null
  return (
    <section class="stack" aria-label={t('sync.waits')}>
      <p>
        <b>{t('sync.waits')}</b> {waits}
      </p>
      <BackupFirst />
    </section>
  )
}

/** @param open goes to a page; from a sheet that lies over any page it has to close that too */
export function BackupFirst({ open = navigate }: { open?: (path: string) => void }) {
  return (
    <Button icon="download" onPress={() => open('/shop/backup')}>
      {t('backup.makeFirst')}
    </Button>
  )
}
