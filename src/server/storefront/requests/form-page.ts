/** `/o/new`: a buyer asks for a piece, without an account: a few fields, and what becomes of what she writes. */

import { html, raw } from 'hono/html'
import type { CommunityRow, PieceContent, ShownPiece } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { picture } from '../parts/picture.ts'
import { price } from '../parts/price.ts'
import { standingOf } from '../show/piece.ts'
import { ASK_STYLE } from '../style.ts'
import { pieceName } from '../words.ts'
import type { Wrong } from './read-form.ts'

/** What the form comes with, and what was typed into it before. */
export interface Given {
  request: string
  stamp: string
  /** Many ask at once: the page reckons before it sends. */
  work: boolean
  typed: Readonly<Record<string, string>>
  wrong: Wrong | null
}

const SIZES = '(min-width: 36rem) 12rem, 40vw'

export function formPage(
  asking: Asking,
  piece: ShownPiece & { content: PieceContent },
  community: CommunityRow | null,
  given: Given,
): Page {
  const { say } = asking
  const { good, content } = piece
  const name = pieceName(asking, content)
  const [photo] = content.photos
  const body = html`<div class="hero"><h1>${say('ask.title')}</h1></div>
<article class="wanted">${photo ? picture({ good, picture: photo, alt: '', sizes: SIZES, first: true }) : html`<span class="bare"></span>`}<div><a href="${pathTo(asking, `/p/${good}`)}"><b>${name}</b></a><p>${price(asking, piece)}</p></div></article>
${standingOf(piece, asking.now) === 'asked' ? html`<p class="standing">${say('ask.next')}</p>` : ''}
${given.wrong ? html`<p class="wrong" role="alert">${say(`ask.wrong.${given.wrong}`)}</p>` : ''}
${fields(asking, piece, given)}`
  return {
    status: 200,
    community,
    title: `${say('ask.title')} · ${name}`,
    description: name,
    hidden: true,
    style: ASK_STYLE,
    body,
  }
}

function fields(asking: Asking, { good, content }: ShownPiece, { request, stamp, work, typed, wrong }: Given): Html {
  const { say } = asking
  const at = (field: string) => typed[field] ?? ''
  const bad = (...fields: Wrong[]) => (wrong && fields.includes(wrong) ? raw(' aria-invalid="true"') : '')
  const way = (value: 'send' | 'pickup') =>
    html`<label><input type="radio" name="way" value="${value}"${(at('way') || 'send') === value ? raw(' checked') : ''}> ${say(`ask.${value}`)}</label>`
  const unit = say(`units.name.${content?.unit ?? 'piece'}`)
  return html`<form class="ask-form" method="post" action="${pathTo(asking, '/o/new')}"${work ? raw(' data-work') : ''}>
<input type="hidden" name="good" value="${good}"><input type="hidden" name="request" value="${request}"><input type="hidden" name="stamp" value="${stamp}"><input type="hidden" name="work" value="">
<p class="trap" aria-hidden="true"><label>Website<input name="website" tabindex="-1" autocomplete="off"></label></p>
${content?.piece ? html`<input type="hidden" name="quantity" value="1">` : html`<label>${say('ask.quantity', { unit })}<input name="quantity" inputmode="decimal" maxlength="12" required value="${at('quantity') || '1'}"${bad('quantity')}></label>`}
<label>${say('ask.name')}<input name="name" autocomplete="name" maxlength="80" required value="${at('name')}"${bad('name')}></label>
<label>${say('ask.contact')}<input name="contact" autocomplete="tel" maxlength="80" required value="${at('contact')}"${bad('contact')}><small>${say('ask.contactHint')}</small></label>
<fieldset><legend>${say('ask.way')}</legend>${way('send')}${way('pickup')}</fieldset>
<label>${say('ask.address')}<textarea name="address" autocomplete="street-address" rows="3" maxlength="500"${bad('address')}>${at('address')}</textarea></label>
<label>${say('ask.postcode')}<input name="postcode" inputmode="numeric" autocomplete="postal-code" maxlength="10" value="${at('postcode')}"${bad('postcode')}></label>
<label>${say('ask.note')}<textarea name="note" rows="2" maxlength="500">${at('note')}</textarea></label>
<p class="note">${say('ask.consent')}</p>
<label class="tick"><input type="checkbox" name="consent" value="yes" required${at('consent') ? raw(' checked') : ''}${bad('consent')}> ${say('ask.agree')}</label>
<button class="ask">${say('ask.send.now')}</button><p class="note">${say('ask.free')}</p>
</form>${work ? html`<script type="module" src="/o/work.js"></script>` : ''}`
}
