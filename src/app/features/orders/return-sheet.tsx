import { useState } from 'preact/hooks'
import { DECIMALS } from '../../../shared/domain/quantity.ts'
import { amountIn } from '../../../shared/domain/yards.ts'
import { credit } from '../../platform/exchange.ts'
import { money, quantity } from '../../platform/format.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { AmountKeypad } from '../../ui/keypad.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Back, moneyBack, type OrderView, returnGoods, stillSold, worthOf } from './model.ts'

const REASONS = ['flaw', 'unlike', 'size', 'other'] as const
const WAYS = ['cash', 'transfer'] as const

/** A buyer brings something back: which things, what they are worth, and whether they can be sold again. */
export function ReturnSheet({ view, onClose }: { view: OrderView; onClose: () => void }) {
  const db = useDb()
  const { currency } = view.order
  const left = stillSold(view)
  const lines = view.lines.filter(({ id }) => (left[id] ?? 0) > 0)
  const [only] = lines.length === 1 ? lines : []
  const [back, setBack] = useState<Back>(only ? { [only.id]: left[only.id] ?? 0 } : {})
  const [agreed, setAgreed] = useState<number | null>(null)
  const [asking, setAsking] = useState(false)
  const [shelf, setShelf] = useState<'again' | 'gone'>('again')
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null)
  const [method, setMethod] = useState<'cash' | 'transfer'>(lastWay(view))
  const [failure, setFailure] = useState<string | null>(null)

  const some = Object.values(back).some((count) => count > 0)
  const amount = some ? (agreed ?? worthOf(view, back)) : 0
  const most = view.sums.total - view.sums.returned
  const given = moneyBack(view, amount)

  async function take(after: (given: number) => void) {
    setFailure(null)
    try {
      const told = reason === null ? '' : t(`returns.reason.${reason}`)
      after(await returnGoods(db, view.id, { back, amount, restock: shelf === 'again', reason: told, method }))
    } catch (error) {
      setFailure(wordsFor(error, t('orders.failed')))
    }
  }
  const done = (given: number) => {
    onClose()
    toast(given > 0 ? t('returns.doneMoney', { amount: money(given, currency) }) : t('returns.done'))
  }
  const choose = (given: number) => {
    credit.value += given
    navigate('/sell')
    onClose()
    toast(t('returns.swapDone'))
  }

  if (asking) {
    return (
      <Sheet key="worth" title={t('returns.worth')} tone="orders" onClose={() => setAsking(false)}>
        <AmountKeypad label={t('returns.worth')} value={agreed} onChange={setAgreed} currency={currency} />
        {amount > most && <p role="alert">{t('pay.beyond')}</p>}
        <div class="sheet-foot">
          <Button
            kind="primary"
            tone="orders"
            big
            icon="check"
            disabled={amount > most}
            onPress={() => setAsking(false)}
          >
            {t('common.done')}
          </Button>
        </div>
      </Sheet>
    )
  }
  return (
    <Sheet key="goods" title={t('returns.title')} tone="orders" onClose={onClose}>
      <ul class="return-lines" aria-label={t('returns.which')}>
        {lines.map(({ id, name, unit, yards, thumb }) => {
          const most = left[id] ?? 0
          return (
            <li key={id}>
              <Picture hash={thumb} alt="" />
              <span>{name || t('orders.unnamed')}</span>
              <Stepper
                label={t('returns.ofLine', { name: name || t('orders.unnamed') })}
                value={back[id] ?? 0}
                max={most}
                // What is measured was cut: all of the piece comes back.
                step={DECIMALS[unit] === 0 ? 1 : most}
                format={(value) => (yards ? quantity(amountIn('yard', value), 'yard') : quantity(value, unit))}
                onChange={(count) => {
                  setBack({ ...back, [id]: count })
                  setAgreed(null)
                }}
              />
            </li>
          )
        })}
      </ul>
      {!some && <p>{t('returns.nothing')}</p>}
      {some && (
        <>
          <p class="return-worth">
            <span>{t('returns.worth')}</span> <Amount class="return-amount" amount={amount} currency={currency} />
            <Button icon="edit" onPress={() => setAsking(true)}>
              {t('returns.worthOther')}
            </Button>
          </p>
          <Chips
            label={t('returns.shelf')}
            options={(['again', 'gone'] as const).map((value) => ({ value, label: t(`returns.${value}`) }))}
            value={shelf}
            onChange={setShelf}
          />
          <Chips
            label={t('orders.why')}
            options={REASONS.map((value) => ({ value, label: t(`returns.reason.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
          {given > 0 && (
            <Chips
              label={t('returns.how')}
              options={WAYS.map((value) => ({ value, label: t(`orders.${value}`), icon: value }))}
              value={method}
              onChange={setMethod}
            />
          )}
          <p>{given > 0 ? t('returns.give', { amount: money(given, currency) }) : t('returns.giveNone')}</p>
        </>
      )}
      {failure && <p role="alert">{failure}</p>}
      <div class="sheet-foot return-foot">
        <Button kind="primary" tone="orders" big icon="undo" disabled={!some} onPress={() => take(done)}>
          {t('returns.now')}
        </Button>
        <Button icon="sell" disabled={!some} onPress={() => take(choose)}>
          {t('returns.swap')}
        </Button>
      </div>
    </Sheet>
  )
}

/** Money goes back the way it came last. */
function lastWay({ payments }: OrderView): 'cash' | 'transfer' {
  return [...payments].sort((a, b) => a.at - b.at).at(-1)?.method ?? 'cash'
}
