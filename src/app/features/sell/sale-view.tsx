import type { Measure } from '../../../shared/domain/quantity.ts'
import { asSold, leftIn } from '../../../shared/domain/yards.ts'
import { quantity as quantityText } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { takesQr } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Exchange } from './exchange.tsx'
import { lineTotal, type PaymentInput, type SaleLine } from './model.ts'
import { Quantity } from './quantity.tsx'
import { Was } from './was.tsx'

interface SaleViewProps {
  line: SaleLine
  /** null: not known yet. */
  left: number | null
  /** Hash of the full photo; the thumbnail stands in while it is not on the phone. */
  photo: string | null
  failure: string | null
  onQuantity: (quantity: number) => void
  onAsk: (what: 'price' | 'quantity') => void
  onSell: (method: PaymentInput['method']) => Promise<void>
  onQr: () => Promise<void>
  onBasket: () => Promise<void>
}

/** The good to be sold: what it looks like, what it costs, and the two big buttons. */
export function SaleView({ line, left, photo, failure, onQuantity, onAsk, onSell, onQr, onBasket }: SaleViewProps) {
  const { name, quantity, price, listPrice, thumb } = line
  const { measure, amount } = asSold(line)
  return (
    <>
      <Picture class="sale-photo" hash={photo} meanwhile={thumb} alt="" />
      <div>
        <p class="sale-name" aria-hidden="true">
          {name || t('sell.noName')}
        </p>
        <p class="sale-figures">
          <Amount class="sale-price" amount={lineTotal(line)} />
          {price !== listPrice && <Was label={t('sell.fullPrice')} amount={lineTotal({ ...line, price: listPrice })} />}
          <span class="quiet sale-left">{left === null ? '…' : leftText(left, measure)}</span>
        </p>
      </div>
      <div class="sale-change">
        <Quantity quantity={amount} unit={measure} onChange={onQuantity} onAsk={() => onAsk('quantity')} />
        <Button onPress={() => onAsk('price')}>{t('sell.haggle')}</Button>
      </div>
      {left !== null && left > 0 && quantity > left && <p class="quiet">{t('sell.beyond')}</p>}
      <Exchange total={lineTotal(line)} />
      {failure && <p role="alert">{failure}</p>}
      <div class="sale-pay">
        <Button kind="primary" tone="sell" big icon="cash" onPress={() => onSell('cash')}>
          {t('sell.cash')}
        </Button>
        <Button kind="primary" tone="sell" big icon="transfer" onPress={() => onSell('transfer')}>
          {t('sell.transfer')}
        </Button>
        {takesQr.value && (
          <Button kind="primary" tone="sell" big icon="qr" onPress={onQr}>
            {t('sell.qr')}
          </Button>
        )}
      </div>
      <Button icon="basket" onPress={onBasket}>
        {t('sell.toBasket')}
      </Button>
    </>
  )
}

function leftText(left: number, measure: Measure): string {
  return left > 0 ? t('sell.left', { left: quantityText(leftIn(measure, left), measure) }) : t('sell.soldOut')
}
