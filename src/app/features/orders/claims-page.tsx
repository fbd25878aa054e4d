import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { ClaimCard } from './claim-card.tsx'
import './claims.css'
import { claims } from './model.ts'

/** What was sold more often than there was: each a card that goes by itself once it is settled, on whichever phone. */
export default function ClaimsPage() {
  const db = useDb()
  const all = useLive(() => claims(db), [db])
  return (
    <Page title={t('claims.title')} tone="orders" back="/orders">
      {all?.length === 0 && (
        <EmptyState
          picture="check"
          text={t('claims.none')}
          action={
            <Button kind="primary" tone="sell" icon="sell" href="/sell">
              {t('common.toSell')}
            </Button>
          }
        />
      )}
      {all?.map((claim) => (
        <ClaimCard key={claim.good} claim={claim} />
      ))}
    </Page>
  )
}
