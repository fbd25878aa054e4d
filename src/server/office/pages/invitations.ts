/** Cards that bring shops in: how many wait to be used, and the sheet of them for the printer. */

import { html, raw } from 'hono/html'
import { encode } from 'uqr'
import { codeAgain, groupedCode, joinLink, newInvitation, serverSecret } from '../../join/codes.ts'
import type { Html } from '../../storefront/asking.ts'
import { form } from '../frame.ts'
import { tellIn } from '../language.ts'
import { count, dayName } from '../say.ts'
import { marketName, type OfficePage, officePath, type Visit } from '../visit.ts'

/** Sheets of eight. */
const CHOICES = [8, 16, 24, 40] as const
/** Unused cards of a community: each is a way in for somebody who guesses. */
const MOST = 80

export async function invitationsPage(visit: Visit): Promise<OfficePage> {
  const { tell, deps, community, now } = visit
  const unused = (await deps.storage.office.codes(community.slug, now)).length
  const option = (number: number) => html`<option>${number}</option>`
  const body = html`<p class="lead">${tell('office.inviteHelp')}</p>
<p>${unused === 0 ? tell('office.noCards') : tell('office.unused', { count: unused })}</p>
${unused >= MOST ? html`<p class="note">${tell('office.full', { count: unused })}</p>` : form(visit, '/invitations', html`<label>${tell('office.howMany')}<select name="count">${CHOICES.map(option)}</select></label><button>${tell('office.make')}</button>`, 'act')}
${unused > 0 ? html`<p class="more"><a class="button quiet" href="${officePath(visit, '/invitations/sheet')}">${tell('office.sheet')}</a></p>` : ''}`
  return { title: tell('office.invite'), body }
}

export async function makeInvitations({ deps, community, now }: Visit, asked: number): Promise<void> {
  const { storage } = deps
  const unused = (await storage.office.codes(community.slug, now)).length
  const many = CHOICES.find((one) => one === asked) ?? CHOICES[0]
  for (let made = unused; made < Math.min(unused + many, MOST); made++) {
    await newInvitation(storage, now, community.slug)
  }
}

export async function sheetPage(visit: Visit): Promise<OfficePage> {
  const { tell, deps, community, now } = visit
  const secret = await serverSecret(deps.storage)
  const codes = await deps.storage.office.codes(community.slug, now)
  const cards = codes.flatMap(({ label, expires }) =>
    label === null || expires === null ? [] : card(visit, codeAgain(secret, label), expires),
  )
  const body = html`<p class="lead screen">${tell('office.unused', { count: count(cards.length) })} · ${tell('office.sheetHelp')}</p>
${cards.length === 0 ? html`<p class="screen">${tell('office.noCards')}</p>` : html`<ul class="sheet">${cards}</ul>`}`
  return { title: tell('office.sheet'), body, bare: true }
}

/** In Thai for whoever it is given to, and in the language of who gives it. */
function card(visit: Visit, code: string, expires: number): Html {
  const { tell, community, language } = visit
  const thai = tellIn('th')
  const also = language === 'th' ? '' : html`<span>${tell('office.card.start')}</span>`
  return html`<li>${square(joinLink(visit.origin, code))}<b>${marketName(visit, community)}</b><span class="start" lang="th">${thai('office.card.start')}</span>${also}<small>${tell('office.card.how')} ${tell('office.card.code')}</small><span class="code">${groupedCode(code)}</span><small>${tell('office.card.until', { day: dayName(visit, expires) })}</small></li>`
}

/** A QR as one path. */
function square(text: string): Html {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="QR" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${raw(path.join(''))}" fill="#000"/></svg>`
}
