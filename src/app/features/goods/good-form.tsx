import { guessSort } from '../../../shared/domain/lists.ts'
import { measureOf } from '../../../shared/domain/yards.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { AmountField } from '../../ui/amount-field.tsx'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { QuantityField } from '../../ui/quantity-field.tsx'
import { ClothFields } from './cloth-fields.tsx'
import { JAR } from './drawings.ts'
import { FoodFields } from './food-fields.tsx'
import { KindFields } from './kind-fields.tsx'
import type { rights } from './model.ts'
import { PieceField } from './piece-field.tsx'
import { PriceHelp } from './price-help.tsx'
import type { Typed } from './typed.ts'

export interface PartProps {
  typed: Typed
  onChange: (patch: Partial<Typed>) => void
}

interface GoodFormProps extends PartProps {
  may: ReturnType<typeof rights>
  /** Of a new good: how many, and in which unit. Later that is told by stock. */
  isNew: boolean
  /** The good and its price as it is saved; null of a new one. */
  good?: string | null
  was?: number | null
}

/** Name, price and how many; everything that can wait is folded, by what it is about. */
export function GoodForm({ typed, onChange, may, isNew, good = null, was = null }: GoodFormProps) {
  const sort = typed.sort ?? guessSort(typed.category)
  const part = { typed, onChange }
  return (
    <>
      <Field label={t('goods.name')} value={typed.name} onInput={(name) => onChange({ name })} maxLength={MAX_NAME} />
      {typed.variantOf && (
        <Field
          label={t('goods.variant')}
          hint={t('goods.variantHint')}
          value={typed.variant}
          onInput={(variant) => onChange({ variant })}
          maxLength={MAX_NAME}
        />
      )}
      {may.price && (
        <AmountField
          label={t('goods.priceOf', { unit: t(`units.name.${measureOf(typed)}`).toLowerCase() })}
          value={typed.price}
          onChange={(price) => onChange({ price })}
        />
      )}
      {may.cost && <PriceHelp {...part} good={good} was={was} />}
      {isNew && !typed.piece && (
        <QuantityField value={typed.quantity} unit={measureOf(typed)} onChange={(quantity) => onChange({ quantity })} />
      )}
      {sort !== 'food' && typed.unit === 'piece' && <PieceField {...part} isNew={isNew} />}
      <Fold icon="edit" title={t('goods.details')} summary={t('goods.detailsCanWait')}>
        <KindFields {...part} sort={sort} isNew={isNew} />
        <Field
          label={t('goods.story')}
          hint={t('goods.storyHint')}
          value={typed.story}
          onInput={(story) => onChange({ story })}
          maxLength={MAX_TEXT}
          multiline
        />
        <Field label={t('goods.code')} value={typed.code} onInput={(code) => onChange({ code })} maxLength={MAX_NAME} />
        {may.cost && (
          <AmountField
            label={t('goods.cost')}
            hint={t('goods.costHint')}
            value={typed.cost}
            onChange={(cost) => onChange({ cost })}
          />
        )}
      </Fold>
      {sort === 'food' && (
        <Fold icon={JAR} title={t('goods.aboutFood')} summary={t('goods.aboutFoodHint')}>
          <FoodFields {...part} />
        </Fold>
      )}
      {sort === 'cloth' && (
        <Fold icon="goods" title={t('goods.aboutCloth')} summary={t('goods.aboutClothHint')}>
          <ClothFields {...part} />
        </Fold>
      )}
    </>
  )
}
