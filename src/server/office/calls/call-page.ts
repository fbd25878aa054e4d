/** One large order: how far it is, who makes how much of it, and what the coordinator does about it. */

import { html, raw } from 'hono/html'
import { dayIn } from '../../../shared/domain/calendar.ts'
import { evenly, isOver, offeredAgain, type Split } from '../../../shared/domain/call.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import { money, plainQuantity, quantity } from '../../../shared/i18n/format.ts'
import type { CallRow, ShareRow } from '../../storage/calls.ts'
import type { Html } from '../../storefront/asking.ts'
import { dayInWords } from '../../storefront/words.ts'
import { ZONE } from '../../zone.ts'
import { form } from '../frame.ts'
import { type OfficePage, officePath, type Visit } from '../visit.ts'
import { progress, type Sums, sumsOf } from './progress.ts'
import type { WrongTerm } from './read-terms.ts'
import { type NamedShop, namedShops } from './shops.ts'
import { type Typed, termsForm, typedOf } from './terms-form.ts'

/** How the fields of the split are filled in: as it stands, evenly, or with what was not taken offered again. */
export type Suggestion = 'even' | 'again' | null

interface Row extends Split, NamedShop, Omit<ShareRow, 'call' | keyof Split> {}

export async function callPage(
  visit: Visit,
  call: CallRow,
  wrong: { term: WrongTerm; typed: Typed } | null = null,
): Promise<OfficePage> {
  const { say, tell } = visit
  const rows = await rowsOf(visit, call)
  const sums = sumsOf(rows.map((row) => ({ call: call.call, ...row })))
  const running = call.state === 'open' || call.state === 'closed'
  const body = html`<p class="standing" role="status">${say(`ask.call.state.${call.state}`)}</p>
${facts(visit, call)}
${running ? html`<section><h2>${tell('office.callFar')}</h2>${progress(visit, call, sums)}${lacking(visit, call, rows, sums)}</section>` : ''}
${call.state === 'open' ? split(visit, call, rows) : running ? html`<section>${table(visit, call, rows, null)}</section>` : ''}
<section><details${wrong || call.state === 'asked' ? raw(' open') : ''}><summary>${tell(call.state === 'asked' ? 'office.callAccept' : 'office.callChange')}</summary>${termsForm(visit, `/calls/${call.call}/terms`, wrong?.typed ?? typedOf(call), wrong?.term ?? null, tell(call.state === 'asked' ? 'office.callOpen' : 'office.callSave'))}</details></section>
<section class="act">${deeds(visit, call)}</section>`
  return { title: call.title, body, ...(wrong ? { status: 422 as const } : {}) }
}

/** Shops that were offered some come first. */
async function rowsOf(visit: Visit, { call, state }: CallRow): Promise<Row[]> {
  const shares = new Map((await visit.deps.storage.calls.shares(call)).map((share) => [share.shop, share]))
  const rows = (await namedShops(visit, [...shares.keys()])).map((shop): Row => {
    const { offered = 0, taken = 0, declined = 0, made = 0, sent = 0 } = shares.get(shop.shop) ?? {}
    const left = state === 'open' ? Math.max(0, offered - taken - declined) : 0
    return { ...shop, offered, taken, declined, made, sent, left }
  })
  return rows.sort((a, b) => Number(b.offered > 0) - Number(a.offered > 0))
}

function facts(visit: Visit, { unit, total, price, currency, day, answer, text, buyer, link }: CallRow): Html {
  const { say, tell, origin } = visit
  const fact = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const address = `${origin}/o/many/${link}`
  return html`<dl>${fact(tell('office.callTotal'), quantity(say, total, unit))}
${price === null ? '' : fact(tell('office.callPrice'), money(price, currency))}
${answer ? fact(tell('office.callAnswer'), dayInWords(visit, answer)) : ''}${day ? fact(tell('office.callDay'), dayInWords(visit, day)) : ''}
${text ? fact(tell('office.callText'), text) : ''}${buyer ? fact(tell('office.callBuyer'), `${buyer.name} · ${buyer.contact}`) : ''}
${fact(tell('office.callLink'), html`<a href="${address}">${address}</a>`)}</dl>`
}

