import { useState } from 'preact/hooks'
import { isAddressed } from '../../../../shared/domain/label.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import type { IconName } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { Customs } from './customs.tsx'
import { Label } from './label.tsx'
import { type Parcelled, parcel } from './model.ts'
import './papers.css'
import { Sender } from './sender.tsx'
import { A6, LabelSheet, printSheets } from './sheets.tsx'
import { PackingSlip } from './slip.tsx'

const PAPERS = ['label', 'slip', 'customs'] as const
const ICONS: Record<(typeof PAPERS)[number], IconName> = { label: 'orders', slip: 'check', customs: 'language' }

/** The papers of one parcel. */
export function PapersPage({ id }: { id: string }) {
  const db = useDb()
  const found = useLive(() => parcel(db, id), [db, id])
  const none = found === null || (found && (found.view.sums.state === 'voided' || found.lines.length === 0))
  return (
    <Page title={t('papers.title')} tone="orders" back={`/orders/${id}`}>
      {none && (
        <EmptyState
          picture="orders"
          text={found ? t('papers.nothing') : t('orders.missing')}
          action={
            <Button tone="orders" href="/orders">
              {t('orders.all')}
            </Button>
          }
        />
      )}
      {found && !none && <Papers parcel={found} />}
    </Page>
  )
}

function Papers({ parcel }: { parcel: Parcelled }) {
  const [paper, setPaper] = useState<(typeof PAPERS)[number]>('label')
  return (
    <>
      <div class="no-print papers-which">
        <Chips
          label={t('papers.which')}
          labelHeard
          options={PAPERS.map((value) => ({ value, label: t(`papers.${value}`), icon: ICONS[value] }))}
          value={paper}
          onChange={setPaper}
        />
      </div>
      {paper === 'label' && <AddressLabel parcel={parcel} />}
      {paper === 'slip' && <PackingSlip parcel={parcel} />}
      {paper === 'customs' && <Customs key={parcel.view.id} parcel={parcel} />}
    </>
  )
}

function AddressLabel({ parcel }: { parcel: Parcelled }) {
  return (
    <>
      <div class="stack no-print">
        <NoAddress parcel={parcel} />
        <Sender />
        <div class="label-look">
          <Label parcel={parcel} />
        </div>
        <Button kind="primary" tone="orders" big icon="print" onPress={() => printSheets(A6)}>
          {t('papers.printLabel')}
        </Button>
      </div>
      <LabelSheet parcel={parcel} />
    </>
  )
}

/** What is missing of the buyer, and the way to writing it down. */
function NoAddress({ parcel: { to, customer, view } }: { parcel: Parcelled }) {
  if (isAddressed(to)) return null
  return (
    <div class="card stack owed-card" role="status">
      <p>{t('papers.noAddress')}</p>
      <Button icon="edit" href={customer ? `/orders/customers/${customer}/edit` : `/orders/${view.id}`}>
        {t(customer ? 'papers.writeAddress' : 'customers.who')}
      </Button>
    </div>
  )
}
