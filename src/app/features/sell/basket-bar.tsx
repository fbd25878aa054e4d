import { t } from '../../platform/language.ts'
import { Amount } from '../../ui/amount.tsx'
import { Icon } from '../../ui/icons.tsx'
import { type Basket, countOf, saleTotal } from './model.ts'

/** The way to the basket, with what it comes to. */
export function BasketBar({ basket }: { basket: Basket }) {
  return (
    <a class="button primary big tone-sell basket-bar" href="/sell/basket">
      <Icon name="basket" />
      <span role="status">{t('sell.openBasket', { count: countOf(basket.lines) })}</span>
      <Amount amount={saleTotal(basket)} />
    </a>
  )
}
