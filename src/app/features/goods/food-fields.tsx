import { FOOD_ID_DIGITS, foodIdText } from '../../../shared/domain/foodId.ts'
import { t } from '../../platform/language.ts'
import { digitsOf } from '../../ui/digits.ts'
import { Field } from '../../ui/field.tsx'
import { ChoiceField } from './choice-field.tsx'
import type { PartProps } from './good-form.tsx'

/** Letters of a list of ingredients: what fits a label. */
const MAX_INGREDIENTS = 1000

/** What is asked of food and herbs. Lots have their own place, at the good itself: they come and go. */
export function FoodFields({ typed, onChange }: PartProps) {
  return (
    <>
      <Field
        label={t('goods.netWeight')}
        suffix={t('goods.gram')}
        inputMode="numeric"
        value={typed.netWeight}
        onInput={(text) => onChange({ netWeight: digitsOf(text) })}
      />
      <Field
        label={t('goods.ingredients')}
        value={typed.ingredients}
        onInput={(ingredients) => onChange({ ingredients })}
        maxLength={MAX_INGREDIENTS}
        multiline
      />
      <ChoiceField
        label={t('goods.allergens')}
        list="allergen"
        several
        value={typed.allergens}
        onChange={(allergens) => onChange({ allergens })}
      />
      <ChoiceField
        label={t('goods.storage')}
        list="storage"
        value={typed.storage}
        onChange={(storage) => onChange({ storage })}
      />
      <Field
        label={t('goods.foodId')}
        hint={t('goods.foodIdHint')}
        inputMode="numeric"
        value={foodIdText(typed.foodId)}
        onInput={(text) => onChange({ foodId: digitsOf(text, FOOD_ID_DIGITS) })}
      />
    </>
  )
}
