import { UNITS } from '../../../shared/domain/quantity.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { AmountField } from './amount-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import type { rights } from './model.ts'
import { QuantityField } from './quantity-field.tsx'
import { digitsOf, type Typed } from './typed.ts'

interface GoodFormProps {
  typed: Typed
  onChange: (patch: Partial<Typed>) => void
  may: ReturnType<typeof rights>
  /** Of a new good: how many, and in which unit. Later that is told by stock. */
  isNew: boolean
}

/** Name, price and how many; everything that can wait is folded. */
export function GoodForm({ typed, onChange, may, isNew }: GoodFormProps) {
  return (
    <>
      <Field label={t('goods.name')} value={typed.name} onInput={(name) => onChange({ name })} maxLength={MAX_NAME} />
      {may.price && (
        <AmountField
          label={t('goods.priceOf', { unit: t(`units.name.${typed.unit}`).toLowerCase() })}
          value={typed.price}
          onChange={(price) => onChange({ price })}
        />
      )}
      {isNew && (
        <QuantityField value={typed.quantity} unit={typed.unit} onChange={(quantity) => onChange({ quantity })} />
      )}
      <Fold title={t('goods.details')} summary={t('goods.detailsCanWait')}>
        <Details typed={typed} onChange={onChange} may={may} isNew={isNew} />
      </Fold>
    </>
  )
}

function Details({ typed, onChange, may, isNew }: GoodFormProps) {
  return (
    <>
      {isNew && (
        <Chips
          label={t('goods.unit')}
          options={UNITS.map((unit) => ({ value: unit, label: t(`units.name.${unit}`) }))}
          value={typed.unit}
          onChange={(unit) => onChange({ unit })}
        />
      )}
      <ChoiceField
        label={t('goods.category')}
        other={t('goods.otherCategory')}
        words={t('goods.categories')}
        value={typed.category}
        onChange={(category) => onChange({ category })}
      />
      <ChoiceField
        label={t('goods.fibre')}
        other={t('goods.otherFibre')}
        words={t('goods.fibres')}
        value={typed.fibre}
        onChange={(fibre) => onChange({ fibre })}
      />
      <div class="good-measures">
        <Measure name="width" suffix={t('goods.cm')} typed={typed} onChange={onChange} />
        <Measure name="length" suffix={t('goods.cm')} typed={typed} onChange={onChange} />
        <Measure name="weight" suffix={t('goods.gram')} typed={typed} onChange={onChange} />
      </div>
      <Field
        label={t('goods.story')}
        hint={t('goods.storyHint')}
        value={typed.story}
        onInput={(story) => onChange({ story })}
        maxLength={MAX_TEXT}
        multiline
      />
      {may.cost && (
        <AmountField
          label={t('goods.cost')}
          hint={t('goods.costHint')}
          value={typed.cost}
          onChange={(cost) => onChange({ cost })}
        />
      )}
    </>
  )
}

interface MeasureProps {
  name: 'width' | 'length' | 'weight'
  suffix: string
  typed: Typed
  onChange: (patch: Partial<Typed>) => void
}

function Measure({ name, suffix, typed, onChange }: MeasureProps) {
  return (
    <Field
      label={t(`goods.${name}`)}
      suffix={suffix}
      inputMode="numeric"
      value={typed[name]}
      onInput={(text) => onChange({ [name]: digitsOf(text) })}
    />
  )
}
