/** The public pages, each route thin: find what is asked for, write the page, send it. No token is asked, and none helps. */

import { type Context, Hono } from 'hono'
import { UUID } from '../../shared/domain/ids.ts'
import type { Deps } from '../deps.ts'
import { type CommunityRow, FIRST_COMMUNITY } from '../storage/market.ts'
import { type Asking, type AskingOfWindows, type Moved, type Page, pathTo } from './asking.ts'
import { askingOf, originOf } from './asking-of.ts'
import { CODES } from './language.ts'
import { manyRoutes } from './many/routes.ts'
import { write } from './page.ts'
import { closedPage, gonePage, missingPage, tagPage } from './pages/away.ts'
import { communityPage } from './pages/community.ts'
import { piecePage } from './pages/piece.ts'
import { searchPage } from './pages/search.ts'
import { shopPage } from './pages/shop.ts'
import { pageOf } from './parts/pager.ts'
import { shownPhotos } from './photos/routes.ts'
import { Gate } from './requests/gate.ts'
import { requestRoutes } from './requests/routes.ts'
import { Pages } from './send.ts'
import { nameInAddress } from './show/window.ts'
import { robots, sitemapIndex, sitemapOf } from './sitemap.ts'
import { POLICY } from './style.ts'

type Find = (asking: AskingOfWindows, name: string) => Promise<Page | Moved>

export function storefront(deps: Deps) {
  const { market } = deps.storage
  const pages = new Pages(market, deps.now)
  const app = new Hono()

  const page = (find: Find) => async (c: Context) => {
    const asking = askingOf(deps, c)
    const { language, named, path, query, origin } = asking
    c.header('Content-Security-Policy', POLICY)
    return pages.send(c, [origin, named, language, path, query].join(' '), async () => {
      const found = await find(asking, c.req.param('name') ?? '')
      if ('to' in found) return c.redirect(found.to, found.permanent ? 301 : 302)
      return { status: found.status, type: 'text/html; charset=utf-8', text: await write(asking, found) }
    })
  }
  const text =
    (type: string, write: (origin: string, name: string, query: URLSearchParams) => Promise<string | null>) =>
    (c: Context) =>
      pages.send(c, c.req.url, async () => {
        const query = new URL(c.req.url).searchParams
        const written = await write(originOf(deps, c), c.req.param('name') ?? '', query)
        return written === null
          ? { status: 404, type: 'text/plain; charset=utf-8', text: 'Not found' }
          : { status: 200, type, text: written }
      })

  const languages = ['', `/:language{${CODES.join('|')}}`]
  for (const language of languages) {
    app.get(`${language}/c/:name`, page(community))
    app.get(`${language}/c/:name/search`, page(search))
    app.get(`${language}/s/:name`, page(shop))
    app.get(`${language}/p/:name`, page(piece))
    app.get(`${language}/t/:name`, page(tag))
  }
  app.route('/p', shownPhotos(deps))
  const gate = new Gate(deps)
  app.route('/', manyRoutes(deps, gate))
  app.route('/', requestRoutes(deps, gate))
  app.get(
    '/c/:name/sitemap.xml',
    text(XML, async (origin, name, query) => {
      const row = await market.community(name)
      return row && sitemapOf(market, origin, row, pageOf(query))
    }),
  )
  app.get(
    '/sitemap.xml',
    text(XML, (origin) => sitemapIndex(market, origin)),
  )
  app.get(
    '/robots.txt',
    text('text/plain; charset=utf-8', async (origin) => robots(origin)),
  )
  return app
}

const XML = 'application/xml; charset=utf-8'

const community: Find = async (asking, slug) => {
  const row = await asking.market.community(slug)
  return row ? communityPage(asking, row) : missing(asking)
}

const search: Find = async (asking, slug) => {
  const row = await asking.market.community(slug)
  return row ? searchPage(asking, row) : missing(asking)
}

const shop: Find = async (asking, name) => {
  const row = await ofToday(asking, () => asking.market.window(nameInAddress(name)))
  if (!row) return missing(asking)
  const belongs = await asking.market.community(row.community)
  if (!row.open) return closedPage(asking, row, belongs)
  // However the shop was called when the address was written down.
  if (name !== row.slug) return { to: toOwn(asking, `/s/${row.slug}`), permanent: false }
  return shopPage(asking, row, belongs)
}

const piece: Find = async (asking, good) => {
  const row = UUID.test(good) ? await ofToday(asking, () => asking.market.piece(good)) : null
  if (!row) return missing(asking)
  const belongs = await asking.market.community(row.community)
  const { content } = row
  return content === null ? gonePage(asking, row, belongs) : piecePage(asking, { ...row, content }, belongs)
}

/** The QR of a price tag; the tag of a piece that is not shown tells nothing, not even whether there is such a piece. */
const tag: Find = async (asking, good) => {
  const row = UUID.test(good) ? await asking.market.piece(good) : null
  if (row?.content) return { to: toOwn(asking, `/p/${good}`), permanent: false }
  return tagPage(asking, await somewhere(asking))
}

/** What an older version made of a shop is made anew before its page is written. */
async function ofToday<Row extends { shop: string; version: number }>(
  { remake }: AskingOfWindows,
  find: () => Promise<Row | null>,
): Promise<Row | null> {
  const row = await find()
  return row && (await remake(row.shop, row.version)) ? find() : row
}

async function missing(asking: Asking): Promise<Page> {
  return missingPage(asking, await somewhere(asking))
}

/** Where to send somebody who came to nothing: to the community in which something new lies. */
async function somewhere({ market }: Asking): Promise<CommunityRow | null> {
  const [newest] = await market.pieces({ limit: 1 })
  return market.community(newest?.community ?? FIRST_COMMUNITY)
}

/** Another address in the same language, if the address named one. */
function toOwn(asking: Asking, path: string): string {
  return asking.named ? pathTo(asking, path) : path
}
