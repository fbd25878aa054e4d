/** `/o/<link>`: a buyer's own page of what she asked for: how far it is, how to pay, what was said, and what she may do. */

import { html, raw } from 'hono/html'
import { encode } from 'uqr'
import { priceTimes, sum } from '../../../shared/domain/money.ts'
import { promptPayKind, promptPayText } from '../../../shared/domain/promptpay.ts'
import type { ReplyFields } from '../../../shared/domain/records.ts'
import { declineOf, isLapsed } from '../../../shared/domain/request.ts'
import { CARRIERS, trackingLink } from '../../../shared/domain/tracking.ts'
import { clock, date, money, quantity } from '../../../shared/i18n/format.ts'
import type { CommunityRow, ShownPiece } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { cards } from '../parts/card.ts'
import { ASK_STYLE } from '../style.ts'
import { nameFor } from '../words.ts'
import { mayBeSaid } from './answer.ts'
import type { BuyersView, Progress } from './look.ts'
import type { Wrong } from './read-form.ts'

/** In the order in which they come; each step tells of those before it. */
const STEPS = ['asked', 'taken', 'paid', 'packed', 'sent', 'received'] as const
const ENDED: readonly Progress[] = ['gone', 'declined', 'withdrawn', 'cancelled']

export function statusPage(
  asking: Asking,
  view: BuyersView,
  community: CommunityRow | null,
  similar: readonly ShownPiece[],
  wrong: Wrong | null,
): Page {
  const { say, language } = asking
  const { progress, asked, shopFields } = view
  const ended = ENDED.includes(progress)
  const shop = nameFor(language, shopFields.name, shopFields.english ?? '')
  const body = html`<div class="hero"><h1>${say('ask.page')}</h1><p class="lead">${shop}</p></div>
<p class="standing" role="status">${say(`ask.state.${progress}`)}</p>
${wrong ? html`<p class="wrong" role="alert">${say(`ask.wrong.${wrong}`)}</p>` : ''}
${ended ? '' : steps(asking, view)}${held(asking, view)}
${wanted(asking, view)}${pay(asking, view)}${parcel(asking, view)}${talk(asking, view)}${deeds(asking, view)}
${ended && similar.length > 0 ? html`<section><h2>${say('public.similar')}</h2>${cards(asking, similar, { shops: true })}</section>` : ''}
<section><p class="note">${say('ask.keep')}</p><p class="more"><a class="button quiet" href="${pathTo(asking, `/o/${asked.link}`)}">${say('ask.again')}</a></p></section>`
  return { status: 200, community, title: say('ask.page'), description: shop, hidden: true, style: ASK_STYLE, body }
}

function steps({ say }: Asking, { progress, order }: BuyersView): Html {
  const reached = (step: (typeof STEPS)[number]) => {
    if (step === 'paid') return order?.sums.state === 'paid'
    return STEPS.indexOf(step) <= STEPS.indexOf(progress as (typeof STEPS)[number])
  }
  const one = (step: (typeof STEPS)[number]) =>
    html`<li${reached(step) ? raw(' class="reached"') : ''}${step === progress ? raw(' aria-current="step"') : ''}>${say(`ask.step.${step}`)}</li>`
  return html`<ol class="steps">${STEPS.map(one)}</ol>`
}

function held({ say, now }: Asking, { progress, asked, shopFields }: BuyersView): Html {
  if (progress !== 'asked' || asked.until === null || isLapsed(asked, now)) return html``
  const when = `${date(say, 'local', asked.until, shopFields.zone)} ${clock(asked.until, shopFields.zone)}`
  return html`<p class="note">${say('ask.held', { when })}</p>`
}

function wanted(asking: Asking, { asked, gone, order }: BuyersView): Html {
  const { say } = asking
  const { currency } = asked
  const line = ({ good, name, unit, price, ...one }: BuyersView['asked']['lines'][number]) =>
    html`<div><dt><a href="${pathTo(asking, `/p/${good}`)}">${name}</a> · ${quantity(say, one.quantity, unit)}${gone.includes(good) ? html` <b>${say('ask.wrong.gone')}</b>` : ''}</dt><dd>${money(priceTimes(price, one.quantity, unit), currency)}</dd></div>`
  const total = order?.sums.total ?? sum(asked.lines.map((one) => priceTimes(one.price, one.quantity, one.unit)))
  return html`<section><dl>${asked.lines.map(line)}<div><dt>${say('ask.total')}</dt><dd><b>${money(total, currency)}</b></dd></div></dl></section>`
}

