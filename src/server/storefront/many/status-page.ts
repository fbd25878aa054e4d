/** The page of whoever asked a community for many: what was asked for, and how far it is. */

import { html } from 'hono/html'
import { money, quantity } from '../../../shared/i18n/format.ts'
import { progress, sumsOf } from '../../office/calls/progress.ts'
import type { CallRow, ShareRow } from '../../storage/calls.ts'
import type { CommunityRow } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { ASK_STYLE } from '../style.ts'
import { dayInWords, textsOf } from '../words.ts'

export function manyStatusPage(
  asking: Asking,
  call: CallRow,
  community: CommunityRow | null,
  shares: readonly ShareRow[],
): Page {
  const { say } = asking
  const market = community ? textsOf(asking, community).name : say('common.app')
  const running = call.state === 'open' || call.state === 'closed'
  const sums = sumsOf(shares)
  const shops = shares.filter(({ taken }) => taken > 0).length
  const done = running && sums.sent >= call.total
  const body = html`<div class="hero"><h1>${call.title}</h1><p class="lead">${market}</p></div>
<p class="standing" role="status">${say(done ? 'ask.call.done' : `ask.call.state.${call.state}`)}</p>
${call.state === 'asked' ? html`<p class="note">${say('ask.manyWait')}</p>` : ''}
${running ? html`<section><h2>${say('ask.call.far')}</h2>${progress(asking, call, sums)}${shops > 0 ? html`<p class="note">${say('ask.call.shops', { count: shops })}</p>` : ''}</section>` : ''}
<section><dl>${facts(asking, call)}</dl></section>
${withdraw(asking, call)}
<section><p class="note">${say('ask.keep')}</p><p class="more"><a class="button quiet" href="${pathTo(asking, `/o/many/${call.link}`)}">${say('ask.again')}</a></p></section>`
  return { status: 200, community, title: call.title, description: market, hidden: true, style: ASK_STYLE, body }
}

function facts(asking: Asking, { total, unit, day, price, currency, text }: CallRow): Html {
  const { say } = asking
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`${fact(say('ask.manyTotal'), quantity(say, total, unit))}${price === null ? '' : fact(say('ask.call.each'), money(price, currency))}${day ? fact(say('ask.manyDay'), dayInWords(asking, day)) : ''}${text ? fact(say('ask.call.text'), text) : ''}`
}

/** Only as long as nobody has begun: after that, it is for the coordinator to tell the shops. */
function withdraw(asking: Asking, { state, link }: CallRow): Html {
  if (state !== 'asked') return html``
  return html`<section><form method="post" action="${pathTo(asking, `/o/many/${link}`)}"><button class="quiet" name="what" value="withdrawn">${asking.say('ask.withdraw')}</button></form></section>`
}
