/** Pages for who is not in yet. */

import { html } from 'hono/html'
import type { CommunityRow } from '../../storage/market.ts'
import { type Caller, marketName, type OfficePage, officePath } from '../visit.ts'

/** A link is opened by a person who presses: programs that look at links before she does use nothing up. */
export function doorPage(caller: Caller, community: CommunityRow, link: string, seal: string): OfficePage {
  const { tell } = caller
  return {
    title: tell('office.office'),
    body: html`<p class="lead">${tell('office.enterHelp', { market: marketName(caller, community) })}</p><form class="act" method="post" action="${officePath(caller, `/in/${link}`)}"><input type="hidden" name="seal" value="${seal}"><button>${tell('office.enter')}</button></form>`,
  }
}

export function spentPage({ tell }: Caller): OfficePage {
  return { status: 404, title: tell('office.spent'), body: html`<p class="lead">${tell('office.closedHelp')}</p>` }
}

export function closedPage({ tell }: Caller): OfficePage {
  return { status: 401, title: tell('office.closed'), body: html`<p class="lead">${tell('office.closedHelp')}</p>` }
}

export function againPage(caller: Caller): OfficePage {
  const { tell } = caller
  return {
    status: 403,
    title: tell('office.again'),
    body: html`<p class="lead">${tell('office.againHelp')}</p><p class="more"><a class="button" href="${officePath(caller)}">${tell('office.back')}</a></p>`,
  }
}

export function missingPage(caller: Caller): OfficePage {
  const { tell } = caller
  return {
    status: 404,
    title: tell('office.missing'),
    body: html`<p class="more"><a class="button" href="${officePath(caller)}">${tell('office.back')}</a></p>`,
  }
}
