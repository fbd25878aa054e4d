/** What several pages of the office show. */

import { html, raw } from 'hono/html'
import { CURRENCIES, divideRounded } from '../../shared/domain/money.ts'
import type { Html } from '../storefront/asking.ts'
import { ACTIVE_DAYS, type CurrencyFigures, type Figures, figuresOf, type Month, type silentShops } from './cells.ts'
import { amount, count, monthName, orFew, percent } from './say.ts'
import type { Caller, Visit } from './visit.ts'

export async function readFigures({ deps, community, now }: Visit): Promise<Figures> {
  const { office } = deps.storage
  const [shops, months] = [await office.agreed(community.slug), await office.months(community.slug)]
  return figuresOf(shops, months, now)
}

export function tile(title: string, value: Html, means: string, few = false): Html {
  return html`<div class="tile"><h2>${title}</h2><b${few ? raw(' class="few"') : ''}>${value}</b><small>${means}</small></div>`
}

/** Active shops, as they are and as a part of all households. */
export function activeTiles(visit: Visit, { active }: Figures): Html {
  const { tell, community } = visit
  const households = community.households ?? null
  const share = active !== null && households ? percent(active, households) : null
  return html`${tile(tell('office.active'), orFew(visit, active === null ? null : count(active)), tell('office.activeMeans', { days: ACTIVE_DAYS }), active === null)}
${households ? tile(tell('office.householdShare'), orFew(visit, share), tell('office.householdMeans', { count: count(households) }), share === null) : tile(tell('office.householdShare'), html`–`, tell('office.householdsUnknown'))}`
}

export function yearTiles(visit: Visit, { currency, year }: CurrencyFigures): Html {
  const { tell } = visit
  const few = year.months === 0
  const means = tell('office.yearMeans', { count: year.months })
  return html`${tile(`${tell('office.income')} · ${tell('office.year')}`, orFew(visit, few ? null : amount(year.income, currency)), means, few)}
${tile(`${tell('office.orders')} · ${tell('office.year')}`, orFew(visit, few ? null : count(year.orders)), means, few)}`
}

/** Months that are looked back on. */
const LAST = 12
/** Width of the drawing of a bar, in units of its own. */
const WIDTH = 1000

/** One amount of money as a bar; what is not shown is a broken line. */
function barOf(income: number | null, most: number): Html {
  const width = income === null ? 0 : divideRounded(BigInt(income) * BigInt(WIDTH), BigInt(most))
  const drawn =
    income === null
      ? html`<rect class="none" x="1" y="6" width="60" height="12"/>`
      : html`<rect class="bar" width="${Math.max(2, width)}" height="24"/>`
  return html`<svg viewBox="0 0 ${WIDTH} 24" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`
}

function mostOf(months: readonly Month[]): number {
  return Math.max(1, ...months.map(({ shown }) => shown?.income ?? 0))
}

/** The income of the last months as bars with their amounts beside them. */
export function bars(visit: Caller, { currency, months }: CurrencyFigures): Html {
  const shown = months.slice(-LAST)
  const most = mostOf(shown)
  const bar = ({ month, shown: figures }: Month) =>
    html`<li><span>${monthName(visit, month)}</span>${barOf(figures?.income ?? null, most)}<b>${orFew(visit, figures && amount(figures.income, currency))}</b></li>`
  return html`<ul class="bars">${shown.map(bar)}</ul>`
}

/** Each month in full, the newest first. @param rods whether its bar stands in its row */
export function monthTable(visit: Caller, { currency, months, first }: CurrencyFigures, rods = false): Html {
  const { tell } = visit
  const last = months.slice(-LAST)
  const most = mostOf(last)
  const few = orFew(visit, null)
  const row = ({ month, shown }: Month) =>
    html`<tr><th scope="row">${monthName(visit, month)}</th>${rods ? html`<td class="rod">${barOf(shown?.income ?? null, most)}</td>` : ''}${
      shown
        ? html`<td>${count(shown.shops)}</td><td>${count(shown.orders)}</td><td>${amount(shown.income, currency)}</td><td>${first ? percent(shown.income, first.shown.income) : ''}</td><td>${orFew(visit, shown.online === null ? null : percent(shown.online, shown.income))}</td>`
        : html`<td colspan="5">${few}</td>`
    }</tr>`
  return html`<div class="wide" tabindex="0" role="region" aria-label="${tell('office.incomeByMonth')}"><table><thead><tr><th scope="col">${tell('office.month')}</th>${rods ? html`<td></td>` : ''}<th scope="col">${tell('office.shops')}</th><th scope="col">${tell('office.orders')}</th><th scope="col">${tell('office.income')} (${CURRENCIES[currency].symbol})</th><th scope="col">${tell('office.against')}</th><th scope="col">${tell('office.online')}</th></tr></thead><tbody>${last.reverse().map(row)}</tbody></table></div>${first ? html`<p class="note">${tell('office.firstMonth', { month: monthName(visit, first.month) })}</p>` : ''}`
}

/** By name, and for how long nothing was heard of them. */
export function silentList({ tell, say }: Caller, silent: ReturnType<typeof silentShops>): Html {
  const line = ({ name, days }: (typeof silent)[number]) =>
    html`<li><b>${name || say('common.app')}</b><span>${tell('office.silentDays', { count: days })}</span></li>`
  return html`<ul class="plain">${silent.map(line)}</ul>`
}
