import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { takesQr, useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { loadPay } from '../../ui/pay/load.ts'
import type { Step } from './basket-step.tsx'
import { Exchange } from './exchange.tsx'
import { type Basket, linesTotal, saleTotal, sellBasket } from './model.ts'
import { Was } from './was.tsx'

interface BasketPayProps {
  basket: Basket
  onStep: (step: Step) => void
}

/** What the basket comes to, rounded if agreed on, and how it is paid. */
export function BasketPay({ basket, onStep }: BasketPayProps) {
  const db = useDb()
  const [failure, setFailure] = useState<string | null>(null)

  async function transferred() {
    setFailure(null)
    try {
      const sold = await sellBasket(db, { method: 'transfer', given: null })
      if (sold) onStep({ at: 'done', sold })
    } catch (error) {
      setFailure(wordsFor(error, t('sell.failed')))
    }
  }
  return (
    <div class="basket-pay">
      <div class="basket-total">
        <span>{t('sell.total')}</span>
        <Amount amount={saleTotal(basket)} />
        {basket.discount > 0 && <Was label={t('sell.fullPrice')} amount={linesTotal(basket.lines)} />}
        <Button onPress={() => onStep({ at: 'total' })}>{t('sell.round')}</Button>
      </div>
      <Exchange total={saleTotal(basket)} />
      {failure && <p role="alert">{failure}</p>}
      <div class="sale-pay">
        <Button kind="primary" tone="sell" big icon="cash" onPress={() => onStep({ at: 'received' })}>
          {t('sell.cash')}
        </Button>
        <Button kind="primary" tone="sell" big icon="transfer" onPress={transferred}>
          {t('sell.transfer')}
        </Button>
        {takesQr.value && (
          <Button
            kind="primary"
            tone="sell"
            big
            icon="qr"
            onPress={async () => onStep({ at: 'qr', pay: await loadPay() })}
          >
            {t('sell.qr')}
          </Button>
        )}
      </div>
      <Button class="basket-part" onPress={async () => onStep({ at: 'part', pay: await loadPay() })}>
        {t('sell.part')}
      </Button>
    </div>
  )
}
