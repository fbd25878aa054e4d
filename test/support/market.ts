/** A server and the phones of one shop in it: what the tests of several phones, or of a bad link, begin with. */

import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  type Cloth,
  codeForPhone,
  communityCode,
  joinCommunity,
  joinShop,
  loadOnce,
  startShop,
} from './hands.ts'
import { Link } from './link.ts'
import { Phone } from './phone.ts'

export interface Market {
  server: ServerProcess
  /** All that the phones send goes over it. */
  link: Link
  /** The owner's. */
  weaver: Phone
  helper: Phone
  dispose(): Promise<void>
}

/** Two phones that have loaded the app and have no shop yet. */
export async function openMarket(): Promise<Market> {
  const [stall, helper] = await Promise.all([openStall(), Phone.open()])
  await loadOnce(helper, stall.link.origin)
  const dispose = async () => {
    await helper.dispose()
    await stall.dispose()
  }
  return { ...stall, helper, dispose }
}

/** Two phones of one shop with these goods, the second one a helper's; all is sent. */
export async function openShopOfTwo(cloths: readonly Cloth[]): Promise<Market> {
  const market = await openMarket()
  const { weaver, helper } = market
  await fill(market, cloths)
  await joinShop(helper, await codeForPhone(weaver, 'helper'))
  await allSent(weaver)
  await allSent(helper)
  return market
}

export type Stall = Omit<Market, 'helper'>

/** One phone alone, of a shop with these goods; all is sent. */
export async function openShop(cloths: readonly Cloth[], server?: ServerProcess): Promise<Stall> {
  const stall = await openStall(server)
  await fill(stall, cloths)
  await allSent(stall.weaver)
  return stall
}

async function openStall(running?: ServerProcess): Promise<Stall> {
  const server = running ?? (await ServerProcess.start())
  const link = await Link.to(server)
  const weaver = await Phone.open()
  await loadOnce(weaver, link.origin)
  const dispose = async () => {
    await weaver.dispose()
    await link.dispose()
    await server.dispose()
  }
  return { server, link, weaver, dispose }
}

async function fill({ server, weaver }: Stall, cloths: readonly Cloth[]): Promise<void> {
  await startShop(weaver)
  for (const cloth of cloths) await addCloth(weaver, cloth)
  await joinCommunity(weaver, await communityCode(server))
}
