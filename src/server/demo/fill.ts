/** Fills a server with the market of the demo, by the server's own code. Broken off in the middle, it goes on at the next start. */

import { randomText } from '../../shared/domain/ids.ts'
import type { Body } from '../../shared/protocol/operations.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import type { Deps } from '../deps.ts'
import { newCommunityCode } from '../join/codes.ts'
import { join } from '../join/join.ts'
import type { CallRow } from '../storage/calls.ts'
import { askAround } from './buyers.ts'
import { Chance } from './chance.ts'
import { communities } from './communities.ts'
import { type DemoGood, goodsOf } from './goods.ts'
import { largeOrder, takePart } from './large.ts'
import { Owner } from './live.ts'
import { type DemoShop, SHOPS } from './people.ts'
import { Drawer } from './pictures/drawer.ts'
import type { PictureFiles } from './pictures/files.ts'
import { atMost } from './pool.ts'
import { DAY, DAYS, type Placed, yearOf } from './year.ts'

type Stores = Pick<Deps, 'storage' | 'photos' | 'log'>

export interface Filling {
  /** Other words make another market. */
  seed: string
  /** The day to which its year leads. */
  now: number
  shops?: readonly DemoShop[]
}

/** Pictures drawn, packed and written at a time: while one is packed the next is drawn. */
const AT_A_TIME = 4

/** Shops that buyers from far away have asked. */
const ASKED = ['daeng', 'indigo', 'chilli']

export async function fill(stores: Stores, filling: Filling): Promise<void> {
  const { seed, now, shops = SHOPS } = filling
  for (const one of communities(now)) await stores.storage.market.changeCommunity(one.slug, () => one)
  const large = largeOrder(seed, now)
  await stores.storage.calls.add(large)
  const drawer = new Drawer()
  try {
    for (const { shop, id, goods } of drawAll(stores, drawer, shops, filling)) {
      await fillShop(stores, shop, id, await goods, large, filling)
    }
  } finally {
    await drawer.close()
  }
}

/** Begins with all pictures; the shops are told in their order, while those of the next are drawn. */
function drawAll(stores: Stores, drawer: Drawer, shops: readonly DemoShop[], { seed, now }: Filling) {
  const turn = atMost(AT_A_TIME)
  return shops.map((shop) => {
    const id = shopIdOf(shop, seed, now)
    const placed = goodsOf(shop, seed).map((good) => turn(() => place(stores, drawer, id, good, { seed, now })))
    const goods = Promise.all(placed)
    // Said where it is waited for; until then a failure waits too.
    goods.catch(() => undefined)
    return { shop, id, goods }
  })
}

/** The end of the id, and with it the shop's address, is the same for every market of a seed. */
export function shopIdOf({ key }: DemoShop, seed: string, now: number): string {
  return new Chance(seed, 'shop', key).id(now - (DAYS + 1) * DAY)
}

/** A good with its pictures drawn and stored. */
async function place(
  { photos, storage }: Stores,
  drawer: Drawer,
  shop: string,
  good: DemoGood,
  { seed, now }: Filling,
): Promise<Placed> {
  const chance = new Chance(seed, 'id', good.key)
  const pictures: PictureFiles[] = []
  for (let index = 0; index < good.pictures; index++) pictures.push(await drawer.draw(good, index, seed))
  const files = pictures.flatMap(({ full, thumb }) => [full, thumb])
  await Promise.all(files.map(({ hash, bytes }) => photos.put(shop, hash, bytes)))
  await storage.transaction(shop, async (rows) => {
    for (const { hash, bytes } of files) await rows.photos.add({ hash, size: bytes.byteLength, type: TYPE }, now)
  })
  const at = now - DAYS * DAY
  return { ...good, id: chance.id(at), photos: pictures.map((picture) => photoOf(picture, chance.id(at))) }
}

const TYPE = 'image/webp'

function photoOf({ full, thumb }: PictureFiles, id: string): Body<'good.add'>['photos'][number] {
  const { width, height } = full
  const sizes = { fullSize: full.bytes.byteLength, thumbSize: thumb.bytes.byteLength }
  return { id, full: full.hash, thumb: thumb.hash, type: TYPE, width, height, ...sizes, position: 0 }
}

async function fillShop(
  stores: Stores,
  shop: DemoShop,
  id: string,
  goods: Placed[],
  large: CallRow,
  { seed, now }: Filling,
): Promise<void> {
  const chance = new Chance(seed, 'phone', shop.key)
  const opened = now - (DAYS + 1) * DAY
  const device = chance.id(opened)
  await open(stores, shop, id, device, opened)
  const owner = new Owner(stores, id, device, chance)
  const { deeds, left } = yearOf(shop, id, goods, seed, now)
  await owner.live(deeds)
  await takePart(stores, shop.key, owner, large, chance)
  if (!ASKED.includes(shop.key)) return
  const shown = goods.filter(({ fields }) => fields.published && !fields.piece)
  const enough = shown.filter(({ id: good, most }) => (left.get(good) ?? 0) > 2 * most)
  const single = goods.find(({ id: good, fields }) => fields.published && fields.piece && left.get(good) === 1)
  await askAround(stores, owner, { goods: enough.length > 0 ? enough : shown, single }, chance, now)
}

/** Its first phone joins by a code of the community, as every shop's does; what it could sign in with is told to nobody. */
async function open({ storage }: Stores, shop: DemoShop, id: string, device: string, at: number): Promise<void> {
  if (await storage.transaction(id, (rows) => rows.shop.get())) return
  const { code } = await newCommunityCode(storage, at, shop.community)
  const phone = { device, secret: randomText(32), name: 'มือถือของร้าน (ตัวอย่าง)' }
  await join(storage, { protocol: PROTOCOL, nonce: randomText(8), code, shop: id, ...phone }, at)
}
