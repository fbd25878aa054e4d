/** How far a community is from what is called a Taobao Village, and the words for what is counted. */

import { html } from 'hono/html'
import { type Currency, divideRounded } from '../../shared/domain/money.ts'
import type { Html } from '../storefront/asking.ts'
import type { Figures } from './cells.ts'
import { amount, count, dayName, orFew, percent } from './say.ts'
import type { Visit } from './visit.ts'

/** Yuan of online sales in a year, in fen. */
const TURNOVER = 1_000_000_000
const SHOPS = 100
/** One active shop for so many households. */
const HOUSEHOLDS = 10
const MILLION = 1_000_000

export function scorecard(visit: Visit, figures: Figures): Html {
  const { tell, community } = visit
  const households = community.households ?? null
  const { active } = figures
  const turnover = yuanOf(visit, figures)
  const byShops = active === null ? null : active >= SHOPS
  const byShare = active === null || !households ? null : active * HOUSEHOLDS >= households
  const row = (title: string, goal: string, now: Html, reached: boolean | null) =>
    html`<tr><th scope="row">${title}</th><td>${goal}</td><td>${now}</td><td><b>${reached === null ? tell('office.unknown') : reached ? `✓ ${tell('office.reached')}` : tell('office.notYet')}</b></td></tr>`
  return html`<section><h2>${tell('office.scorecard')}</h2><div class="wide" tabindex="0" role="region" aria-label="${tell('office.scorecard')}"><table><thead><tr><td></td><th scope="col">${tell('office.goal')}</th><th scope="col">${tell('office.now')}</th><td></td></tr></thead><tbody>
${row(tell('office.turnover'), tell('office.turnoverGoal', { amount: amount(TURNOVER, 'CNY') }), turnover === null ? (hasRate(visit) ? orFew(visit, null) : html`–`) : html`${amount(turnover, 'CNY')}`, turnover === null ? null : turnover >= TURNOVER)}
${row(tell('office.active'), tell('office.shopsGoal', { count: SHOPS }), orFew(visit, active === null ? null : count(active)), byShops)}
${row(tell('office.householdShare'), tell('office.shareGoal', { share: percent(1, HOUSEHOLDS) }), households ? orFew(visit, active === null ? null : percent(active, households)) : html`–`, byShare)}
</tbody></table></div></section>`
}

export function definitions(visit: Visit): Html {
  const { tell, community } = visit
  const rate = hasRate(visit)
    ? tell('office.means.rate', { day: dayName(visit, Date.parse(community.rates?.day ?? '')) })
    : tell('office.means.noRate')
  const texts = [tell('office.means.village'), tell('office.means.income'), tell('office.means.year'), rate]
  return html`<section class="means"><h2>${tell('office.definitions')}</h2>${texts.map((text) => html`<p class="note">${text}</p>`)}</section>`
}

function hasRate({ community }: Visit): boolean {
  return Boolean(community.rates?.worth.CNY)
}

/** What was sold online in the months that are shown, in fen; null: nothing of it is, or there is no rate. */
function yuanOf({ community }: Visit, { currencies }: Figures): number | null {
  const worth = community.rates?.worth ?? {}
  const baht = (currency: Currency) => (currency === 'THB' ? MILLION : worth[currency])
  const yuan = worth.CNY
  const parts = currencies.flatMap(({ currency, year }) => {
    const from = baht(currency)
    if (year.online === null || !from || !yuan) return []
    return divideRounded(BigInt(year.online) * BigInt(yuan), BigInt(from))
  })
  return parts.length > 0 ? parts.reduce((all, part) => all + part) : null
}
