import { t } from '../../platform/language.ts'
import { Page } from '../../ui/page.tsx'
import { SyncDetails } from './sync-details.tsx'

/** The sync sheet as a page of its own. */
export function SyncPage() {
  return (
    <Page title={t('sync.title')} tone="shop" back="/shop">
      <SyncDetails />
    </Page>
  )
}
