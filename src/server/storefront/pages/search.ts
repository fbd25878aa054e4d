/** `/c/<slug>/search`: the pieces of a community by words, kind and price. */

import { html } from 'hono/html'
import { westernDigits } from '../../../shared/domain/digits.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { foldForSearch } from '../../../shared/domain/search.ts'
import type { CommunityRow, PieceQuery } from '../../storage/market.ts'
import { type Asking, type Page, pathTo } from '../asking.ts'
import { cards } from '../parts/card.ts'
import { findForm } from '../parts/find.ts'
import { pageOf, pager } from '../parts/pager.ts'
import { elsewhere } from '../rates.ts'
import { textsOf } from '../words.ts'
import { linkPicture } from './community.ts'

const PAGE = 24
/** More than anybody types; each is one more look through the table. */
const WORDS = 8

export async function searchPage(asking: Asking, community: CommunityRow): Promise<Page> {
  const { market, query, say } = asking
  const text = (query.get('q') ?? '').slice(0, 100)
  const category = query.get('category') ?? ''
  const most = (query.get('max') ?? '').slice(0, 9)
  const page = pageOf(query)
  const asked: Omit<PieceQuery, 'limit'> = {
    community: community.slug,
    words: foldForSearch(text).split(' ').filter(Boolean).slice(0, WORDS),
    ...(category ? { category } : {}),
    ...mostOf(most, community),
  }
  const [pieces, count, categories] = await Promise.all([
    market.pieces({ ...asked, limit: PAGE, offset: (page - 1) * PAGE }),
    market.count(asked),
    market.categories(community.slug),
  ])
  const form = findForm(asking, community, { text, category, most, categories: categories.map((one) => one.category) })
  const path = pathTo(asking, `/c/${community.slug}/search`)
  const body = html`<h1>${say('public.search')}</h1>${form}<section><h2 aria-live="polite">${say('public.found', { count })}</h2>${
    count === 0
      ? html`<p>${say('public.nothing')}</p><p class="more"><a class="button quiet" href="${path}">${say('public.seeAll')}</a></p>`
      : cards(asking, pieces, { shops: true, above: true })
  }${pager(asking, path, page, count > page * PAGE)}</section>`
  const { name } = textsOf(asking, community)
  return {
    status: 200,
    community,
    title: text || say('public.search'),
    description: `${name}: ${say('public.found', { count })}`,
    image: linkPicture(pieces[0]),
    // One page for each word that somebody thinks of would be no end of pages.
    hidden: query.size > 0,
    body,
  }
}

/** A price in baht, and what it is in the other currencies that shops sell in; nothing for what is no number. */
function mostOf(typed: string, { rates }: CommunityRow): Pick<PieceQuery, 'most'> {
  const digits = westernDigits(typed).replace(/[,\s]/g, '')
  // Digits alone: 9e15 is a number too, and in another currency more than a database counts to.
  const baht = /^\d+$/.test(digits) ? Number(digits) : 0
  if (baht === 0) return {}
  const most: Partial<Record<Currency, number>> = { THB: baht * 100 }
  for (const { amount, currency } of rates ? elsewhere(baht * 100, 'THB', rates) : []) most[currency] = amount
  return { most }
}
