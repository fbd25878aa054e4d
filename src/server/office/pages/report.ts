/** One page A4 for the ministry, and the same figures as a table. */

import { html } from 'hono/html'
import { CURRENCIES } from '../../../shared/domain/money.ts'
import { type CurrencyFigures, FEW } from '../cells.ts'
import { activeTiles, monthTable, readFigures, tile, yearTiles } from '../parts.ts'
import { count, dayName, orFew } from '../say.ts'
import { definitions, scorecard } from '../scorecard.ts'
import { marketName, type OfficePage, officePath, type Visit } from '../visit.ts'

export async function reportPage(visit: Visit): Promise<OfficePage> {
  const { tell, deps, community, now } = visit
  const figures = await readFigures(visit)
  const opened = (await deps.storage.office.shops(community.slug)).length
  const { lessons } = figures
  const means = lessons ? tell('office.lessonsMeans', { count: lessons.shops }) : ''
  const body = html`<p class="lead"><b>${marketName(visit, community)}</b> · ${dayName(visit, now)} · ${tell('office.agreed', { agreed: figures.agreed, opened })}</p>
<div class="act screen"><a class="button quiet" href="${officePath(visit, '/report.csv')}">${tell('office.csv')}</a><span class="note">${tell('office.printHelp')}</span></div>
<div class="tiles">${activeTiles(visit, figures)}${yearTiles(visit, figures.currencies[0] as CurrencyFigures)}${tile(tell('office.lessons'), orFew(visit, lessons && count(lessons.done)), means, lessons === null)}</div>
${figures.currencies.map((one) => html`<section><h2>${tell('office.incomeByMonth')} · ${one.currency}</h2>${monthTable(visit, one, true)}</section>`)}
${scorecard(visit, figures)}${definitions(visit)}<p class="note">${tell('office.sumsOnly', { few: FEW })}</p>`
  return { title: tell('office.reportTitle'), body }
}

/** All months of all currencies. What begins with a byte order mark is read by Excel in its own letters. */
export async function reportCsv(visit: Visit): Promise<string> {
  const { tell } = visit
  const { currencies } = await readFigures(visit)
  const head = [
    tell('office.month'),
    tell('office.currency'),
    tell('office.shops'),
    tell('office.orders'),
    tell('office.income'),
    `${tell('office.against')} (%)`,
    tell('office.online'),
  ]
  const few = tell('office.tooFew')
  const rows = currencies.flatMap(({ currency, months, first }) =>
    months.map(({ month, shown }) => {
      if (!shown) return [month, currency, few, few, few, few, few]
      const against = first ? Math.round((shown.income * 100) / first.shown.income) : ''
      const online = shown.online === null ? few : units(shown.online, currency)
      return [month, currency, shown.shops, shown.orders, units(shown.income, currency), against, online]
    }),
  )
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function units(amount: number, currency: CurrencyFigures['currency']): string {
  return (amount / 10 ** CURRENCIES[currency].minor).toFixed(2)
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
