import { useEffect, useState } from 'preact/hooks'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { withAmount, withLineAt, withoutLine } from './basket.ts'
import { BasketLine, RemovedLine } from './basket-line.tsx'
import { BasketPay } from './basket-pay.tsx'
import { BasketStep, type Step } from './basket-step.tsx'
import { changeBasket, readBasket, type SaleLine } from './model.ts'

/** Several goods, one sum, paid at once. */
export function BasketPage() {
  const db = useDb()
  const basket = useLive(() => readBasket(db), [db])
  const [step, setStep] = useState<Step | null>(null)
  const [removed, setRemoved] = useState<{ index: number; line: SaleLine } | null>(null)
  const [finished, setFinished] = useState(false)
  // After the sheet has given back its place in the history, or an empty basket would lie behind the grid.
  useEffect(() => {
    if (finished) navigate('/sell', { replace: true })
  }, [finished])

  function closeStep() {
    setStep(null)
    setFinished(step?.at === 'done')
  }
  async function remove(index: number, line: SaleLine) {
    await changeBasket(db, withoutLine(line))
    setRemoved({ index, line })
  }
  async function putBack() {
    if (!removed) return
    setRemoved(null)
    // Where other lines have filled the sale meanwhile, the way back stays.
    if (!(await changeBasket(db, withLineAt(removed.index, removed.line)))) setRemoved(removed)
  }

  const amount = (
    <Button class="basket-amount" icon="amount" onPress={() => setStep({ at: 'amount' })}>
      {t('sell.amountOnly')}
    </Button>
  )
  const lines = basket?.lines ?? []
  const rows = lines.map((line, index) => (
    // A line has no id before it is sold: its place is what it is known by.
    <li key={index}>
      <BasketLine
        line={line}
        onQuantity={(quantity) => changeBasket(db, withAmount(line, quantity))}
        onAsk={(what) => setStep({ at: what, line })}
        onRemove={() => remove(index, line)}
      />
    </li>
  ))
  if (removed) {
    const row = <RemovedLine key="removed" line={removed.line} onUndo={putBack} />
    rows.splice(removed.index, 0, <li key="removed">{row}</li>)
  }

  return (
    <Page
      title={t('sell.basket')}
      tone="sell"
      back="/sell"
      footer={basket && lines.length > 0 && <BasketPay basket={basket} onStep={setStep} />}
    >
      {rows.length > 0 && <ul class="basket-lines">{rows}</ul>}
      {basket && rows.length === 0 && step?.at !== 'done' && (
        <EmptyState
          picture="basket"
          text={t('sell.emptyBasket')}
          action={
            <div class="basket-empty">
              <Button kind="primary" tone="sell" onPress={() => navigate('/sell', { replace: true })}>
                {t('sell.pick')}
              </Button>
              {amount}
            </div>
          }
        />
      )}
      {rows.length > 0 && amount}
      {basket && step && <BasketStep step={step} basket={basket} onStep={setStep} onClose={closeStep} />}
    </Page>
  )
}
