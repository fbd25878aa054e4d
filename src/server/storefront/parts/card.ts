import { html } from 'hono/html'
import type { ShownPiece } from '../../storage/market.ts'
import { type Asking, type Html, pathTo } from '../asking.ts'
import { nameFor, pieceName } from '../words.ts'
import { badge } from './badge.ts'
import { picture } from './picture.ts'
import { price } from './price.ts'

/** Half of a phone, a quarter of a large screen. */
const SIZES = '(min-width: 60rem) 15rem, (min-width: 36rem) 31vw, 46vw'

/** Pieces as photographs with their prices, newest first. @param shops whether they are of several shops */
export function cards(asking: Asking, pieces: readonly ShownPiece[], { shops = false, above = false } = {}): Html {
  return html`<ul class="grid">${pieces.map((piece, index) => card(asking, piece, shops, above && index < 2))}</ul>`
}

function card(asking: Asking, piece: ShownPiece, shops: boolean, first: boolean): Html {
  const { good, content } = piece
  if (content === null) return html``
  const [photo] = content.photos
  const shown = photo
    ? picture({ good, picture: photo, alt: '', sizes: SIZES, first })
    : html`<span class="bare"></span>`
  const shop = shops ? html`<span class="of">${nameFor(asking.language, piece.shopName, piece.shopEnglish)}</span>` : ''
  return html`<li><a class="card" href="${pathTo(asking, `/p/${good}`)}">${shown}${badge(asking, piece)}<span class="name">${pieceName(asking, content)}</span>${price(asking, piece)}${shop}</a></li>`
}
