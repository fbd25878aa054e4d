/** `/s/<name and code>`: one shop, what it shows, and how it is reached. */

import { html } from 'hono/html'
import type { CommunityRow, ShownWindow } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { cards } from '../parts/card.ts'
import { pageOf, pager } from '../parts/pager.ts'
import { facts, written } from '../parts/sections.ts'
import { excerpt, nameFor } from '../words.ts'
import { linkPicture } from './community.ts'

const PAGE = 24

export async function shopPage(asking: Asking, shop: ShownWindow, community: CommunityRow | null): Promise<Page> {
  const { language, market, say, query, origin } = asking
  const { content } = shop
  const name = nameFor(language, content.name, content.english) || say('common.shop')
  const page = pageOf(query)
  const [pieces, count] = await Promise.all([
    market.pieces({ shop: shop.shop, sold: true, limit: PAGE, offset: (page - 1) * PAGE }),
    market.count({ shop: shop.shop, sold: true }),
  ])
  const path = pathTo(asking, `/s/${shop.slug}`)
  const body = html`<div class="hero"><h1>${name}</h1><p class="lead">${content.place ? excerpt(content.place, 120) : say('public.pieces', { count })}</p></div>
<section>${
    pieces.length === 0 ? html`<p class="lead">${say('public.emptyShop')}</p>` : cards(asking, pieces, { above: true })
  }${pager(asking, path, page, count > page * PAGE)}</section>
${written(say('public.story'), content.story)}<section>${facts([
    [say('public.place'), content.place],
    [say('public.hours'), content.hours],
    [say('public.contact'), content.contact ? contactLink(content.contact) : ''],
  ])}</section>`
  return {
    status: 200,
    community,
    title: name,
    description: excerpt(content.story) || excerpt(content.place) || say('public.aboutMarket'),
    image: linkPicture(pieces.find((piece) => piece.content?.photos.length)),
    hidden: page > 1,
    data: { '@type': 'Store', name: content.name || name, url: `${origin}/s/${shop.slug}` },
    body,
  }
}

/** A telephone number can be rung; anything else is as it was written. */
function contactLink(contact: string): string | Html {
  const digits = contact.replace(/[\s()-]/g, '')
  return /^\+?\d{8,14}$/.test(digits) ? html`<a href="tel:${digits}">${contact}</a>` : contact
}
