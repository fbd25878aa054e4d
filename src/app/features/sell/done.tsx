import { useEffect, useState } from 'preact/hooks'
import { credit } from '../../platform/exchange.ts'
import { money } from '../../platform/format.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { BigAmount } from '../../ui/big-amount.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { InWords } from '../../ui/in-words.tsx'
import { Received } from '../../ui/received.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { differenceText } from './exchange.tsx'
import { type Sold, takeBack } from './model.ts'

const UNDO_SECONDS = 10

/**
 * What was sold, shown once it is on disk. What the buyer hands over may be told here: it works out the change and
 * changes nothing of the sale. Nothing here goes away by itself, so that no tap lands on what has come in its place.
 */
export function DoneSheet({ sold, onClose }: { sold: Sold; onClose: () => void }) {
  const db = useDb()
  const seconds = useCountdown(UNDO_SECONDS)
  const [received, setReceived] = useState(sold.given)

  const [had] = useState(credit.value)
  // The exchange is settled by this sale.
  useEffect(() => {
    credit.value = 0
  }, [])

  async function undo() {
    await takeBack(db, sold)
    credit.value = had
    onClose()
    toast(t('sell.undone'), { icon: 'undo' })
  }
  const cash = sold.method === 'cash'
  const paid = sold.amount ?? sold.total
  return (
    <Sheet
      key="done"
      title={`${t('sell.sold')} ${money(sold.total, shop.value.currency)}`}
      tone="sell"
      bare
      onClose={onClose}
    >
      <div class="done">
        <span class="done-tick">
          <Icon name="check" />
        </span>
        <p class="done-sold" aria-hidden="true">
          {t('sell.sold')}
        </p>
        <BigAmount amount={sold.total} />
        <InWords amount={sold.total} />
        <p class="done-method quiet">
          <Icon name={cash ? 'cash' : 'transfer'} />
          {cash ? t('sell.byCash') : t('sell.byTransfer')}
        </p>
        {/* A part is taken by what has brought these words along. */}
        {paid < sold.total && (
          <>
            <p class="done-owed">{t('pay.owed', { amount: money(sold.total - paid, shop.value.currency) })}</p>
            <Button icon="people" onPress={() => navigate(`/orders/${sold.order}?who`)}>
              {t('customers.who')}
            </Button>
          </>
        )}
        {had > 0 && <p class="done-owed">{differenceText(paid - had)}</p>}
      </div>
      {cash && <Received total={Math.max(0, paid - had)} received={received} onChange={setReceived} />}
      <div class="sheet-foot done-next">
        <Button big icon="undo" disabled={seconds === 0} onPress={undo}>
          {t('sell.undo')} <span aria-hidden="true">{seconds || ''}</span>
        </Button>
        <IconButton
          label={t('sell.receipt')}
          icon="receipt"
          onPress={() => navigate(`/orders/${sold.order}/receipt`)}
        />
        <Button kind="primary" tone="sell" big onPress={onClose}>
          {t('sell.sellOn')}
        </Button>
      </div>
    </Sheet>
  )
}

/** Seconds that are left, down to 0. */
function useCountdown(from: number): number {
  const [seconds, setSeconds] = useState(from)
  useEffect(() => {
    if (seconds === 0) return
    const timer = setTimeout(setSeconds, 1000, seconds - 1)
    return () => clearTimeout(timer)
  }, [seconds])
  return seconds
}
