/** From a good to its form and back. */

import { FOOD_ID_DIGITS } from '../../../shared/domain/foodId.ts'
import { fromCentimetres, type LengthUnit, toCentimetres } from '../../../shared/domain/length.ts'
import type { GoodFields } from '../../../shared/domain/records.ts'
import { measureOf, priceFrom, priceIn } from '../../../shared/domain/yards.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import { t } from '../../platform/language.ts'
import { hundredthsOf, hundredthsTyped } from '../../ui/digits.ts'
import type { GoodView } from './model.ts'
import { BLANK, type Typed } from './typed.ts'

/** The form of a good: words that have a code are codes, whatever they were typed as. */
export function typedOf({ fields, cost }: Pick<GoodView, 'fields' | 'cost'>): Typed {
  const { name, unit, story, soldIn = null } = fields
  const measure = measureOf(fields)
  const asked = (price: number | null | undefined) => price && priceIn(measure, price)
  const minutes = asked(fields.minutes)
  return {
    ...BLANK,
    ...{ name, unit, soldIn, story },
    price: asked(fields.price) ?? null,
    cost: asked(cost) ?? null,
    sort: fields.sort ?? null,
    category: asCodes('category', fields.category),
    piece: fields.piece ?? false,
    variantOf: fields.variantOf ?? null,
    variant: fields.variant ?? '',
    fibre: asCodes('fibre', fields.fibre),
    pattern: asCodes('pattern', fields.pattern ?? ''),
    dye: asCodes('dye', fields.dye ?? ''),
    loom: asCodes('loom', fields.loom ?? ''),
    weaver: fields.weaver ?? '',
    care: asCodes('care', fields.care ?? ''),
    flaws: fields.flaws ?? '',
    width: digits(fields.width),
    length: digits(fields.length),
    weight: digits(fields.weight),
    netWeight: digits(fields.netWeight),
    hours: hundredthsTyped(minutes == null ? null : Math.round((minutes * 100) / 60)),
    ingredients: fields.ingredients ?? '',
    allergens: asCodes('allergen', fields.allergens ?? ''),
    storage: asCodes('storage', fields.storage ?? ''),
    foodId: fields.foodId ?? '',
    code: fields.code ?? '',
  }
}

/** What a form says of a good, all of it. */
export function fieldsOf(typed: Typed): Omit<GoodFields, 'hidden' | 'stage'> {
  const { unit, piece, variantOf, lengthUnit, foodId } = typed
  const measure = measureOf(typed)
  const hours = hundredthsOf(typed.hours)
  return {
    ...{ unit, piece, variantOf, foodId },
    price: typed.price && priceFrom(measure, typed.price),
    soldIn: measure === 'yard' ? measure : null,
    name: typed.name.trim(),
    story: typed.story.trim(),
    ...(typed.sort ? { sort: typed.sort } : {}),
    category: asCodes('category', typed.category),
    variant: typed.variant.trim(),
    fibre: asCodes('fibre', typed.fibre),
    pattern: asCodes('pattern', typed.pattern),
    dye: asCodes('dye', typed.dye),
    loom: asCodes('loom', typed.loom),
    weaver: typed.weaver.trim(),
    care: asCodes('care', typed.care),
    flaws: typed.flaws.trim(),
    width: centimetres(typed.width, lengthUnit),
    length: centimetres(typed.length, lengthUnit),
    weight: whole(typed.weight),
    netWeight: whole(typed.netWeight),
    minutes: hours === null ? null : priceFrom(measure, Math.round((hours * 60) / 100)),
    ingredients: typed.ingredients.trim(),
    allergens: asCodes('allergen', typed.allergens),
    storage: asCodes('storage', typed.storage),
    code: typed.code.trim(),
  }
}

/** What is told of a new good, and nothing that nobody told: an operation has 32 KB. */
export function toldOf(typed: Typed): ReturnType<typeof fieldsOf> {
  const all = fieldsOf(typed)
  const needed = ['name', 'price', 'unit', 'category', 'fibre', 'width', 'length', 'weight', 'story']
  const told = Object.entries(all).filter(
    ([key, value]) => needed.includes(key) || (value !== '' && value != null && value !== false),
  )
  return Object.fromEntries(told) as ReturnType<typeof fieldsOf>
}

/** The same lengths in another unit. */
export function inUnit({ lengthUnit, width, length }: Typed, unit: LengthUnit): Partial<Typed> {
  const again = (text: string) => {
    const cm = centimetres(text, lengthUnit)
    return hundredthsTyped(cm === null ? null : fromCentimetres(cm, unit))
  }
  return { lengthUnit: unit, width: again(width), length: again(length) }
}

/** The same price, cost and hours for another measure of the same good. */
export function soldIn(typed: Typed, measure: 'yard' | null): Partial<Typed> {
  const { price, cost, hours } = typed
  const worked = hundredthsOf(hours)
  const other = (one: number) => priceIn(measure ?? 'metre', priceFrom(measureOf(typed), one))
  return {
    soldIn: measure,
    price: price && other(price),
    cost: cost && other(cost),
    hours: hundredthsTyped(worked && other(worked)),
  }
}

function centimetres(text: string, unit: LengthUnit): number | null {
  const hundredths = hundredthsOf(text)
  return hundredths === null ? null : toCentimetres(hundredths, unit)
}

function digits(value: number | null | undefined): string {
  return value == null ? '' : String(value)
}

function whole(text: string): number | null {
  return text === '' ? null : Number(text)
}

/** The form of one more variant: as the good is, but for what tells it apart. */
export function variantOf(view: GoodView): Typed {
  return { ...typedOf(view), variantOf: view.fields.variantOf ?? view.id, variant: '', code: '', piece: false }
}

/** What keeps a form from being saved; null: nothing. */
export function wrongIn({ foodId }: Typed): string | null {
  return foodId.length % FOOD_ID_DIGITS === 0 ? null : t('goods.foodIdShort')
}
