import { useRef, useState } from 'preact/hooks'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import { measureOf } from '../../../shared/domain/yards.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, useDb } from '../../platform/session.ts'
import { wordsFor } from '../../ui/failures.ts'
import { loadPay, type Pay } from '../../ui/pay/load.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { withLine } from './basket.ts'
import { DoneSheet } from './done.tsx'
import {
  byQr,
  changeBasket,
  good,
  lineOf,
  lineTotal,
  type PaymentInput,
  type Sold,
  sellLine,
  type Tile,
} from './model.ts'
import { PriceStep } from './price-step.tsx'
import { QuantityStep } from './quantity.tsx'
import { SaleView } from './sale-view.tsx'

interface SaleSheetProps {
  tile: Tile
  stockKnown: boolean
  onClose: () => void
}

/** One good, sold by one more tap; then what was sold. A draft is asked for its price first. */
export function SaleSheet({ tile, stockKnown, onClose }: SaleSheetProps) {
  const db = useDb()
  const { id, name, price: own } = tile
  const measure = measureOf(tile)
  const [quantity, setQuantity] = useState(stepsIn(measure))
  const [price, setPrice] = useState(own)
  const [asking, setAsking] = useState<'price' | 'quantity' | null>(null)
  const [pay, setPay] = useState<Pay | null>(null)
  const [sold, setSold] = useState<Sold | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const view = useLive(() => good(db, id), [db, id])
  const busy = useRef(false)
  const title = name || t('sell.noName')

  if (sold) return <DoneSheet sold={sold} onClose={onClose} />
  if (price === null || asking === 'price') {
    const use = (amount: number) => {
      setPrice(amount)
      setAsking(null)
    }
    return (
      <Sheet key="price" title={title} tone="sell" onClose={price === null ? onClose : () => setAsking(null)}>
        <PriceStep
          measure={measure}
          start={price}
          was={own}
          floor={isOwner.value ? (view?.cost ?? null) : null}
          onUse={use}
        />
      </Sheet>
    )
  }
  if (asking === 'quantity') {
    const use = (amount: number) => {
      setQuantity(amount)
      setAsking(null)
    }
    return (
      <Sheet key="quantity" title={title} tone="sell" onClose={() => setAsking(null)}>
        <QuantityStep start={quantity} unit={measure} onUse={use} />
      </Sheet>
    )
  }

  const line = lineOf(tile, quantity, price)
  if (pay) {
    return (
      <pay.QrPay
        amount={lineTotal(line)}
        tone="sell"
        onPaid={async (slip) => setSold(await sellLine(db, line, byQr(slip)))}
        onClose={() => setPay(null)}
      />
    )
  }
  /** One press at a time, whichever button it is: a double tap makes one sale. Says why nothing was done. */
  async function once(action: () => Promise<string | null>) {
    if (busy.current) return
    busy.current = true
    setFailure(await action().catch((error: unknown) => wordsFor(error, t('sell.failed'))))
    busy.current = false
  }
  const sell = (method: PaymentInput['method']) =>
    once(async () => {
      setSold(await sellLine(db, line, { method, given: null }))
      return null
    })
  const toBasket = () =>
    once(async () => {
      if (!(await changeBasket(db, withLine(line)))) return t('sell.full')
      onClose()
      return null
    })

  return (
    <Sheet key="sale" title={title} tone="sell" bare onClose={onClose}>
      <SaleView
        line={line}
        left={stockKnown ? tile.left : null}
        photo={view?.photos[0]?.fields.full ?? null}
        failure={failure}
        onQuantity={setQuantity}
        onAsk={setAsking}
        onSell={sell}
        onQr={async () => setPay(await loadPay())}
        onBasket={toBasket}
      />
    </Sheet>
  )
}
