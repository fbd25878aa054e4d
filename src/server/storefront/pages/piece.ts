/** `/p/<good>`: one piece: photographs as large as the screen, its price, its story, one button. */

import { html } from 'hono/html'
import { CURRENCIES } from '../../../shared/domain/money.ts'
import type { CommunityRow, PieceContent, PieceRow, ShownMark, ShownPiece } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { standingText } from '../parts/badge.ts'
import { cards } from '../parts/card.ts'
import { picture, pictureAddress } from '../parts/picture.ts'
import { price, priceElsewhere } from '../parts/price.ts'
import { facts, written } from '../parts/sections.ts'
import { type Standing, standingOf } from '../show/piece.ts'
import { excerpt, listed, nameFor, pieceName } from '../words.ts'
import { linkPicture } from './community.ts'
import { similarTo } from './similar.ts'

const WHOLE = '(min-width: 60rem) 38rem, 100vw'
const VARIANTS = 12

export async function piecePage(
  asking: Asking,
  piece: ShownPiece & { content: PieceContent },
  community: CommunityRow | null,
): Promise<Page> {
  const { language, market, say, now } = asking
  const { good, content } = piece
  const name = pieceName(asking, content)
  const shop = nameFor(language, piece.shopName, piece.shopEnglish)
  const standing = standingOf(piece, now)
  const family = await market.pieces({ shop: piece.shop, family: piece.family, limit: VARIANTS })
  const variants = family.filter((one) => one.good !== good)
  const similar = await similarTo(asking, piece)
  const state = standingText(asking, standing, piece)
  const body = html`<article class="piece">${photos(good, name, content, asking)}<div><h1>${name}</h1>
${state ? html`<p class="standing">${standing === 'asked' ? say('public.asked') : state}</p>` : ''}
<p>${price(asking, piece)}</p>${priceElsewhere(asking, piece, community)}${content.piece ? html`<p class="note">${say('goods.piece')}</p>` : ''}
${buy(asking, good, standing)}</div></article>
${written(say('public.storyOfPiece'), content.story)}
${details(asking, piece, content)}${marks(asking, good, content)}
<section><h2>${shop || say('common.shop')}</h2><p class="more"><a class="button quiet" href="${pathTo(asking, `/s/${piece.shopSlug}`)}">${say('public.toShop')}</a></p></section>
${variants.length > 0 ? html`<section><h2>${say('goods.variants')}</h2>${cards(asking, variants)}</section>` : ''}
${similar.length > 0 ? html`<section><h2>${say('public.similar')}</h2>${cards(asking, similar, { shops: true })}</section>` : ''}`
  return {
    status: 200,
    community,
    title: name,
    description: excerpt(content.story) || describe(asking, piece, content) || shop || say('public.aboutMarket'),
    image: linkPicture(piece),
    type: 'product',
    data: productOf(asking, piece, content, name, standing),
    body,
  }
}

function photos(good: string, name: string, { photos: taken }: PieceContent, { say }: Asking): Html {
  if (taken.length === 0) return html`<span class="bare"></span>`
  const one = (photo: PieceContent['photos'][number], index: number) => {
    const alt = index === 0 ? name : say('public.photoOf', { name, number: index + 1 })
    return html`<li>${picture({ good, picture: photo, alt, sizes: WHOLE, first: index === 0 })}</li>`
  }
  // A row that is wider than the screen is moved by keys too.
  return html`<ul class="photos"${taken.length > 1 ? html` tabindex="0"` : ''}>${taken.map(one)}</ul>`
}

/** What can be done: one button, or why there is none. */
function buy({ say, language }: Asking, good: string, standing: Standing): Html {
  const ask = (text: string) =>
    html`<div class="buy"><a class="button ask" href="${pathTo({ language }, `/o/new?good=${good}`)}" rel="nofollow">${text}</a><p class="note">${say('public.askHelp')}</p></div>`
  switch (standing) {
    case 'here':
    case 'few':
      return ask(say('public.askFor'))
    case 'loom':
      return ask(say('public.askLoom'))
    case 'asked':
      return ask(say('public.askNext'))
    case 'reserved':
      return html`<p class="note">${say('public.reservedHelp')}</p>`
    case 'sold':
    case 'gone':
      return html`<p class="note">${say('public.soldHelp')}</p>`
  }
}

