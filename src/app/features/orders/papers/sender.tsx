import { useState } from 'preact/hooks'
import { isAddressed, senderOf } from '../../../../shared/domain/label.ts'
import { t } from '../../../platform/language.ts'
import { isOwner, shop, useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Field } from '../../../ui/field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { toast } from '../../../ui/toast.tsx'
import { AddressFields } from '../customers/address-fields.tsx'
import { addressLine } from '../customers/words.ts'
import { editShop } from './model.ts'

/** The sender of all parcels: written down once, by an owner; open as long as it is missing. */
export function Sender() {
  const sender = senderOf(shop.value)
  // What opened it does not close it while somebody types.
  const [open] = useState(!isAddressed(sender))
  if (!isOwner.value)
    return isAddressed(sender) ? null : (
      <p class="card" role="status">
        {t('papers.senderOwner')}
      </p>
    )
  return (
    <Fold title={t('papers.sender')} icon="shop" summary={addressLine(sender) || t('papers.senderNone')} open={open}>
      <SenderForm />
    </Fold>
  )
}

function SenderForm() {
  const db = useDb()
  const [start] = useState(() => senderOf(shop.value))
  const [fields, setFields] = useState(start)
  const [failure, setFailure] = useState<string | null>(null)

  async function save() {
    setFailure(null)
    const now = senderOf(shop.value)
    const keys = ['phone', 'house', 'subdistrict', 'district', 'province', 'postcode'] as const
    const changed = keys.flatMap((key) => (fields[key].trim() === now[key] ? [] : [[key, fields[key].trim()] as const]))
    try {
      if (changed.length > 0) await editShop(db, Object.fromEntries(changed))
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t('common.saved'))
  }
  return (
    <>
      <p class="quiet">{t('papers.senderHelp', { shop: shop.value.name })}</p>
      <AddressFields fields={fields} onChange={(change) => setFields({ ...fields, ...change })} />
      <Field
        label={t('customers.byPhone')}
        value={fields.phone}
        onInput={(phone) => setFields({ ...fields, phone })}
        inputMode="tel"
        maxLength={40}
      />
      {failure && <p role="alert">{failure}</p>}
      <Button kind="primary" tone="orders" icon="check" onPress={save}>
        {t('common.save')}
      </Button>
    </>
  )
}
