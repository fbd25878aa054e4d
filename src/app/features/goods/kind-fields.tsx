import { CATEGORIES, type Sort } from '../../../shared/domain/lists.ts'
import { UNITS } from '../../../shared/domain/quantity.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { ChoiceField } from './choice-field.tsx'
import { JAR } from './drawings.ts'
import type { PartProps } from './good-form.tsx'

const SORT_CHIPS = [
  { value: 'cloth', icon: 'goods' },
  { value: 'food', icon: JAR },
  { value: 'other', icon: 'basket' },
] as const

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
          options={UNITS.map((unit) => ({ value: unit, label: t(`units.name.${unit}`) }))}
          value={typed.unit}
          onChange={(unit) => onChange({ unit, ...(unit === 'piece' ? {} : { piece: false }) })}
        />
      )}
    </>
  )
}
