import { useEffect, useRef } from 'preact/hooks'
import { CURRENCIES } from '../../shared/domain/money.ts'
import { money, moneyParts } from '../platform/format.ts'
import { t } from '../platform/language.ts'
import { shop } from '../platform/session.ts'
import { Amount } from './amount.tsx'
import { IconButton } from './button.tsx'
import { isNote, Notes, Piece } from './notes.tsx'
import './received.css'

interface ReceivedProps {
  total: number
  /** null as long as nobody told. */
  received: number | null
  onChange: (received: number | null) => void
}

/** What the buyer hands over, by likely sums or note by note, and the change to give back. */
export function Received({ total, received, onChange }: ReceivedProps) {
  const { currency } = shop.value
  const cash = [...CURRENCIES[currency].cash].reverse()
  const notes = cash.filter((value) => isNote(value, currency))
  // Those of less than one baht or yuan are not counted out at a stall.
  const coins = cash.filter((value) => !isNote(value, currency) && value >= 10 ** CURRENCIES[currency].minor)
  const likely = receivedSteps(total, notes)
  const change = useRef<HTMLDivElement>(null)
  // On a small screen the change would lie behind the buttons.
  useEffect(() => {
    if (received !== null) change.current?.scrollIntoView({ block: 'nearest' })
  }, [received])
  return (
    <section class="received" aria-label={t('sell.received')}>
      <div class="received-head">
        <span>{t('sell.received')}</span>
        {received !== null && <Amount amount={received} />}
        {received !== null && <IconButton label={t('sell.again')} icon="erase" onPress={() => onChange(null)} />}
      </div>
      <div class="received-likely">
        <button type="button" aria-pressed={received === total} onClick={() => onChange(total)}>
          {t('sell.exact')}
        </button>
        {likely.map((amount) => (
          <button key={amount} type="button" aria-pressed={received === amount} onClick={() => onChange(amount)}>
            {moneyParts(amount, currency).digits}
          </button>
        ))}
      </div>
      {[notes, coins].map((pieces, index) => (
        <div key={index} class={`received-notes ${index ? 'coins' : ''}`}>
          {pieces.map((value) => (
            <button
              key={value}
              type="button"
              aria-label={t('sell.addNote', { amount: money(value, currency) })}
              onClick={() => onChange((received ?? 0) + value)}
            >
              <Piece value={value} currency={currency} />
            </button>
          ))}
        </div>
      ))}
      <div ref={change} class="change" role="status">
        {received !== null && <Change change={received - total} />}
      </div>
    </section>
  )
}

function Change({ change }: { change: number }) {
  const { currency } = shop.value
  if (change < 0) return <p class="change-short">{t('sell.short', { amount: money(-change, currency) })}</p>
  if (change === 0) return <p>{t('sell.noChange')}</p>
  return (
    <>
      <p class="change-amount">
        {t('sell.change')} <Amount amount={change} />
      </p>
      <Notes amount={change} currency={currency} />
    </>
  )
}

/** What a buyer is likely to hand over for `total`, smallest first; the exact amount is not among them. */
export function receivedSteps(total: number, notes: readonly number[]): number[] {
  const amounts = new Set(notes.map((note) => Math.ceil(total / note) * note))
  return [...amounts]
    .filter((amount) => amount > total)
    .sort((a, b) => a - b)
    .slice(0, 3)
}
