import { t } from '../../platform/language.ts'
import { syncSheetOpen } from '../../platform/sync.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { SyncDetails } from './sync-details.tsx'

/** What the sync mark opens, over any page. */
export default function SyncSheet() {
  const close = () => {
    syncSheetOpen.value = false
  }
  return (
    <Sheet title={t('sync.title')} onClose={close}>
      <SyncDetails onLeave={close} />
    </Sheet>
  )
}
