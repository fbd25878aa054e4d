import { t } from '../../platform/language.ts'
import { isOwner } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import './import.css'
import { ImportPage } from './import-page.tsx'
import { fetchReader } from './model.ts'
import { fetchTexts, useTexts } from './texts.ts'

/** Fetches what this page needs beside itself, for when there is no network. */
export async function fetchImport(): Promise<void> {
  await fetchTexts()
  await fetchReader()
}

/** Bringing in a list of goods. */
export default function Import() {
  if (!useTexts()) return null
  if (isOwner.value) return <ImportPage />
  return (
    <Page title={t('import.title')} tone="goods" back="/goods">
      <EmptyState picture="key" text={t('import.ownerOnly')} />
    </Page>
  )
}
