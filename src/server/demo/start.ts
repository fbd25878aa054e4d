/** `npm start -- --demo`: a market to look at, in a folder of its own, and where to look. */

import type { Logger } from 'pino'
import { type Config, originOf } from '../config.ts'
import { joinLink, newDeviceCode } from '../join/codes.ts'
import { photosOf } from '../photos/place.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/port.ts'
import { NA_KHA_SLUG, PHU_KHAE_SLUG } from './communities.ts'
import { fill, shopIdOf } from './fill.ts'
import { claim, markFilled } from './mark.ts'
import { type DemoShop, nameOf, SHOPS } from './people.ts'

/** The market that everybody sees; another word makes another one. */
const SEED = 'na-kha'
/** The shop to look at first. */
const FIRST = 'daeng'

/** Addresses of what there is to see. */
export interface Places {
  clothMarket: string
  foodMarket: string
  shop: string | null
  piece: string | null
  order: string | null
  /** Opens a shop on a phone, as its owner. */
  phone: string
  phoneOf: string
}

/**
 * Fills what is empty, goes on with what was broken off, refuses what is somebody's.
 * @param say what is said while it goes on
 */
export async function prepareDemo(config: Config, log: Logger, say: (text: string) => void): Promise<Places> {
  const storage = await openStorage(config)
  try {
    const { since, filled } = await claim(storage, Date.now())
    if (!filled) {
      say('Drawing cloths and telling a year of a market: this takes a few seconds, once …')
      await fill({ storage, photos: photosOf(config).photos, log }, { seed: SEED, now: since })
      await markFilled(storage)
    }
    return await placesOf(storage, originOf(config), since)
  } finally {
    await storage.close()
  }
}

async function placesOf(storage: Storage, origin: string, since: number): Promise<Places> {
  const shop = SHOPS.find(({ key }) => key === FIRST) as DemoShop
  const id = shopIdOf(shop, SEED, since)
  const window = await storage.market.window(id)
  const [piece] = await storage.market.pieces({ shop: id, limit: 1 })
  const requests = await storage.transaction(id, (rows) => rows.records.feed(['request'], 0, Number.MAX_SAFE_INTEGER))
  // The newest but one was accepted and waits to be paid: its page shows the most.
  const accepted = requests.at(-2)
  const { code } = await newDeviceCode(storage, id, 'owner', origin, Date.now())
  return {
    clothMarket: `${origin}/c/${NA_KHA_SLUG}`,
    foodMarket: `${origin}/c/${PHU_KHAE_SLUG}`,
    shop: window && `${origin}/s/${window.slug}`,
    piece: piece ? `${origin}/p/${piece.good}` : null,
    order: accepted ? `${origin}/o/${accepted.fields.link}` : null,
    phone: joinLink(origin, code),
    phoneOf: nameOf(shop),
  }
}

/** What to tell the keeper. */
export function placesToLook({ clothMarket, foodMarket, shop, piece, order, phone, phoneOf }: Places): string[] {
  return [
    '',
    'This is a demo: shops, people and sales are made up. Look at',
    `  the cloth market    ${clothMarket}`,
    `  the food market     ${foodMarket}`,
    ...(shop ? [`  a shop              ${shop}`] : []),
    ...(piece ? [`  a piece             ${piece}`] : []),
    ...(order ? [`  a buyer's order     ${order}`] : []),
    '',
    `Open ${phoneOf} on a phone, as its owner:`,
    `  ${phone}`,
  ]
}
