import { type Currency, cashFor } from '../../shared/domain/money.ts'
import { money, moneyParts } from '../../shared/i18n/format.ts'
import './notes.css'

interface NotesProps {
  amount: number
  currency: Currency
}

/** From here on, in minor units, the country pays with notes and no longer with coins. */
const SMALLEST_NOTE: Record<Currency, number> = { THB: 2000, LAK: 50000, CNY: 100, USD: 100 }

/** The notes and coins that make up an amount, to hand over: what is counted out beside the buyer. */
export function Notes({ amount, currency }: NotesProps) {
  const { pieces, rest } = cashFor(amount, currency)
  return (
    <ul class="notes">
      {pieces.map(({ value, count }) => (
        <li key={value} aria-label={`${money(value, currency)} × ${count}`}>
          <Piece value={value} currency={currency} />
          <span aria-hidden="true">× {count}</span>
        </li>
      ))}
      {rest > 0 && <li class="quiet">{`+ ${money(rest, currency)}`}</li>}
    </ul>
  )
}

/** Whether a value is paper. */
export function isNote(value: number, currency: Currency): boolean {
  return value >= SMALLEST_NOTE[currency]
}

/** One note or coin, drawn; `notes.css` has the colours that people know them by. */
export function Piece({ value, currency }: { value: number; currency: Currency }) {
  const { digits } = moneyParts(value, currency)
  const look = `${currency}-${value}`
  if (!isNote(value, currency)) return <Coin digits={digits} look={look} />
  return <Note digits={digits} look={look} />
}

interface Drawn {
  digits: string
  look: string
}

function Note({ digits, look }: Drawn) {
  return (
    <svg class={`note ${look}`} viewBox="0 0 84 44" aria-hidden="true">
      <rect width="84" height="44" rx="4" />
      <path d="M6 8h3v28H6zM75 8h3v28h-3z" fill="#fff" opacity=".35" />
      <circle cx="42" cy="22" r="17" fill="#fff" opacity=".18" />
      <text x="42" y="29" text-anchor="middle" fill="#fff" font-size={digits.length > 5 ? 16 : 21} font-weight="700">
        {digits}
      </text>
    </svg>
  )
}

function Coin({ digits, look }: Drawn) {
  return (
    <svg class={`coin ${look}`} viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="21" />
      <circle cx="22" cy="22" r="16" />
      <text x="22" y="28" text-anchor="middle" font-size={digits.length > 2 ? 11 : 17} font-weight="700">
        {digits}
      </text>
    </svg>
  )
}
