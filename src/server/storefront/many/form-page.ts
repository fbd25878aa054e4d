/** `/o/many`: somebody asks the whole community for many of a kind: what, how many, until when. */

import { html, raw } from 'hono/html'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import type { CommunityRow } from '../../storage/market.ts'
import { type Asking, type Page, pathTo } from '../asking.ts'
import type { Given } from '../requests/form-page.ts'
import { ASK_STYLE } from '../style.ts'
import { textsOf } from '../words.ts'
import type { WrongMany } from './read.ts'

export function manyPage(
  asking: Asking,
  community: CommunityRow,
  { request, stamp, work, typed, wrong }: Omit<Given, 'wrong'> & { wrong: WrongMany | null },
): Page {
  const { say } = asking
  const at = (field: string) => typed[field] ?? ''
  const bad = (field: WrongMany) => (wrong === field ? raw(' aria-invalid="true"') : '')
  const market = textsOf(asking, community).name
  const body = html`<div class="hero"><h1>${say('ask.many')}</h1><p class="lead">${say('ask.manyHelp', { market })}</p></div>
${wrong ? html`<p class="wrong" role="alert">${say(`ask.wrong.${wrong}`)}</p>` : ''}
<form class="ask-form" method="post" action="${pathTo(asking, '/o/many')}"${work ? raw(' data-work') : ''}>
<input type="hidden" name="c" value="${community.slug}"><input type="hidden" name="request" value="${request}"><input type="hidden" name="stamp" value="${stamp}"><input type="hidden" name="work" value="">
<p class="trap" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></p>
<label>${say('ask.manyWhat')}<input name="title" maxlength="${MAX_NAME}" required value="${at('title')}"${bad('title')}></label>
<label>${say('ask.manyTotal')}<input name="total" inputmode="numeric" maxlength="9" required value="${at('total')}"${bad('total')}></label>
<label>${say('ask.manyDay')}<input type="date" name="day" value="${at('day')}"${bad('day')}></label>
<label>${say('ask.manyText')}<textarea name="text" rows="4" maxlength="2000">${at('text')}</textarea></label>
<label>${say('ask.name')}<input name="name" autocomplete="name" maxlength="80" required value="${at('name')}"${bad('name')}></label>
<label>${say('ask.contact')}<input name="contact" autocomplete="email" maxlength="80" required value="${at('contact')}"${bad('contact')}><small>${say('ask.contactHint')}</small></label>
<p class="note">${say('ask.manyConsent')}</p>
<label class="tick"><input type="checkbox" name="consent" value="yes" required${at('consent') ? raw(' checked') : ''}${bad('consent')}> ${say('ask.agree')}</label>
<button class="ask">${say('ask.send.now')}</button><p class="note">${say('ask.manyFree')}</p>
</form>${work ? html`<script type="module" src="/o/work.js"></script>` : ''}`
  return { status: 200, community, title: say('ask.many'), description: market, hidden: true, style: ASK_STYLE, body }
}
