import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { ConfigError } from '../config.ts'
import type { CommunityRow, CommunityTexts } from '../storage/market.ts'
import type { Storage } from '../storage/port.ts'
import { rebuild } from '../storefront/show/show.ts'
import { command, UsageError } from './command.ts'
import { ratesLines, readRates } from './rates.ts'
import { knownShop } from './shops.ts'

/** As it stands in an address. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

const NEW = { map: null, rates: null }

export const community = command({
  about: 'makes or changes a community; without a name it lists them',
  words: [{ name: 'SLUG', about: 'its name in addresses: small letters, digits and hyphens' }],
  options: {
    language: { value: 'CODE', about: `of these texts: ${Object.keys(LANGUAGES).join(', ')}; th if it is not said` },
    name: { value: 'TEXT', about: 'what it is called' },
    story: { value: 'TEXT', about: 'what buyers should know of it' },
    place: { value: 'TEXT', about: 'where it is' },
    way: { value: 'TEXT', about: 'how to get there' },
    hours: { value: 'TEXT', about: 'when the market is open' },
    sight: { value: 'TEXT', about: 'what else is worth the journey', many: true },
    map: { value: 'LAT,LON', about: 'in degrees; nothing takes it away' },
    rates: { value: 'RATES', about: 'as the command rates sets them: "LAK=650 CNY=0.2 USD=0.029"' },
    shop: { value: 'SHOP', about: 'a shop that belongs here from now on', many: true },
  },
  more: ['What is not said stays as it was.'],
  examples: [
    'community',
    'community na-kha --name "ตลาดผ้านาข่า" --place "อุดรธานี" --map 17.45,102.79',
    'community na-kha --language en --name "Na Kha cloth market"',
  ],
  needsData: true,
  async run(desk, { words: [slug], values }) {
    const storage = await desk.storage()
    if (slug === undefined) {
      const all = await storage.market.communities()
      return { facts: all, lines: all.flatMap(linesOf) }
    }
    if (!SLUG.test(slug)) throw new UsageError(`${slug} must be small letters, digits and hyphens, such as na-kha.`)
    const { language = 'th' } = values
    if (!isLanguage(language)) throw new UsageError(`--language must be one of ${Object.keys(LANGUAGES).join(', ')}.`)
    const { name, story, place, way, hours } = values
    const sights = values.sight.length > 0 ? values.sight : undefined
    const said = Object.entries({ name, story, place, way, hours, sights }).filter(([, one]) => one !== undefined)
    const map = values.map === undefined ? {} : { map: readMap(values.map) }
    const rates = values.rates === undefined ? {} : { rates: readRates(values.rates, desk.now) }
    const row = await storage.market.changeCommunity(slug, (before) => {
      const texts = { ...before?.texts, [language]: { ...before?.texts[language], ...Object.fromEntries(said) } }
      return { ...(before ?? NEW), texts, ...map, ...rates }
    })
    for (const shop of values.shop) await belong(storage, await knownShop(storage, shop), slug, desk.now)
    return { facts: row, lines: linesOf(row) }
  },
})

async function belong(storage: Storage, shop: string, slug: string, now: number): Promise<void> {
  await storage.transaction(shop, async (rows) => {
    const row = await rows.shop.get()
    if (row === null) throw new ConfigError(`There is no shop ${shop}.`)
    await rows.shop.save({ ...row, community: slug })
    await rebuild(rows, now)
  })
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code)
}

/** `17.45,102.79`; nothing takes the map away. */
function readMap(text: string): CommunityRow['map'] {
  if (text === '') return null
  const [, latitude, longitude] = (/^([-\d.]+), ?([-\d.]+)$/.exec(text) ?? []).map(Number)
  if (latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
    return { latitude, longitude }
  throw new UsageError(`--map is ${text}; it must be latitude,longitude in degrees, such as 17.45,102.79.`)
}

function linesOf({ slug, texts, map, rates }: CommunityRow): string[] {
  const said = Object.entries(texts).flatMap(([language, text]) => Object.entries(text).map(lineOf(language)))
  return [
    slug,
    ...said,
    ...(map ? [`  map: ${map.latitude},${map.longitude}`] : []),
    ...(rates ? ratesLines(rates) : []),
  ]
}

function lineOf(language: string) {
  return ([name, text]: [string, CommunityTexts[keyof CommunityTexts]]) =>
    `  ${name} (${language}): ${[text].flat().join(' · ')}`
}
