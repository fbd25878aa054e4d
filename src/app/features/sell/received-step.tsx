import { useState } from 'preact/hooks'
import { credit } from '../../platform/exchange.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { InWords } from '../../ui/in-words.tsx'
import { Received } from '../../ui/received.tsx'
import { Exchange } from './exchange.tsx'
import { type Sold, sellBasket } from './model.ts'

interface ReceivedStepProps {
  total: number
  onSold: (sold: Sold) => void
}

/** Cash for the basket: what is handed over may be told, and is then kept with the sale. */
export function ReceivedStep({ total, onSold }: ReceivedStepProps) {
  const db = useDb()
  // Of an exchange only the difference changes hands.
  const due = Math.max(0, total - credit.value)
  const [received, setReceived] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function sell() {
    setFailure(null)
    try {
      const sold = await sellBasket(db, { method: 'cash', given: credit.value ? null : received })
      if (sold) onSold(sold)
    } catch (error) {
      setFailure(wordsFor(error, t('sell.failed')))
    }
  }
  return (
    <>
      <div class="received-total">
        <Amount class="sale-price" amount={total} />
        <InWords amount={total} />
      </div>
      <Exchange total={total} />
      <Received total={due} received={received} onChange={setReceived} />
      {failure && <p role="alert">{failure}</p>}
      <div class="sheet-foot">
        <Button
          kind="primary"
          tone="sell"
          big
          icon="check"
          disabled={received !== null && received < due}
          onPress={sell}
        >
          {t('sell.cash')}
        </Button>
      </div>
    </>
  )
}