/** What is to be seen to: not offered, not taken, or more than was asked for. */
function lacking(visit: Visit, call: CallRow, rows: readonly Row[], sums: Sums): Html {
  const { say, tell } = visit
  const { total, unit } = call
  const amount = (steps: number) => quantity(say, steps, unit)
  const over = isOver(call.answer, dayIn(ZONE, visit.now))
  const leftOver = rows.filter(({ declined, left }) => declined > 0 || (over && left > 0))
  const free =
    total - rows.reduce((sum, row) => sum + (leftOver.includes(row) ? row.taken : Math.max(row.offered, row.taken)), 0)
  const notes = [
    ...(sums.taken > total ? [tell('office.callTooMany', { amount: amount(sums.taken - total) })] : []),
    ...(call.state === 'open' && free > 0
      ? [
          leftOver.length > 0
            ? tell('office.callLeft', { amount: amount(free) })
            : tell('office.callFree', { amount: amount(free) }),
        ]
      : []),
  ]
  const again =
    call.state === 'open' && free > 0 && leftOver.length > 0
      ? html`<p class="more"><a class="button" href="${officePath(visit, `/calls/${call.call}?fill=again#split`)}">${tell('office.callAgain')}</a></p>`
      : ''
  return html`${notes.map((text) => html`<p class="note">${text}</p>`)}${again}`
}

function split(visit: Visit, call: CallRow, rows: readonly Row[]): Html {
  const { tell, query } = visit
  const fill = query.get('fill')
  const asked = fill === 'even' || fill === 'again' ? fill : null
  const here = `/calls/${call.call}`
  if (rows.length === 0) return html`<section id="split"><p>${tell('office.callNobody')}</p></section>`
  return html`<section id="split"><h2>${tell('office.callSplit')}</h2><p class="note">${tell('office.callSplitHelp')}</p>
<p class="more"><a class="button quiet" href="${officePath(visit, `${here}?fill=even#split`)}">${tell('office.callEven')}</a><a class="button quiet" href="${officePath(visit, `${here}?fill=again#split`)}">${tell('office.callAgain')}</a></p>
${asked ? html`<p class="standing">${tell('office.callFilled')}</p>` : ''}
${form(visit, `${here}/offer`, html`${table(visit, call, rows, offersOf(visit, call, rows, asked))}<p class="more"><button>${tell('office.callOffer')}</button></p>`)}</section>`
}

function offersOf(visit: Visit, call: CallRow, rows: readonly Row[], fill: Suggestion): Map<string, number> {
  const size = stepsIn(call.unit)
  if (fill === 'again') return offeredAgain(call.total, rows, isOver(call.answer, dayIn(ZONE, visit.now)), size)
  if (fill === null) return new Map(rows.map(({ shop, offered }) => [shop, offered]))
  const parts = evenly(call.total, rows.length, size)
  return new Map(rows.map(({ shop, taken }, index) => [shop, Math.max(taken, parts[index] ?? 0)]))
}

/** @param offers what stands in the fields; null: nothing is to be typed */
function table(
  visit: Visit,
  { unit }: CallRow,
  rows: readonly Row[],
  offers: ReadonlyMap<string, number> | null,
): Html {
  const { tell, say } = visit
  const plain = (steps: number) => plainQuantity(steps, unit)
  const row = ({ shop, name, offered, taken, declined, made, sent }: Row) => {
    const field = offers
      ? html`<input name="offer-${shop}" inputmode="decimal" maxlength="12" aria-label="${tell('office.callOffered')}: ${name}" value="${plain(offers.get(shop) ?? 0).replace(/,/g, '')}">`
      : plain(offered)
    return html`<tr><th scope="row">${name || say('common.app')}</th><td>${field}</td><td>${plain(taken)}</td><td>${declined > 0 ? plain(declined) : ''}</td><td>${plain(made)}</td><td>${plain(sent)}</td></tr>`
  }
  return html`<div class="wide" tabindex="0" role="region" aria-label="${tell('office.callSplit')}"><table class="split"><thead><tr><th scope="col">${tell('office.shops')}</th><th scope="col">${tell('office.callOffered')}</th><th scope="col">${say('ask.call.taken')}</th><th scope="col">${tell('office.callDeclined')}</th><th scope="col">${say('ask.call.made')}</th><th scope="col">${say('ask.call.sent')}</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`
}

/** What else may be done; nothing that would be refused is offered. */
function deeds(visit: Visit, { call, state, buyer }: CallRow): Html {
  const { tell } = visit
  const button = (what: 'refuse' | 'close' | 'reopen' | 'forget') =>
    form(visit, `/calls/${call}/${what}`, html`<button class="quiet">${tell(`office.call.${what}`)}</button>`)
  return html`${state === 'asked' ? button('refuse') : ''}${state === 'open' ? button('close') : ''}${state === 'closed' || state === 'refused' ? button('reopen') : ''}${buyer && state !== 'open' && state !== 'asked' ? button('forget') : ''}`
}
