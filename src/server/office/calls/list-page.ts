/** All large orders of the community, those that wait for the coordinator first. */

import { html } from 'hono/html'
import { quantity } from '../../../shared/i18n/format.ts'
import type { CallRow } from '../../storage/calls.ts'
import { dayInWords } from '../../storefront/words.ts'
import { type OfficePage, officePath, type Visit } from '../visit.ts'
import { progress, sumsOf } from './progress.ts'

export async function callsPage(visit: Visit): Promise<OfficePage> {
  const { tell, say, deps, community } = visit
  const { calls } = deps.storage
  const all = await calls.all(community.slug)
  const card = async (call: CallRow) => {
    const sums = sumsOf(await calls.shares(call.call))
    const until = call.day ? ` · ${say('ask.call.until', { day: dayInWords(visit, call.day) })}` : ''
    return html`<li class="call"><a href="${officePath(visit, `/calls/${call.call}`)}"><b>${call.title}</b></a><p>${quantity(say, call.total, call.unit)}${until} · <b>${say(`ask.call.state.${call.state}`)}</b></p>${call.state === 'open' || call.state === 'closed' ? progress(visit, call, sums) : ''}</li>`
  }
  const waiting = all.filter(({ state }) => state === 'asked')
  const others = all.filter(({ state }) => state !== 'asked')
  const body = html`<p class="lead">${tell('office.callsHelp')}</p>
<p class="more"><a class="button" href="${officePath(visit, '/calls/new')}">${tell('office.callNew')}</a></p>
${all.length === 0 ? html`<p>${tell('office.noCalls')}</p>` : ''}
${waiting.length > 0 ? html`<section><h2>${tell('office.callsWaiting')}</h2><ul class="calls">${await Promise.all(waiting.map(card))}</ul></section>` : ''}
${others.length > 0 ? html`<section><ul class="calls">${await Promise.all(others.map(card))}</ul></section>` : ''}`
  return { title: tell('office.calls'), body }
}
