import { CATEGORIES, type Sort } from '../../../shared/domain/lists.ts'
import { type Measure, UNITS } from '../../../shared/domain/quantity.ts'
import { measureOf } from '../../../shared/domain/yards.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { ChoiceField } from './choice-field.tsx'
import { JAR } from './drawings.ts'
import { soldIn } from './fields.ts'
import type { PartProps } from './good-form.tsx'

const SORT_CHIPS = [
  { value: 'cloth', icon: 'goods' },
  { value: 'food', icon: JAR },
  { value: 'other', icon: 'basket' },
] as const

const MEASURES: readonly Measure[] = [...UNITS, 'yard']

/** What it is and how it is counted: what the other questions go by. */
export function KindFields({ typed, onChange, sort, isNew }: PartProps & { sort: Sort; isNew: boolean }) {
  return (
    <>
      <Chips
        label={t('goods.sort')}
        options={SORT_CHIPS.map((chip) => ({ ...chip, label: t(`goods.sort.${chip.value}`) }))}
        value={sort}
        onChange={(chosen) => {
          // Food comes in packs; a jar is no length of cloth.
          const packed = isNew && chosen === 'food' && typed.unit === 'piece'
          onChange({ sort: chosen, ...(packed ? { unit: 'pack', piece: false } : {}) })
        }}
      />
      <ChoiceField
        key={sort}
        label={t('goods.category')}
        list="category"
        codes={CATEGORIES[sort]}
        value={typed.category}
        onChange={(category) => onChange({ category })}
      />
      {isNew && (
        <Chips
          label={t('goods.unit')}
          options={MEASURES.map((measure) => ({ value: measure, label: t(`units.name.${measure}`) }))}
          value={measureOf(typed)}
          onChange={(measure) => {
            const unit = measure === 'yard' ? 'metre' : measure
            onChange({ unit, soldIn: unit === measure ? null : 'yard', ...(unit === 'piece' ? {} : { piece: false }) })
          }}
        />
      )}
      {!isNew && typed.unit === 'metre' && (
        <Chips
          label={t('goods.unit')}
          options={(['metre', 'yard'] as const).map((one) => ({ value: one, label: t(`units.name.${one}`) }))}
          value={typed.soldIn ?? 'metre'}
          onChange={(measure) => onChange(soldIn(typed, measure === 'yard' ? measure : null))}
        />
      )}
    </>
  )
}
