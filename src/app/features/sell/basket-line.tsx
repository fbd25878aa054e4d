import { asSold } from '../../../shared/domain/yards.ts'
import { money, quantity as quantityText } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import { lineTotal, type SaleLine } from './model.ts'
import { Quantity } from './quantity.tsx'
import { Was } from './was.tsx'

interface BasketLineProps {
  line: SaleLine
  onQuantity: (quantity: number) => void
  onAsk: (what: 'price' | 'quantity') => void
  onRemove: () => void
}

export function BasketLine({ line, onQuantity, onAsk, onRemove }: BasketLineProps) {
  const { price, listPrice, thumb } = line
  const sold = asSold(line)
  const name = nameOf(line)
  const total = lineTotal(line)
  return (
    <article class="card basket-line" aria-label={name}>
      <Picture hash={thumb} alt="" />
      <div class="basket-what">
        <p class="basket-name">{name}</p>
        <p class="basket-sum">
          <Amount amount={total} />
          {price !== listPrice && <Was label={t('sell.fullPrice')} amount={lineTotal({ ...line, price: listPrice })} />}
          {total !== sold.price && (
            <span class="quiet">
              {quantityText(sold.amount, sold.measure)} × {money(sold.price, shop.value.currency)}
            </span>
          )}
        </p>
      </div>
      <IconButton label={t('sell.removeNamed', { name })} icon="trash" onPress={onRemove} />
      <div class="basket-change">
        <Quantity quantity={sold.amount} unit={sold.measure} onChange={onQuantity} onAsk={() => onAsk('quantity')} />
        <Button onPress={() => onAsk('price')}>{t('sell.haggle')}</Button>
      </div>
    </article>
  )
}

/** A removed line leaves its place to the way back. */
export function RemovedLine({ line, onUndo }: { line: SaleLine; onUndo: () => void }) {
  return (
    <div class="basket-removed" role="status">
      <p class="quiet">{t('sell.removed', { name: nameOf(line) })}</p>
      <Button icon="undo" onPress={onUndo}>
        {t('common.undo')}
      </Button>
    </div>
  )
}

function nameOf({ good, name }: SaleLine): string {
  return name || (good === null ? t('sell.something') : t('sell.noName'))
}
