import { t } from '../platform/language.ts'
import { EmptyState } from './empty.tsx'
import { Page } from './page.tsx'

/** In place of a page of the shop that is not on this phone yet, and not to be had without a network. */
export function Missing() {
  return (
    <Page title={t('common.shop')} tone="shop" back="/shop">
      <EmptyState picture="download" text={t('common.partMissing')} />
    </Page>
  )
}