function details(asking: Asking, { category }: PieceRow, content: PieceContent): Html {
  const { say } = asking
  const gram = (grams: number | null) => (grams === null ? '' : `${grams} ${say('goods.gram')}`)
  const size = [content.width, content.length].filter((one) => one !== null)
  const rows = facts([
    [say('goods.category'), listed(asking, 'category', category)],
    [say('goods.pattern'), listed(asking, 'pattern', content.pattern)],
    [say('goods.fibre'), listed(asking, 'fibre', content.fibre)],
    [say('goods.dye'), listed(asking, 'dye', content.dye)],
    [say('goods.loom'), listed(asking, 'loom', content.loom)],
    [say('goods.size'), size.length > 0 ? `${size.join(' × ')} ${say('goods.in.cm')}` : ''],
    [say('goods.weight'), gram(content.weight)],
    [
      say('goods.work'),
      content.minutes === null ? '' : `${Math.round(content.minutes / 6) / 10} ${say('goods.hours')}`,
    ],
    [say('goods.weaver'), content.weaver],
    [say('goods.netWeight'), gram(content.netWeight)],
    [say('goods.ingredients'), content.ingredients],
    [say('goods.allergens'), listed(asking, 'allergen', content.allergens)],
    [say('goods.storage'), listed(asking, 'storage', content.storage)],
    [say('goods.foodId'), content.foodId ? `${content.foodId}\n${say('goods.foodIdTraces')}` : ''],
    [say('goods.care'), listed(asking, 'care', content.care)],
    [say('goods.flaws'), content.flaws],
  ])
  return html`<section><h2>${say('public.facts')}</h2>${rows}</section>`
}

/** The marks as the seller states them, each with the photo of its proof. */
function marks(asking: Asking, good: string, { marks: borne }: PieceContent): Html {
  const { say } = asking
  const one = (proof: ShownMark) => {
    const mark = proof.name && proof.mark === 'other' ? proof.name : say(`goods.mark.${proof.mark}`)
    const number = [proof.number, proof.date].filter(Boolean).join(' · ')
    const photo = picture({ good, picture: proof, alt: say('public.proofOf', { mark }), sizes: '6rem' })
    return html`<li><a href="${pictureAddress(good, proof, 1280, 'jpg')}">${photo}</a><div><b>${mark}</b>${number ? html` ${number}` : ''}<small>${say('goods.markStated', { mark })}</small><a href="${pictureAddress(good, proof, 1280, 'jpg')}">${say('public.proof')}</a></div></li>`
  }
  return borne.length === 0
    ? html``
    : html`<section><h2>${say('goods.marks')}</h2><ul class="marks">${borne.map(one)}</ul></section>`
}

/** In a line, where nobody has told its story. */
function describe(asking: Asking, { category }: PieceRow, { pattern, fibre, dye, weaver }: PieceContent): string {
  const words = [
    listed(asking, 'category', category),
    listed(asking, 'pattern', pattern),
    listed(asking, 'fibre', fibre),
    listed(asking, 'dye', dye),
    weaver,
  ]
  return words.filter(Boolean).join(' · ')
}

const AVAILABILITY: Record<Standing, string> = {
  here: 'InStock',
  few: 'LimitedAvailability',
  asked: 'LimitedAvailability',
  loom: 'PreOrder',
  reserved: 'OutOfStock',
  sold: 'SoldOut',
  gone: 'Discontinued',
}

function productOf(asking: Asking, piece: ShownPiece, content: PieceContent, name: string, standing: Standing): object {
  const { origin } = asking
  const { good, price: amount, currency, category } = piece
  const url = `${origin}${pathTo(asking, `/p/${good}`)}`
  const { minor } = CURRENCIES[currency]
  const offer = amount !== null && {
    offers: {
      '@type': 'Offer',
      url,
      price: (amount / 10 ** minor).toFixed(minor),
      priceCurrency: currency,
      availability: `https://schema.org/${AVAILABILITY[standing]}`,
      itemCondition: 'https://schema.org/NewCondition',
      seller: { '@type': 'Store', name: piece.shopName },
    },
  }
  return {
    '@type': 'Product',
    name,
    url,
    image: content.photos.map((photo) => origin + pictureAddress(good, photo, 1280, 'jpg')),
    ...(content.story ? { description: excerpt(content.story, 400) } : {}),
    ...(category ? { category: listed(asking, 'category', category) } : {}),
    ...(content.fibre ? { material: listed(asking, 'fibre', content.fibre) } : {}),
    ...offer,
  }
}
