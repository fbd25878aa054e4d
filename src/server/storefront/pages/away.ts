/** Pages for what is not there, or not any more: never an end, always a way on. */

import { html } from 'hono/html'
import type { CommunityRow, ShownPiece, ShownWindow } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { cards } from '../parts/card.ts'
import { similarTo } from './similar.ts'

const NEWEST = 12

/** A piece that was shown once. */
export async function gonePage(asking: Asking, piece: ShownPiece, community: CommunityRow | null): Promise<Page> {
  const { say } = asking
  const others = await similarTo(asking, piece)
  return away(asking, 410, community, say('public.gone'), say('public.goneHelp'), others)
}

/** A shop that has closed its window. */
export async function closedPage(asking: Asking, shop: ShownWindow, community: CommunityRow | null): Promise<Page> {
  const { say, market } = asking
  const others = await market.pieces({ community: shop.community, limit: NEWEST })
  return away(asking, 410, community, say('public.closed'), say('public.closedHelp'), others)
}

export async function missingPage(asking: Asking, community: CommunityRow | null): Promise<Page> {
  const { say } = asking
  return away(asking, 404, community, say('public.missing'), say('public.missingHelp'), await newest(asking, community))
}

/** The QR of a price tag whose piece is not for buyers from far away: whoever scans it stands before the stall. */
export async function tagPage(asking: Asking, community: CommunityRow | null): Promise<Page> {
  const { say } = asking
  const page = away(asking, 404, community, say('public.tag'), say('public.tagHelp'), await newest(asking, community))
  return { ...page, status: 200 }
}

async function newest({ market }: Asking, community: CommunityRow | null): Promise<ShownPiece[]> {
  return community ? market.pieces({ community: community.slug, limit: NEWEST }) : []
}

function away(
  asking: Asking,
  status: Page['status'],
  community: CommunityRow | null,
  title: string,
  help: string,
  others: readonly ShownPiece[],
): Page {
  const { say } = asking
  const way: Html = community
    ? html`<p class="more"><a class="button" href="${pathTo(asking, `/c/${community.slug}`)}">${say('public.toMarket')}</a></p>`
    : html``
  const body = html`<div class="hero"><h1>${title}</h1><p class="lead">${help}</p></div>${way}
${others.length > 0 ? html`<section><h2>${say('public.similar')}</h2>${cards(asking, others, { shops: true })}</section>` : ''}`
  return { status, community, title, description: help, hidden: true, body }
}
