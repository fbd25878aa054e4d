import { CURRENCY_CODES, type Currency } from '../../shared/domain/money.ts'
import type { Rates } from '../storage/market.ts'
import { command, UsageError } from './command.ts'
import { heldCommunity } from './communities.ts'

const MILLION = 1_000_000

export const rates = command({
  about: 'shows what one baht is worth on the pages of a community, or sets it',
  words: [
    { name: 'SLUG', about: 'the community', needed: true },
    { name: 'CODE=WORTH', about: 'what one baht is worth in a currency, as of today; all of them at once', many: true },
  ],
  options: { none: { about: 'takes them away: buyers see prices in baht alone' } },
  more: [
    'Prices stay in the shop’s own currency; what is worked out by these stands beside them, with the day they were set.',
  ],
  examples: ['rates na-kha', 'rates na-kha LAK=650 CNY=0.2 USD=0.029'],
  needsData: true,
  async run({ storage, now }, { words: [slug = '', ...typed], values: { none } }) {
    const { market } = await storage()
    const before = await heldCommunity(await storage(), slug)
    if (none && typed.length > 0) throw new UsageError('Either --none, or what one baht is worth.')
    const set = none || typed.length > 0
    const rates = typed.length > 0 ? readRates(typed.join(' '), now) : null
    const row = set ? await market.changeCommunity(slug, (row) => ({ ...(row ?? before), rates })) : before
    return { facts: factsOf(row.rates), lines: row.rates ? ratesLines(row.rates) : ['No rates are set.'] }
  },
})

function factsOf(set: Rates | null) {
  const worth = Object.entries(set?.worth ?? {}).map(([code, value]) => [code, value / MILLION])
  return { day: set?.day ?? null, worth: Object.fromEntries(worth) as Record<string, number> }
}

export function ratesLines({ day, worth }: Rates): string[] {
  const list = Object.entries(worth).map(([code, value]) => `${code} ${value / MILLION}`)
  return [`  one baht on ${day}: ${list.join(', ')}`]
}

/** `LAK=650 CNY=0.2 USD=0.029`: what one baht is worth, as of today; nothing takes them away. */
export function readRates(text: string, now: number): Rates | null {
  const worth: Rates['worth'] = {}
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [code = '', amount = ''] = part.split('=')
    const value = Math.round(Number(amount) * MILLION)
    if (!isCurrency(code) || !(value > 0 && Number.isSafeInteger(value))) {
      const allowed = CURRENCY_CODES.filter((one) => one !== 'THB').join(', ')
      throw new UsageError(
        `${part} must be what one baht is worth, such as LAK=650 CNY=0.2 USD=0.029; there are ${allowed}.`,
      )
    }
    worth[code] = value
  }
  return Object.keys(worth).length === 0 ? null : { day: new Date(now).toISOString().slice(0, 10), worth }
}

function isCurrency(code: string): code is Currency {
  return (CURRENCY_CODES as readonly string[]).includes(code) && code !== 'THB'
}
