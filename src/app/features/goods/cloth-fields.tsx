import { LENGTH_UNITS } from '../../../shared/domain/length.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { decimalOf, digitsOf } from '../../ui/digits.ts'
import { Field } from '../../ui/field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { inUnit } from './fields.ts'
import type { PartProps } from './good-form.tsx'

/** What is asked of a cloth. */
export function ClothFields({ typed, onChange }: PartProps) {
  const unit = t(`goods.in.${typed.lengthUnit}`)
  return (
    <>
      <ChoiceField
        label={t('goods.fibre')}
        list="fibre"
        value={typed.fibre}
        onChange={(fibre) => onChange({ fibre })}
      />
      <ChoiceField
        label={t('goods.pattern')}
        list="pattern"
        value={typed.pattern}
        onChange={(pattern) => onChange({ pattern })}
      />
      <ChoiceField label={t('goods.dye')} list="dye" several value={typed.dye} onChange={(dye) => onChange({ dye })} />
      <ChoiceField label={t('goods.loom')} list="loom" value={typed.loom} onChange={(loom) => onChange({ loom })} />
      <div class="good-measures">
        {(['width', 'length'] as const).map((side) => (
          <Field
            key={side}
            label={t(`goods.${side}`)}
            suffix={unit}
            inputMode="decimal"
            value={typed[side]}
            onInput={(text) => onChange({ [side]: decimalOf(text) })}
          />
        ))}
      </div>
      <Chips
        label={t('goods.measuredIn')}
        options={LENGTH_UNITS.map((one) => ({ value: one, label: t(`goods.in.${one}`) }))}
        value={typed.lengthUnit}
        onChange={(one) => onChange(inUnit(typed, one))}
      />
      <div class="good-measures">
        <Field
          label={t('goods.weight')}
          suffix={t('goods.gram')}
          inputMode="numeric"
          value={typed.weight}
          onInput={(text) => onChange({ weight: digitsOf(text) })}
        />
        <Field
          label={t('goods.work')}
          suffix={t('goods.hours')}
          inputMode="decimal"
          value={typed.hours}
          onInput={(text) => onChange({ hours: decimalOf(text) })}
        />
      </div>
      <Field
        label={t('goods.weaver')}
        value={typed.weaver}
        onInput={(weaver) => onChange({ weaver })}
        maxLength={MAX_NAME}
      />
      <ChoiceField
        label={t('goods.care')}
        list="care"
        several
        value={typed.care}
        onChange={(care) => onChange({ care })}
      />
      <Field
        label={t('goods.flaws')}
        hint={t('goods.flawsHint')}
        value={typed.flaws}
        onInput={(flaws) => onChange({ flaws })}
        maxLength={MAX_NAME}
      />
    </>
  )
}
