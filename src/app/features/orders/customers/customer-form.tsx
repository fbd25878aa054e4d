import { useState } from 'preact/hooks'
import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { t } from '../../../platform/language.ts'
import { Chips } from '../../../ui/chips.tsx'
import { Fold } from '../../../ui/fold.tsx'
import '../../../ui/field.css'
import { AddressFields } from './address-fields.tsx'
import { hasAddress } from './model.ts'
import { addressLine, telephone } from './words.ts'

interface CustomerFormProps {
  fields: CustomerFields
  onChange: (change: Partial<CustomerFields>) => void
}

/** A name and a way to reach her; an address only when something is sent. Nothing else is asked of a person. */
export function CustomerForm({ fields, onChange }: CustomerFormProps) {
  const [byPhone, setByPhone] = useState(fields.contact === '' || telephone(fields.contact) !== null)
  return (
    <>
      <label class="field">
        <b>{t('customers.name')}</b>
        <span class="field-box">
          <input
            name="name"
            autoComplete="name"
            maxLength={80}
            value={fields.name}
            onInput={(event) => onChange({ name: event.currentTarget.value })}
          />
        </span>
      </label>
      <Chips
        label={t('customers.contact')}
        options={[
          { value: 'phone', label: t('customers.byPhone'), icon: 'phone' },
          { value: 'other', label: t('customers.byOther') },
        ]}
        value={byPhone ? 'phone' : 'other'}
        onChange={(way) => setByPhone(way === 'phone')}
      />
      <label class="field">
        <b>{byPhone ? t('customers.byPhone') : t('customers.byOther')}</b>
        <span class="field-box">
          <input
            name={byPhone ? 'tel' : 'contact'}
            inputMode={byPhone ? 'tel' : 'text'}
            autoComplete={byPhone ? 'tel' : 'off'}
            autoCapitalize="off"
            maxLength={120}
            value={fields.contact}
            onInput={(event) => onChange({ contact: event.currentTarget.value })}
          />
        </span>
      </label>
      <Fold
        title={t('customers.address')}
        summary={addressLine(fields) || t('customers.addressWhy')}
        open={hasAddress(fields)}
      >
        <AddressFields fields={fields} onChange={onChange} />
      </Fold>
    </>
  )
}
