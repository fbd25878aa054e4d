import { foodIdText } from '../../../shared/domain/foodId.ts'
import { fromCentimetres, type LengthUnit } from '../../../shared/domain/length.ts'
import type { GoodFields } from '../../../shared/domain/records.ts'
import { measureOf, priceIn } from '../../../shared/domain/yards.ts'
import { money } from '../../platform/format.ts'
import { inDigits, t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { hundredthsText } from '../../ui/digits.ts'
import type { GoodView } from './model.ts'
import { wordsOf } from './words.ts'

/** What else is known of a good; what nobody told is left out. */
export function Facts({ view: { fields, cost }, mayCost }: { view: GoodView; mayCost: boolean }) {
  const measure = measureOf(fields)
  const asked = (one: number) => priceIn(measure, one)
  const { weight, minutes, netWeight, foodId = '' } = fields
  const facts: [label: string, text: string, also?: string][] = [
    [t('goods.category'), wordsOf('category', fields.category)],
    [t('goods.fibre'), wordsOf('fibre', fields.fibre)],
    [t('goods.pattern'), wordsOf('pattern', fields.pattern)],
    [t('goods.dye'), wordsOf('dye', fields.dye)],
    [t('goods.loom'), wordsOf('loom', fields.loom)],
    [t('goods.size'), size(fields, 'cm'), `${size(fields, 'yard')} · ${size(fields, 'sok')}`],
    [t('goods.weight'), weight === null ? '' : `${inDigits(String(weight))} ${t('goods.gram')}`],
    [
      t('goods.work'),
      minutes == null ? '' : `${hundredthsText(Math.round((asked(minutes) * 100) / 60))} ${t('goods.hours')}`,
    ],
    [t('goods.weaver'), fields.weaver ?? ''],
    [t('goods.care'), wordsOf('care', fields.care)],
    [t('goods.flaws'), fields.flaws ?? ''],
    [t('goods.netWeight'), netWeight == null ? '' : `${inDigits(String(netWeight))} ${t('goods.gram')}`],
    [t('goods.ingredients'), fields.ingredients ?? ''],
    [t('goods.allergens'), wordsOf('allergen', fields.allergens)],
    [t('goods.storage'), wordsOf('storage', fields.storage)],
    [t('goods.foodId'), foodIdText(foodId), t('goods.foodIdTraces')],
    [t('goods.code'), fields.code ?? ''],
    [t('goods.cost'), mayCost && cost !== null ? money(asked(cost), shop.value.currency) : ''],
    [t('goods.story'), fields.story],
  ]
  const told = facts.filter(([, text]) => text !== '')
  if (told.length === 0) return null
  return (
    <dl class="card good-facts">
      {told.map(([label, text, also]) => (
        <div key={label}>
          <dt class="quiet">{label}</dt>
          <dd>
            {text}
            {also && <span class="quiet good-also">{also}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** `100 × 200 ซม.` */
function size({ width, length }: GoodFields, unit: LengthUnit): string {
  const sides = [width, length].flatMap((side) => (side === null ? [] : [side]))
  const written = sides.map((side) => hundredthsText(fromCentimetres(side, unit)))
  return written.length === 0 ? '' : `${written.join(' × ')} ${t(`goods.in.${unit}`)}`
}
