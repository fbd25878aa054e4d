import { money } from '../../platform/format.ts'
import { inDigits, t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import type { GoodView } from './model.ts'

/** What else is known of a good; what nobody told is left out. */
export function Facts({ view: { fields, cost }, mayCost }: { view: GoodView; mayCost: boolean }) {
  const { category, fibre, width, length, weight, story } = fields
  const sides = [width, length].filter((side) => side !== null)
  const facts: [label: string, text: string][] = [
    [t('goods.category'), category],
    [t('goods.fibre'), fibre],
    [t('goods.size'), sides.length > 0 ? `${inDigits(sides.join(' × '))} ${t('goods.cm')}` : ''],
    [t('goods.weight'), weight === null ? '' : `${inDigits(String(weight))} ${t('goods.gram')}`],
    [t('goods.cost'), mayCost && cost !== null ? money(cost, shop.value.currency) : ''],
    [t('goods.story'), story],
  ]
  const told = facts.filter(([, text]) => text !== '')
  if (told.length === 0) return null
  return (
    <dl class="card good-facts">
      {told.map(([label, text]) => (
        <div key={label}>
          <dt class="quiet">{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
