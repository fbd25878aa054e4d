import { amountIn, asSold, priceIn } from '../../../shared/domain/yards.ts'
import { money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { Amount } from '../../ui/amount.tsx'
import { Picture } from '../../ui/picture.tsx'
import { type OrderView, stillSold } from './model.ts'

/** What was sold, as it stood at the sale. */
export function OrderLines({ view }: { view: OrderView }) {
  const { lines, order } = view
  const left = stillSold(view)
  return (
    <ul class="card order-lines" aria-label={t('orders.lines')}>
      {lines.map((line) => {
        const sold = asSold(line)
        return (
          <li key={line.id}>
            <Picture hash={line.thumb} alt="" />
            <div class="order-what">
              <p class="order-name">{line.good ? <Name line={line} /> : line.name || t('orders.unnamed')}</p>
              <p class="quiet">
                {quantity(sold.amount, sold.measure)} × {money(sold.price, order.currency)}
              </p>
              {(left[line.id] ?? 0) < line.quantity && (
                <p class="order-came">
                  {t('returns.came', {
                    quantity: quantity(amountIn(sold.measure, line.quantity - (left[line.id] ?? 0)), sold.measure),
                  })}
                </p>
              )}
              {line.price !== line.listPrice && (
                <p class="quiet">
                  {t('orders.listPrice', { price: money(priceIn(sold.measure, line.listPrice), order.currency) })}
                </p>
              )}
            </div>
            <Amount amount={line.total} currency={order.currency} />
          </li>
        )
      })}
    </ul>
  )
}

/** The way to the good as it is now. */
function Name({ line: { good, name } }: { line: OrderView['lines'][number] }) {
  return <a href={`/goods/${good}`}>{name || t('orders.unnamed')}</a>
}
