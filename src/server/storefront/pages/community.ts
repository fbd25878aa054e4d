/** `/c/<slug>`: walking into the market. Its shops stand in a row, what is new lies in front, and how to get there behind. */

import { html } from 'hono/html'
import type { CommunityRow, CommunityTexts, ShownPiece, ShownWindow } from '../../storage/market.ts'
import { type Asking, type Html, type Page, pathTo } from '../asking.ts'
import { band } from '../parts/band.ts'
import { cards } from '../parts/card.ts'
import { findForm } from '../parts/find.ts'
import { picture, pictureAddress } from '../parts/picture.ts'
import { facts, written } from '../parts/sections.ts'
import { excerpt, listed, nameFor, textsOf } from '../words.ts'

const NEWEST = 24
/** Stalls with a photograph; those behind them by their names. */
const STALLS = 40
const CATEGORIES = 12

export async function communityPage(asking: Asking, community: CommunityRow): Promise<Page> {
  const { market, say } = asking
  const { slug } = community
  const texts = textsOf(asking, community)
  const [shops, pieces, categories] = await Promise.all([
    market.windows(slug),
    market.pieces({ community: slug, limit: NEWEST + 1 }),
    market.categories(slug),
  ])
  const newest = pieces.slice(0, NEWEST)
  const all = pathTo(asking, `/c/${slug}/search`)
  const chips = categories
    .slice(0, CATEGORIES)
    .map(
      ({ category, count }) =>
        html`<li><a href="${all}?category=${encodeURIComponent(category)}">${listed(asking, 'category', category)} <small>${count}</small></a></li>`,
    )
  const body = html`<div class="gate"><h1>${texts.name}</h1><p class="lead">${texts.hours || say('public.aboutMarket')}</p></div>${band()}
${shops.length === 0 ? html`<p class="lead">${say('public.emptyMarket')}</p>` : findForm(asking, community, {})}
${chips.length > 1 ? html`<ul class="chips">${chips}</ul>` : ''}
${shops.length > 0 ? html`<section><h2>${say('public.shops')}</h2>${stalls(asking, shops, await facesOf(asking, shops, newest))}</section>` : ''}
${newest.length > 0 ? html`<section><h2>${say('public.newest')}</h2>${cards(asking, newest, { shops: true })}${pieces.length > NEWEST ? html`<p class="more"><a class="button" href="${all}?page=2">${say('public.next')}</a><a class="button quiet" href="${all}">${say('public.seeAll')}</a></p>` : ''}</section>` : ''}
${shops.length > 0 ? html`<p class="more"><a class="button quiet" href="${pathTo(asking, `/o/many?c=${slug}`)}">${say('ask.many')}</a></p>` : ''}
${written(say('public.story'), texts.story)}${visit(asking, community, texts)}`
  const face = newest.find(({ content }) => content?.photos.length)
  return {
    status: 200,
    community,
    gate: true,
    title: texts.name,
    description: excerpt(texts.story) || say('public.aboutMarket'),
    image: linkPicture(face),
    data: {
      '@type': 'CollectionPage',
      name: texts.name,
      ...(texts.story ? { description: excerpt(texts.story, 400) } : {}),
      ...(community.map
        ? {
            contentLocation: {
              '@type': 'Place',
              name: texts.name,
              geo: { '@type': 'GeoCoordinates', ...community.map },
            },
          }
        : {}),
    },
    body,
  }
}

/** The picture of a link to a page on which a piece stands first. */
export function linkPicture(piece: ShownPiece | undefined): string | undefined {
  const photo = piece?.content?.photos[0]
  return piece && photo ? pictureAddress(piece.good, photo, 'og', 'jpg') : undefined
}

/** A piece of each shop that has a photograph: of the newest of the market where there is one. */
async function facesOf(
  { market }: Asking,
  shops: readonly ShownWindow[],
  newest: readonly ShownPiece[],
): Promise<Map<string, ShownPiece>> {
  const faces = new Map<string, ShownPiece>()
  for (const { shop } of shops.slice(0, STALLS)) {
    const known = newest.filter((piece) => piece.shop === shop)
    const pieces = known.length > 0 ? known : await market.pieces({ shop, sold: true, limit: 3 })
    const face = pieces.find(({ content }) => content?.photos.length) ?? pieces[0]
    if (face) faces.set(shop, face)
  }
  return faces
}

function stalls(asking: Asking, shops: readonly ShownWindow[], faces: ReadonlyMap<string, ShownPiece>): Html {
  const stall = ({ shop, slug, content }: ShownWindow, index: number) => {
    const face = faces.get(shop)
    const photo = face?.content?.photos[0]
    const shown =
      face && photo
        ? picture({
            good: face.good,
            picture: photo,
            alt: '',
            sizes: '(min-width: 36rem) 17rem, 72vw',
            first: index < 2,
          })
        : html`<span class="bare"></span>`
    return html`<li><a class="stall" href="${pathTo(asking, `/s/${slug}`)}">${shown}<span>${nameFor(asking.language, content.name, content.english)}</span><small>${content.place}</small></a></li>`
  }
  const others = shops.slice(STALLS).map(({ slug, content }) => {
    return html`<li><a href="${pathTo(asking, `/s/${slug}`)}">${nameFor(asking.language, content.name, content.english)}</a></li>`
  })
  return html`<ul class="stalls">${shops.slice(0, STALLS).map(stall)}</ul>${others.length > 0 ? html`<ul class="chips">${others}</ul>` : ''}`
}

function visit({ say }: Asking, { map }: CommunityRow, texts: CommunityTexts): Html {
  const place = map
    ? html`${texts.place} <a href="https://www.openstreetmap.org/?mlat=${map.latitude}&mlon=${map.longitude}#map=15/${map.latitude}/${map.longitude}" rel="noopener">${say('public.map')}</a>`
    : texts.place
  const rows = facts([
    [say('public.place'), place],
    [say('public.hours'), texts.hours],
    [say('public.way'), texts.way],
    [say('public.sights'), texts.sights.join('\n')],
  ])
  return html`<section>${rows}</section>`
}
