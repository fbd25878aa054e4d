import { type Currency, cashFor } from '../../shared/domain/money.ts'
import { money, moneyParts } from '../../shared/i18n/format.ts'
import './notes.css'

interface NotesProps {
  amount: number
  currency: Currency
}

/** From here on, in minor units, the country pays with notes and no longer with coins. */
const SMALLEST_NOTE: Record<Currency, number> = { THB: 2000, LAK: 50000, CNY: 100, USD: 100 }

/** What a note looks like: the colours that people know them by. Those without an entry are plain. */
const DYES: Partial<Record<Currency, Record<number, string>>> = {
  THB: { 100000: '#8d8378', 50000: '#6c4f91', 10000: '#b5423c', 5000: '#3f6ba8', 2000: '#4c8556' },
  LAK: {
    10000000: '#a8762c',
    5000000: '#8f3d46',
    2000000: '#3f7f82',
    1000000: '#6d5a94',
    500000: '#7a5c48',
    200000: '#5d7b45',
    100000: '#3f6ba8',
    50000: '#9a5a3a',
  },
  CNY: { 10000: '#b5423c', 5000: '#3f7f82', 2000: '#8a6a3c', 1000: '#3f6ba8', 500: '#6c4f91', 100: '#5d7b45' },
}
const PLAIN = '#5c6f5a'

/** Rim and middle of the coins that are not all silver: brass, two metals, copper. */
const METALS: Partial<Record<Currency, Record<number, readonly [rim: string, middle: string]>>> = {
  THB: {
    1000: ['#b9b4a6', '#e0bd62'],
    200: ['#c39a3d', '#e6c878'],
    50: ['#a8693f', '#d59c72'],
    25: ['#a8693f', '#d59c72'],
  },
}
const SILVER = ['#b9b4a6', '#e8e6df'] as const

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

/** One note or coin, drawn. */
export function Piece({ value, currency }: { value: number; currency: Currency }) {
  const { digits } = moneyParts(value, currency)
  if (!isNote(value, currency)) return <Coin digits={digits} metals={METALS[currency]?.[value] ?? SILVER} />
  return <Note digits={digits} dye={DYES[currency]?.[value] ?? PLAIN} />
}

function Note({ digits, dye }: { digits: string; dye: string }) {
  return (
    <svg class="note" viewBox="0 0 84 44" aria-hidden="true">
      <rect width="84" height="44" rx="4" fill={dye} />
      <path d="M6 8h3v28H6zM75 8h3v28h-3z" fill="#fff" opacity=".35" />
      <circle cx="42" cy="22" r="17" fill="#fff" opacity=".18" />
      <text x="42" y="29" text-anchor="middle" fill="#fff" font-size={digits.length > 5 ? 16 : 21} font-weight="700">
        {digits}
      </text>
    </svg>
  )
}

function Coin({ digits, metals: [rim, middle] }: { digits: string; metals: readonly [string, string] }) {
  return (
    <svg class="coin" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="21" fill={rim} />
      <circle cx="22" cy="22" r="16" fill={middle} stroke="#8f8a7c" />
      <text x="22" y="28" text-anchor="middle" fill="#2b2622" font-size={digits.length > 2 ? 11 : 17} font-weight="700">
        {digits}
      </text>
    </svg>
  )
}
