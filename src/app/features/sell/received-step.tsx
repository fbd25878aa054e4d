import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { InWords } from '../../ui/in-words.tsx'
import { Received } from '../../ui/received.tsx'
import { type Sold, sellBasket } from './model.ts'

interface ReceivedStepProps {
  total: number
  onSold: (sold: Sold) => void
}

/** Cash for the basket: what is handed over may be told, and is then kept with the sale. */
export function ReceivedStep({ total, onSold }: ReceivedStepProps) {
  const db = useDb()
  const [received, setReceived] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  async function sell() {
    setFailure(null)
    try {
      const sold = await sellBasket(db, { method: 'cash', given: received })
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
      <Received total={total} received={received} onChange={setReceived} />
      {failure && <p role="alert">{failure}</p>}
      <div class="sheet-foot">
        <Button
          kind="primary"
          tone="sell"
          big
          icon="check"
          disabled={received !== null && received < total}
          onPress={sell}
        >
          {t('sell.cash')}
        </Button>
      </div>
    </>
  )
}
