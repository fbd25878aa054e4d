/** What search engines are told: which pages there are in which languages, and what they are to leave alone. */

import type { CommunityRow, Market } from '../storage/market.ts'
import { CODES } from './language.ts'

/** A sitemap has 50,000 addresses at most; each page is there in every language. */
const PIECES = 10_000

/** One sitemap for each community. */
export async function sitemapIndex(market: Market, origin: string): Promise<string> {
  const maps = (await market.communities()).map(
    ({ slug }) => `<sitemap><loc>${origin}/c/${slug}/sitemap.xml</loc></sitemap>`,
  )
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps.join('')}</sitemapindex>`
}

export async function sitemapOf(market: Market, origin: string, { slug }: CommunityRow): Promise<string> {
  const shops = await market.windows(slug)
  const pieces = await market.pieces({ community: slug, limit: PIECES })
  const paths = [`/c/${slug}`, ...shops.map((shop) => `/s/${shop.slug}`), ...pieces.map(({ good }) => `/p/${good}`)]
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
