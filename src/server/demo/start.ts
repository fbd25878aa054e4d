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

/** Fills what is empty, goes on with what was broken off, refuses what is somebody's. @returns what to tell the keeper */
export async function prepareDemo(config: Config, log: Logger): Promise<string[]> {
  const storage = await openStorage(config)
  try {
    const { since, filled } = await claim(storage, Date.now())
    if (!filled) {
      console.log('Drawing cloths and telling a year of a market: this takes a few seconds, once …')
      await fill({ storage, photos: photosOf(config).photos, log }, { seed: SEED, now: since })
      await markFilled(storage)
    }
    return await placesToLook(storage, originOf(config), since)
  } finally {
    await storage.close()
  }
}

async function placesToLook(storage: Storage, origin: string, since: number): Promise<string[]> {
  const shop = SHOPS.find(({ key }) => key === FIRST) as DemoShop
  const id = shopIdOf(shop, SEED, since)
  const window = await storage.market.window(id)
  const [piece] = await storage.market.pieces({ shop: id, limit: 1 })
  const requests = await storage.transaction(id, (rows) => rows.records.feed(['request'], 0, Number.MAX_SAFE_INTEGER))
  // The newest but one was accepted and waits to be paid: its page shows the most.
  const accepted = requests.slice(-2, -1)
  const { code } = await newDeviceCode(storage, id, 'owner', origin, Date.now())
  return [
    '',
    'This is a demo: shops, people and sales are made up. Look at',
    `  the cloth market    ${origin}/c/${NA_KHA_SLUG}`,
    `  the food market     ${origin}/c/${PHU_KHAE_SLUG}`,
    ...(window ? [`  a shop              ${origin}/s/${window.slug}`] : []),
    ...(piece ? [`  a piece             ${origin}/p/${piece.good}`] : []),
    ...accepted.map(({ fields }) => `  a buyer's order     ${origin}/o/${fields.link}`),
    '',
    `Open ${nameOf(shop)} on a phone, as its owner:`,
    `  ${joinLink(origin, code)}`,
  ]
}
