import { UNITS } from '../../../shared/domain/quantity.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { decimalOf } from '../../ui/digits.ts'
import { Field } from '../../ui/field.tsx'
import { QuantityField } from '../../ui/quantity-field.tsx'
import type { BookView } from './model.ts'
import type { EntryTyped } from './typed.ts'

interface PartProps {
  typed: EntryTyped
  onChange: (patch: Partial<EntryTyped>) => void
  view: BookView
}

/** Which material, and how much of it. */
export function MaterialPart({ typed, onChange, view, isNew }: PartProps & { isNew: boolean }) {
  const { material, named, quantity } = typed
  const known = view.materials.find(({ id }) => id === material)
  const unit = known?.fields.unit ?? named.unit
  const options = view.materials.map(({ id, fields }) => ({ value: id, label: fields.name }))
  const other = isNew ? [{ value: 'new', label: t('book.newMaterial') }] : []
  return (
    <>
      {view.materials.length > 0 && (
        <Chips
          label={t('book.material')}
          options={[...options, ...other]}
          value={material}
          onChange={(chosen) => onChange({ material: chosen, quantity: 0 })}
        />
      )}
      {material === 'new' && (
        <>
          <Field
            label={t('book.materialName')}
            value={named.name}
            onInput={(name) => onChange({ named: { ...named, name } })}
            maxLength={MAX_NAME}
          />
          <Chips
            label={t('book.countedIn')}
            options={UNITS.map((one) => ({ value: one, label: t(`units.name.${one}`) }))}
            value={named.unit}
            onChange={(chosen) => onChange({ named: { ...named, unit: chosen }, quantity: 0 })}
          />
        </>
      )}
      <QuantityField
        label={t('book.quantity')}
        tone="money"
        value={quantity}
        unit={unit}
        onChange={(much) => onChange({ quantity: much })}
      />
    </>
  )
}

/** Whether it has to be paid back, and how. */
export function LoanFields({ typed: { what, months, rate }, onChange }: PartProps) {
  return (
    <>
      <Chips
        label={t('book.moneyIn')}
        labelHeard
        options={[
          { value: 'loan', label: t('book.loan') },
          { value: 'capital', label: t('book.capital') },
        ]}
        value={what}
        onChange={(chosen) => onChange({ what: chosen as EntryTyped['what'] })}
      />
      {what === 'loan' && (
        <>
          <Chips
            label={t('book.payIn')}
            options={[
              { value: '12', label: t('book.year') },
              ...[2, 4].map((count) => ({ value: String(count * 12), label: t('book.years', { count }) })),
              { value: '', label: t('book.noTime') },
            ]}
            value={months === null ? '' : String(months)}
            onChange={(chosen) => onChange({ months: chosen === '' ? null : Number(chosen) })}
          />
          <Field
            label={t('book.rate')}
            hint={t('book.rateHint')}
            value={rate}
            onInput={(text) => onChange({ rate: decimalOf(text).slice(0, 5) })}
            inputMode="decimal"
            suffix="%"
          />
        </>
      )}
    </>
  )
}

/** To which loan, or to whom. */
export function PayBackPart({ typed: { what, loan, who }, onChange, view }: PartProps) {
  const loans = view.loans.map(({ id, fields, left }) => ({
    value: id,
    label: fields.who || t('book.loan'),
    patch: { what: 'repayment', loan: id, who: fields.who, amount: left.next?.amount ?? left.left } as const,
  }))
  const others = view.owed.map(({ name, amount }) => ({
    value: `to ${name}`,
    label: name,
    patch: { what: 'payout', who: name, amount: Math.max(0, amount) } as const,
  }))
  const all = [...loans, ...others]
  if (all.length === 0) return <p>{t('book.noDebts')}</p>
  return (
    <Chips
      label={t('book.to')}
      options={all.map(({ value, label }) => ({ value, label }))}
      value={what === 'repayment' ? (loan ?? null) : `to ${who}`}
      onChange={(chosen) => {
        const patch = all.find(({ value }) => value === chosen)?.patch
        if (patch) onChange(patch)
      }}
    />
  )
}