/** A QR that pays into the shop's account. A national id is on none: whoever has the page would know it. */
function pay(asking: Asking, view: BuyersView): Html {
  const { say } = asking
  const { order, asked, shopFields, progress } = view
  const owed = order?.sums.owed ?? 0
  if (owed === 0 || ENDED.includes(progress)) return html``
  const { promptpay = '', name } = shopFields
  const kind = promptPayKind(promptpay)
  const way =
    asked.currency === 'THB' && kind !== null && kind !== 'national'
      ? html`${qr(promptPayText(promptpay, owed), say('ask.pay'))}<p class="note">${say('ask.payHelp', { shop: name })}</p>`
      : html`<p>${say('ask.payOther')}</p>`
  const slip = mayBeSaid('slip', view)
    ? html`<form class="ask-form" method="post" enctype="multipart/form-data" action="${pathTo(asking, `/o/${asked.link}/slip`)}"><label>${say('ask.slip')}<input type="file" name="slip" accept="image/jpeg,image/png,image/webp,image/heic" required></label><button class="quiet">${say('ask.slipSend')}</button></form>`
    : ''
  return html`<section><h2>${say('ask.pay')}: ${money(owed, asked.currency)}</h2>${way}${slip}</section>`
}

function qr(text: string, label: string): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${raw(path)}" fill="#000"/></svg>`
}

function parcel({ say }: Asking, { order }: BuyersView): Html {
  if (!order?.parcel.state || order.parcel.state === 'packed') return html``
  const { carrier, tracking } = order.parcel
  const link = trackingLink(carrier, tracking)
  const by = CARRIERS.find((one) => one === carrier)
  return html`<section><h2>${say('ask.parcel')}</h2><p>${by ? say(`parcel.by.${by}`) : carrier} <b>${tracking}</b></p>${link ? html`<p class="more"><a class="button quiet" href="${link}" rel="noopener noreferrer">${say('ask.follow')}</a></p>` : ''}</section>`
}

function talk(asking: Asking, { replies, shopFields }: BuyersView): Html {
  const { say } = asking
  const told = replies.filter(({ what }) => what !== 'withdrawn')
  if (told.length === 0) return html``
  const one = ({ what, text, at }: ReplyFields) => {
    const reason = declineOf(text)
    const words = what === 'slip' ? say('ask.slipSent') : reason ? say(`ask.because.${reason}`) : text
    return html`<li${what === 'answered' || what === 'slip' ? raw(' class="own"') : ''}><small>${say(whoSays(what))} · ${date(say, 'local', at, shopFields.zone)} ${clock(at, shopFields.zone)}</small><p>${words}</p></li>`
  }
  return html`<section><h2>${say('ask.talk')}</h2><ul class="talk">${told.map(one)}</ul></section>`
}

function whoSays(what: ReplyFields['what']) {
  if (what === 'asked') return 'ask.shopAsks'
  return what === 'declined' ? 'ask.shopSays' : 'ask.youSay'
}

/** What the buyer may do now: nothing that would be refused is offered. */
function deeds(asking: Asking, view: BuyersView): Html {
  const { say } = asking
  const action = pathTo(asking, `/o/${view.asked.link}`)
  const button = (what: 'received' | 'withdrawn', text: string, look: string) =>
    mayBeSaid(what, view)
      ? html`<form method="post" action="${action}"><button name="what" value="${what}"${look ? raw(` class="${look}"`) : ''}>${text}</button></form>`
      : ''
  const write = mayBeSaid('answered', view)
    ? html`<form class="ask-form" method="post" action="${action}"><label>${say('ask.write')}<textarea name="text" rows="3" maxlength="500" required></textarea></label><button name="what" value="answered" class="quiet">${say('ask.writeSend')}</button></form>`
    : ''
  return html`<section>${button('received', say('ask.got'), '')}${write}${button('withdrawn', say('ask.withdraw'), 'quiet')}</section>`
}
