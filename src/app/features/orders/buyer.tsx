import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { buyerOf } from '../../../shared/domain/credit.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { LinkRow } from '../../ui/link-row.tsx'
import { BuyerSheet } from './buyer-sheet.tsx'
import { customerName } from './customers/model.ts'
import type { OrderView } from './model.ts'

/** Who bought: the way to her page, or to naming her. Nothing of it is asked for; where something is owed it is urged. */
export function Buyer({ view: { id, steps, sums } }: { view: OrderView }) {
  const db = useDb()
  // The tick of a sale on credit leads straight to naming her.
  const [open, setOpen] = useState(useLocation().query.who !== undefined)
  const buyer = buyerOf(steps)
  const name = useLive(async () => (buyer === null ? null : await customerName(db, buyer)), [db, buyer])
  if (name === undefined) return null
  return (
    <nav class={`card rows ${sums.owed > 0 && !name ? 'owed-card' : ''}`} aria-label={t('customers.who')}>
      {name && <LinkRow icon="people" title={name} help={t('customers.who')} href={`/orders/customers/${buyer}`} />}
      {name ? (
        <LinkRow icon="edit" title={t('customers.change')} onPress={() => setOpen(true)} />
      ) : (
        <LinkRow
          icon="people"
          title={t('customers.who')}
          help={sums.owed > 0 ? t('customers.whoOwes') : t('customers.whoNone')}
          onPress={() => setOpen(true)}
        />
      )}
      {open && <BuyerSheet order={id} named={Boolean(name)} onClose={() => setOpen(false)} />}
    </nav>
  )
}
