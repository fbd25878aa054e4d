import { useState } from 'preact/hooks'
import { timeOfId } from '../../../shared/domain/ids.ts'
import { date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, session, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { Door } from '../../ui/pin/index.ts'
import { AddPhone } from './add-phone.tsx'
import { DeviceSheet } from './device-sheet.tsx'
import { devices } from './model.ts'

/** The phones of the shop, for its owner. */
export default function Devices() {
  return (
    <Door title={t('shop.devices')} tone="shop" back="/shop">
      <Phones />
    </Door>
  )
}

function Phones() {
  const db = useDb()
  const all = useLive(() => devices(db), [db])
  const [open, setOpen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const current = session.value
  const title = t('shop.devices')

  if (!current?.joined || !isOwner.value) {
    return (
      <Page title={title} tone="shop" back="/shop">
        <EmptyState picture="phone" text={isOwner.value ? t('shop.device.onlyLocal') : t('errors.forbidden')} />
      </Page>
    )
  }
  const present = (all ?? []).filter(({ fields, deleted }) => !fields.removed && !deleted)
  const chosen = present.find(({ id }) => id === open)
  return (
    <Page
      title={title}
      tone="shop"
      back="/shop"
      footer={
        <Button kind="primary" tone="shop" big icon="plus" onPress={() => setAdding(true)}>
          {t('shop.addPhone')}
        </Button>
      }
    >
      <div class="card rows">
        {present.map(({ id, fields }) => {
          const role = fields.role === 'owner' ? t('shop.device.owner') : t('shop.device.helper')
          // Phones are often named alike; since when one is here tells them apart.
          const since = t('shop.device.since', { date: date(timeOfId(id)) })
          return (
            <LinkRow
              key={id}
              icon="phone"
              title={fields.name || t('shop.device.unnamed')}
              help={[role, id === current.device ? t('shop.device.this') : since].join(' · ')}
              onPress={() => setOpen(id)}
            />
          )
        })}
      </div>
      {chosen && <DeviceSheet device={chosen} own={chosen.id === current.device} onClose={() => setOpen(null)} />}
      {adding && <AddPhone session={current} onClose={() => setAdding(false)} />}
    </Page>
  )
}
