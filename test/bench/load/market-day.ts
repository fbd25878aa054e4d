/** A village whose phones were offline all day: what each of them holds in the evening, and how they all come at once. */

import { setTimeout as pause } from 'node:timers/promises'
import { newCommunityCode } from '../../../src/server/join/codes.ts'
import type { Storage } from '../../../src/server/storage/port.ts'
import { newId, randomText } from '../../../src/shared/domain/ids.ts'
import { Random } from '../../faults/random.ts'
import { clothPhoto } from '../../screens/cloth.ts'
import { cloth, line, sale } from '../../server/trade.ts'
import { type Taken, taken } from '../../support/stalls.ts'
import { renamed } from './renamed.ts'
import { WirePhone } from './wire-phone.ts'

export const DAY = { sales: 40, photos: 10, edits: 20 }
const GOODS = 30
/** Phones that are set up at a time. */
const AT_ONCE = 8

export interface Seller {
  phone: WirePhone
  goods: string[]
  photos: Taken[]
}

/** Shops with a window and some goods, each with one phone. @param storage of the server, opened beside it */
export async function sellers(origin: string, storage: Storage, count: number): Promise<Seller[]> {
  const all: Seller[] = []
  let left = count
  const open = async () => {
    while (left-- > 0) {
      const goods: string[] = []
      const { code } = await newCommunityCode(storage, Date.now())
      const phone = await WirePhone.join(origin, code)
      const { shop } = phone
      phone.do('shop.open', { shop, name: `ร้าน ${randomText(4)}`, currency: 'THB', zone: 'Asia/Bangkok' })
      phone.do('shop.edit', { shop, fields: { window: true, agrees: true }, based: {} })
      for (let index = 0; index < GOODS; index++) {
        const good = cloth({ name: `ผ้า ${randomText(5)}`, published: index % 3 === 0, price: 90_000 })
        goods.push(good.good)
        phone.do('good.add', { ...good, cost: 40_000, movement: { id: newId(), quantity: 9 } })
      }
      await phone.sync()
      all.push({ phone, goods, photos: [] })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, open))
  return all
}

/** A day at the market, offline: all of it waits on the phone. */
export function spendDay({ phone, goods, photos }: Seller, pictures: readonly Taken[], random: Random): void {
  photos.length = 0
  for (let index = 0; index < DAY.sales; index++) sell(phone, goods, random)
  for (let index = 0; index < DAY.photos; index++) {
    const picture = renamed(random.pick(pictures))
    photos.push(picture)
    phone.do('photo.add', { good: random.pick(goods), photo: picture.photo })
  }
  for (let index = 0; index < DAY.edits; index++) {
    const fields = { price: 10_000 * (1 + random.below(90)) }
    phone.do('good.edit', { good: random.pick(goods), fields, based: {} })
  }
}

export function sell(phone: WirePhone, goods: readonly string[], random: Random): void {
  const lines = Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => line({ good: random.pick(goods) }))
  phone.do('sale.record', sale(lines))
}

export interface Storm {
  /** Seconds from the first phone that comes to the last one that has sent all. */
  wall: number
  /** Milliseconds of each round trip of records. */
  syncs: number[]
  /** How often a phone was told to come again later. */
  turnedAway: number
}

/** All phones come within so many seconds, each when chance has it, and send records, then thumbnails, then photos. */
export async function arrive(all: readonly Seller[], within: number, random: Random): Promise<Storm> {
  for (const { phone } of all) Object.assign(phone, { took: [], turnedAway: 0 })
  const start = performance.now()
  const come = async ({ phone, photos }: Seller) => {
    await pause(random.next() * within * 1000)
    await phone.sync()
    await phone.uploadAll(photos)
  }
  await Promise.all(all.map(come))
  return {
    wall: (performance.now() - start) / 1000,
    syncs: all.flatMap(({ phone }) => phone.took),
    turnedAway: all.reduce((sum, { phone }) => sum + phone.turnedAway, 0),
  }
}

/** A few photographs of cloth, of which each phone sends its own copies. */
export async function pictures(count: number): Promise<Taken[]> {
  const random = new Random(3)
  const dye = () => `#${random.below(0x1000000).toString(16).padStart(6, '0')}`
  const made: Taken[] = []
  for (let index = 0; index < count; index++) {
    const pattern = random.pick(['mudmee', 'khit', 'check', 'plain'] as const)
    made.push(await taken((await clothPhoto({ ground: dye(), figure: dye(), accent: dye(), pattern })).buffer))
  }
  return made
}
