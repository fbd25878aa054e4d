import { useState } from 'preact/hooks'
import { addressLines, isAddressed } from '../../../../shared/domain/label.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { type Parcelled, parcels } from './model.ts'
import './papers.css'
import { Sender } from './sender.tsx'
import { LabelSheets, ON_A4, printSheets } from './sheets.tsx'
import { TickRow } from './tick-row.tsx'

/** The labels of all parcels that wait, four on a sheet. Chosen are those with an address; nobody has to choose. */
export function LabelsPage() {
  const db = useDb()
  const all = useLive(() => parcels(db), [db])
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = all?.filter(({ to, view }) => isAddressed(to) && !left.has(view.id)) ?? []

  function toggle(id: string) {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  return (
    <Page
      title={t('papers.labels')}
      tone="orders"
      back="/orders"
      footer={
        chosen.length > 0 && (
          <Button kind="primary" tone="orders" big icon="print" onPress={() => printSheets('A4')}>
            {t('papers.printLabels', { labels: chosen.length, sheets: Math.ceil(chosen.length / ON_A4) })}
          </Button>
        )
      }
    >
      {all?.length === 0 && (
        <EmptyState
          picture="orders"
          text={t('papers.noneToSend')}
          action={
            <Button tone="orders" href="/orders">
              {t('orders.all')}
            </Button>
          }
        />
      )}
      {all && all.length > 0 && (
        <div class="stack no-print">
          <p>{t('papers.labelsHelp')}</p>
          <Sender />
          <ul class="pack-lines">
            {all.map((parcel) => (
              <li key={parcel.view.id}>
                <Row parcel={parcel} chosen={chosen.includes(parcel)} onPress={() => toggle(parcel.view.id)} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <LabelSheets parcels={chosen} />
    </Page>
  )
}

function Row({ parcel, chosen, onPress }: { parcel: Parcelled; chosen: boolean; onPress: () => void }) {
  const { view, to, lines } = parcel
  const thumb = lines[0]?.thumb ?? null
  const about = (
    <>
      <b>{to.name || t('customers.unnamed')}</b>
      <span class="quiet pack-where">{[view.order.receipt, addressLines(to).at(-1)].filter(Boolean).join(' · ')}</span>
    </>
  )
  if (isAddressed(to))
    return (
      <TickRow thumb={thumb} isOn={chosen} onChange={onPress}>
        {about}
      </TickRow>
    )
  return (
    <a class="card pack-line" href={`/orders/${view.id}/papers`}>
      <Picture hash={thumb} alt="" />
      <span class="pack-what">{about}</span>
      <span class="pack-lacks">
        <Icon name="warning" />
        {t('papers.noAddressShort')}
      </span>
    </a>
  )
}
