/** What search engines are told: which pages there are in which languages, and what they are to leave alone. */

import type { CommunityRow, Market } from '../storage/market.ts'
import { CODES } from './language.ts'

/** Shops, and pieces, in one sitemap: it has 50,000 addresses at most, and each page is there in every language. */
const PART = 2000
/** Sitemaps that an index has at most. */
const MAPS = 50_000

/** As many sitemaps of each community as hold what it shows. */
export async function sitemapIndex(market: Market, origin: string): Promise<string> {
  const shown = new Map((await market.shown()).map(({ community, ...counts }) => [community, counts]))
  const maps = (await market.communities()).flatMap(({ slug }) => {
    const { shops = 0, pieces = 0 } = shown.get(slug) ?? {}
    const parts = Math.max(1, Math.ceil(Math.max(shops, pieces) / PART))
    return Array.from({ length: parts }, (_, index) => `/c/${slug}/sitemap.xml${index > 0 ? `?page=${index + 1}` : ''}`)
  })
  const entries = maps.slice(0, MAPS).map((path) => `<sitemap><loc>${origin}${path}</loc></sitemap>`)
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</sitemapindex>`
}

/** @param page counted from one */
export async function sitemapOf(market: Market, origin: string, { slug }: CommunityRow, page: number): Promise<string> {
  const { shops, goods } = await market.addresses(slug, PART, (page - 1) * PART)
  const paths = [
    ...(page === 1 ? [`/c/${slug}`] : []),
    ...shops.map((shop) => `/s/${shop}`),
    ...goods.map((good) => `/p/${good}`),
  ]
  return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${paths.map((path) => addressesOf(origin, path)).join('')}</urlset>`
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A page in each language, each naming all of them, as those on the page itself do. */
function addressesOf(origin: string, path: string): string {
  const link = (language: string, code: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${origin}${code}${path}"/>`
  const others = [...CODES.map((code) => link(code, `/${code}`)), link('x-default', '')].join('')
  return CODES.map((code) => `<url><loc>${origin}/${code}${path}</loc>${others}</url>`).join('')
}

/** The app holds a seller's own goods and is nothing to find; what was published is. */
export function robots(origin: string): string {
  const found = ['', ...CODES.map((code) => `/${code}`)].flatMap((code) =>
    ['c', 's', 'p'].map((one) => `Allow: ${code}/${one}/`),
  )
  const hidden = ['', ...CODES.map((code) => `/${code}`)].map((code) => `Disallow: ${code}/c/*/search?`)
  return ['User-agent: *', ...found, ...hidden, 'Disallow: /', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}
