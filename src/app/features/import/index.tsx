import { t } from '../../platform/language.ts'
import { isOwner } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import './import.css'
import { ImportPage } from './import-page.tsx'

/** Bringing in a list of goods. */
export default function Import() {
  if (isOwner.value) return <ImportPage />
  return (
    <Page title={t('import.title')} tone="goods" back="/goods">
      <EmptyState picture="key" text={t('import.ownerOnly')} />
    </Page>
  )
}
