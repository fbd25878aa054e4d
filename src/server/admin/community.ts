/** `npm run admin -- community [slug] [--name …]`: what the keeper says of a community; without a slug it lists them. */

import { parseArgs } from 'node:util'
import { CURRENCY_CODES, type Currency } from '../../shared/domain/money.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { ConfigError } from '../config.ts'
import type { CommunityRow, CommunityTexts, Rates } from '../storage/market.ts'
import type { Storage } from '../storage/port.ts'
import { rebuild } from '../storefront/show/show.ts'

const OPTIONS = {
  language: { type: 'string', default: 'th' },
  name: { type: 'string' },
  story: { type: 'string' },
  place: { type: 'string' },
  way: { type: 'string' },
  hours: { type: 'string' },
  sight: { type: 'string', multiple: true },
  map: { type: 'string' },
  rates: { type: 'string' },
  shop: { type: 'string', multiple: true },
} as const

/** As it stands in an address. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

export async function community(storage: Storage, args: readonly string[], now: number): Promise<string[]> {
  const { values, positionals } = readOptions(args)
  const [slug] = positionals
  if (slug === undefined) return (await storage.market.communities()).flatMap(linesOf)
  if (!SLUG.test(slug)) throw new ConfigError(`${slug} must be small letters, digits and hyphens, such as na-kha.`)
  const { language } = values
  if (!isLanguage(language)) throw new ConfigError(`--language must be one of ${Object.keys(LANGUAGES).join(', ')}.`)
  const before = (await storage.market.community(slug)) ?? { slug, texts: {}, map: null, rates: null }
  const { name, story, place, way, hours, sight } = values
  const said = Object.entries({ name, story, place, way, hours, sights: sight }).filter(([, one]) => one !== undefined)
  const row: CommunityRow = {
    ...before,
    texts: { ...before.texts, [language]: { ...before.texts[language], ...Object.fromEntries(said) } },
    map: values.map === undefined ? before.map : readMap(values.map),
    rates: values.rates === undefined ? before.rates : readRates(values.rates, now),
  }
  await storage.market.saveCommunity(row)
  for (const shop of values.shop ?? []) await move(storage, shop, slug, now)
  return linesOf(row)
}

/** The community of a code; it has to be there, or a slip of the pen would make shops that nobody finds. */
export async function knownCommunity(storage: Storage, slug: string): Promise<string> {
  if (await storage.market.community(slug)) return slug
  const known = (await storage.market.communities()).map((one) => one.slug)
  throw new ConfigError(`There is no community ${slug}; there are: ${known.join(', ')}.`)
}

async function move(storage: Storage, shop: string, slug: string, now: number): Promise<void> {
  await storage.transaction(shop, async (rows) => {
    const row = await rows.shop.get()
    if (row === null) throw new ConfigError(`There is no shop ${shop}.`)
    await rows.shop.save({ ...row, community: slug })
    await rebuild(rows, now)
  })
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code)
}

/** `17.45,102.79`; nothing takes the map away. */
function readMap(text: string): CommunityRow['map'] {
  if (text === '') return null
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(',').map(Number)
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude }
  throw new ConfigError(`--map is ${text}; it must be latitude,longitude in degrees, such as 17.45,102.79.`)
}

const MILLION = 1_000_000

/** `LAK=650 CNY=0.2 USD=0.029`: what one baht is worth, as of today; nothing takes them away. */
function readRates(text: string, now: number): Rates | null {
  const worth: Rates['worth'] = {}
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [code = '', amount = ''] = part.split('=')
    const value = Math.round(Number(amount) * MILLION)
    if (!isCurrency(code) || !(value > 0)) {
      throw new ConfigError(
        `--rates is ${text}; it must be what one baht is worth, such as "LAK=650 CNY=0.2 USD=0.029".`,
      )
    }
    worth[code] = value
  }
  return Object.keys(worth).length === 0 ? null : { day: new Date(now).toISOString().slice(0, 10), worth }
}

function isCurrency(code: string): code is Currency {
  return (CURRENCY_CODES as readonly string[]).includes(code) && code !== 'THB'
}

function linesOf({ slug, texts, map, rates }: CommunityRow): string[] {
  const said = Object.entries(texts).flatMap(([language, text]) => Object.entries(text).map(lineOf(language)))
  const worth = rates && Object.entries(rates.worth).map(([code, value]) => `${code} ${value / MILLION}`)
  return [
    slug,
    ...said,
    ...(map ? [`  map: ${map.latitude},${map.longitude}`] : []),
    ...(rates && worth ? [`  one baht on ${rates.day}: ${worth.join(', ')}`] : []),
  ]
}

function lineOf(language: string) {
  return ([name, text]: [string, CommunityTexts[keyof CommunityTexts]]) =>
    `  ${name} (${language}): ${[text].flat().join(' · ')}`
}
