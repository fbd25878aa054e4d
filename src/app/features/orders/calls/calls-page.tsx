import { quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Page } from '../../../ui/page.tsx'
import './calls.css'
import { type CallView, calls, isOpen } from './model.ts'
import { CallState, Progress } from './parts.tsx'

/** What the market was asked for and no shop makes alone: what waits for this shop first. */
export function CallsPage() {
  const db = useDb()
  const all = useLive(() => calls(db), [db])
  const sorted = all && [...all].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
  return (
    <Page title={t('calls.title')} tone="orders" back="/orders">
      {all?.length === 0 && (
        <EmptyState
          picture="people"
          text={t('calls.none')}
          action={
            <Button tone="orders" href="/orders">
              {t('calls.toOrders')}
            </Button>
          }
        />
      )}
      <ul class="calls">
        {sorted?.map((view) => (
          <li key={view.id}>
            <CallRow view={view} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function CallRow({ view }: { view: CallView }) {
  const { id, fields, share } = view
  return (
    <a class={`card stack call-row ${isOpen(view) ? 'open' : ''}`} href={`/orders/calls/${id}`}>
      <b class="call-name">{fields.title}</b>
      <span>{t('calls.ours', { amount: quantity(share.offered, fields.unit) })}</span>
      <CallState view={view} />
      {share.taken > 0 && <Progress view={view} />}
    </a>
  )
}
