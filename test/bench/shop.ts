/** A shop on a real server, filled through the server's own API by the operations that a phone would send. */

import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { MAX_OPERATIONS } from '../../src/shared/protocol/limits.ts'
import type { Action, Body } from '../../src/shared/protocol/operations.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { Random } from '../faults/random.ts'
import { cloth, line, sale } from '../server/trade.ts'
import { communityCode } from '../support/hands.ts'

const SEED = 7
const WORDS = ['ผ้าหมี่', 'ขิด', 'ลายนาค', 'คราม', 'ฝ้าย', 'ไหม', 'ย้อมธรรมชาติ', 'ผ้าคลุมไหล่', 'ลายดอกแก้ว', 'ทอมือ']

interface Size {
  goods: number
  orders: number
}

export interface BenchShop {
  shop: string
  /** A code for one more owner's phone. */
  code(): Promise<string>
}

export async function fillShop(server: ServerProcess, { goods, orders }: Size): Promise<BenchShop> {
  const post = async <T>(path: string, body: object, token = ''): Promise<T> => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
    const init = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
    const ask = () => fetch(server.origin + path, init)
    // A socket that was kept may just have been closed; again is no harm, for that is what ids are for.
    const response = await ask().catch(ask)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const [shop, device, secret] = [newId(), newId(), randomText(32)]
  const code = await communityCode(server)
  await post('/api/join', { protocol: 1, code, device, secret, name: 'มือถือ', shop })
  const token = `${shop}_${device}_${secret}`

  let acked = 0
  const deeds = [...trade(shop, { goods, orders })]
  for (let at = 0; at < deeds.length; at += MAX_OPERATIONS) {
    const operations = deeds.slice(at, at + MAX_OPERATIONS).map((deed, index) => {
      const now = Date.now()
      return { id: newId(), device, number: at + index + 1, schema: 1, at: now, seen: now, person: null, ...deed }
    })
    // Nothing is read back: the cursor of an empty page is asked for again and again.
    await post('/api/sync', { protocol: 1, cursor: '', acked, operations, waiting: operations.length, room: 1 }, token)
    acked += operations.length
  }
  return { shop, code: async () => (await post<{ code: string }>('/api/codes', { role: 'owner' }, token)).code }
}

type Deed = { [A in Action]: { action: A; body: Body<A> } }[Action]

/** Goods by the hundred, each with a name of its own and a stock, and sales of them: by chance, the same each time. */
function* trade(shop: string, { goods, orders }: Size): Generator<Deed> {
  const random = new Random(SEED)
  yield { action: 'shop.open', body: { shop, name: 'ร้านผ้าทอ', currency: 'THB', zone: 'Asia/Bangkok' } }
  const all = Array.from({ length: goods }, (_, index) => {
    const name = `${random.pick(WORDS)} ${random.pick(WORDS)} ${index + 1}`
    const price = 10_000 + 500 * random.below(600)
    return { ...cloth({ name, price }), movement: { id: newId(), quantity: 1 + random.below(50) } }
  })
  for (const body of all) yield { action: 'good.add', body }
  for (let order = 0; order < orders; order++) {
    const lines = Array.from({ length: 1 + random.below(3) }, () => {
      const { good, fields } = random.pick(all)
      const price = fields.price ?? 0
      return line({ good, name: fields.name, listPrice: price, price, total: price })
    })
    const amount = lines.reduce((sum, { total }) => sum + total, 0)
    yield {
      action: 'sale.record',
      body: sale(lines, { payments: [{ id: newId(), method: 'cash', amount, given: null }] }),
    }
  }
}
