/** A shop on a real server, filled by a phone in this process: a browser then joins it by code, as a second phone would. */

import 'fake-indexeddb/auto'
import type { ShopDatabase } from '../../../src/device/store/database.ts'
import { perform } from '../../../src/device/store/perform.ts'
import { Attempt } from '../../../src/device/sync/attempt.ts'
import { MENDER } from '../../../src/device/sync/page.ts'
import { drive } from '../../../src/device/sync/run.ts'
import { newId, randomText } from '../../../src/shared/domain/ids.ts'
import type { CodeAnswer, JoinAnswer } from '../../../src/shared/protocol/join.ts'
import { PROTOCOL } from '../../../src/shared/protocol/version.ts'
import type { ServerProcess } from '../../../tools/server-process.ts'
import { communityCode } from '../hands.ts'
import { routeFetch } from '../liar.ts'
import { freshPhone } from '../store.ts'
import { tokenOf } from '../village.ts'

/** Opens a shop on the server and does the filling; resolves with a code for one more phone of the shop. */
export async function filledShop(server: ServerProcess, fill: (db: ShopDatabase) => Promise<unknown>): Promise<string> {
  const restore = routeFetch((path, init) => fetch(server.origin + path, init))
  try {
    const [own, shop] = [{ device: newId(), secret: randomText(32) }, newId()]
    const joining = { protocol: PROTOCOL, code: await communityCode(server), ...own, name: 'โทรศัพท์', shop }
    const { role, recovery } = await post<JoinAnswer>('/api/join', joining)
    const session = { ...own, shop, role, joined: true, shopName: '', recovery }
    const db = await freshPhone(shop, own.device)
    await perform(db, [
      { action: 'shop.open', body: { shop, name: 'ร้านขายส่ง', currency: 'THB', zone: 'Asia/Bangkok' } },
    ])
    await fill(db)
    await drive(db, new Attempt(db, session, new AbortController().signal, MENDER), 'tap')
    const left = await db.outbox.count()
    if (left > 0) throw new Error(`${left} operations did not reach the server`)
    return (await post<CodeAnswer>('/api/codes', { role: 'owner' }, tokenOf(session))).code
  } finally {
    restore()
  }
}

async function post<T>(path: string, body: object, token?: string): Promise<T> {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) }
  const answer = await fetch(path, {
    method: 'POST',
    headers,
    body: JSON.stringify({ nonce: randomText(8), ...body }),
  })
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}
