import { html } from 'hono/html'
import { money, moneyParts } from '../../../shared/i18n/format.ts'
import type { CommunityRow, PieceRow, Rates } from '../../storage/market.ts'
import type { Asking, Html } from '../asking.ts'
import { elsewhere } from '../rates.ts'

/** The price of one unit; of what is not sold by the piece, of which unit. */
export function price({ say }: Asking, { price: amount, currency, content }: PieceRow): Html {
  if (amount === null) return html`<span class="price">${say('public.askPrice')}</span>`
  const { digits, symbol } = moneyParts(amount, currency)
  const unit = content?.unit ?? 'piece'
  const per = unit === 'piece' ? '' : ` ${say('public.per', { unit: say(`units.name.${unit}`) })}`
  return html`<span class="price"><b>${digits}</b> ${symbol}${per}</span>`
}

/** About what it is in the money of those who come from elsewhere, and of which day that is. */
export function priceElsewhere(asking: Asking, piece: PieceRow, community: CommunityRow | null): Html {
  const { price: amount, currency } = piece
  const rates = community?.rates
  const other = amount === null || !rates ? [] : elsewhere(amount, currency, rates)
  if (other.length === 0 || !rates) return html``
  const { say } = asking
  const prices = other.map((one) => money(one.amount, one.currency)).join(' · ')
  return html`<p class="about">${say('public.about', { prices })} <small>(${say('public.rateOf', { day: dayOf(asking, rates) })})</small></p>`
}

/** The day in the words and years of the language. */
function dayOf({ say }: Asking, { day }: Rates): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const name = say('dates.months').split(' ')[month - 1] ?? ''
  return say('dates.date', { day: date, month: name, year: year + Number(say('dates.era')) })
}
