/** What the coordinator sees first: how the community trades, as sums. */

import { html } from 'hono/html'
import { ago } from '../../../shared/i18n/format.ts'
import type { Html } from '../../storefront/asking.ts'
import { ZONE } from '../../zone.ts'
import { type CurrencyFigures, FEW, type Figures, silentShops } from '../cells.ts'
import { form } from '../frame.ts'
import { activeTiles, bars, monthTable, readFigures, silentList, tile, yearTiles } from '../parts.ts'
import { count, orFew } from '../say.ts'
import { definitions, scorecard } from '../scorecard.ts'
import { type OfficePage, officePath, type Visit } from '../visit.ts'

export async function overviewPage(visit: Visit): Promise<OfficePage> {
  const { tell, deps, community } = visit
  const { office } = deps.storage
  const figures = await readFigures(visit)
  const shops = await office.agreed(community.slug)
  const opened = (await office.shops(community.slug)).length
  const counted = Math.min(...shops.map(({ madeAt }) => madeAt))
  const silent = silentShops(shops, visit.now)
  const body = html`<p class="lead">${tell('office.sumsOnly', { few: FEW })}</p>
<p>${tell('office.agreed', { agreed: figures.agreed, opened })}</p>
${figures.agreed === 0 ? html`<p class="note">${tell('office.nobody')}</p>` : ''}
<div class="tiles">${activeTiles(visit, figures)}${yearTiles(visit, figures.currencies[0] as CurrencyFigures)}${lessons(visit, figures)}</div>
${form(visit, '/count', html`<button>${tell('office.upToDate')}</button>${shops.length > 0 ? html`<span class="note">${tell('office.counted', { when: ago(visit.say, 'local', counted, visit.now, ZONE) })}</span>` : ''}`, 'act')}
${figures.currencies.map((one) => html`<section><h2>${tell('office.incomeByMonth')} · ${one.currency}</h2>${bars(visit, one)}</section><section>${monthTable(visit, one)}</section>`)}
${scorecard(visit, figures)}
${form(visit, '/households', html`<label>${tell('office.households')}<input name="households" inputmode="numeric" maxlength="6" value="${community.households ?? ''}" aria-describedby="households-help"></label><button class="quiet">${visit.say('common.save')}</button><span class="note" id="households-help">${tell('office.householdsHelp')}</span>`, 'act')}
<section><h2>${tell('office.silent')}</h2>${silent.length === 0 ? html`<p>${tell('office.allWell')}</p>` : silentList(visit, silent)}</section>
<p class="more"><a class="button quiet" href="${officePath(visit, '/report.csv')}">${tell('office.csv')}</a></p>
${definitions(visit)}`
  return { title: tell('office.overview'), body }
}

function lessons(visit: Visit, { lessons: learned }: Figures): Html {
  const { tell } = visit
  const means = learned ? tell('office.lessonsMeans', { count: learned.shops }) : ''
  return tile(tell('office.lessons'), orFew(visit, learned && count(learned.done)), means, learned === null)
}
