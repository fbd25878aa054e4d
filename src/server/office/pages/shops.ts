/** Which shops agreed, and which of them may need help. Nothing is said of what a shop sold. */

import { html } from 'hono/html'
import { SILENT_DAYS, silentShops } from '../cells.ts'
import { silentList } from '../parts.ts'
import type { OfficePage, Visit } from '../visit.ts'

export async function shopsPage(visit: Visit): Promise<OfficePage> {
  const { tell, say, deps, community, now } = visit
  const { office } = deps.storage
  const shops = await office.agreed(community.slug)
  const opened = (await office.shops(community.slug)).length
  const silent = silentShops(shops, now)
  const body = html`<p class="lead">${tell('office.agreed', { agreed: shops.length, opened })}</p>
${shops.length === 0 ? html`<p>${tell('office.nobody')}</p>` : ''}
<section><h2>${tell('office.silent')}</h2><p class="note">${tell('office.silentMeans', { days: SILENT_DAYS })}</p>${
    silent.length === 0 ? (shops.length > 0 ? html`<p>${tell('office.allWell')}</p>` : '') : silentList(visit, silent)
  }</section>
${shops.length > 0 ? html`<section><h2>${tell('office.names')}</h2><ul class="plain">${shops.map((one) => html`<li>${one.name || say('common.app')}</li>`)}</ul></section>` : ''}`
  return { title: tell('office.shops'), body }
}
