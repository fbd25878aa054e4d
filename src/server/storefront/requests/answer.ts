/** What a buyer does on her page after she asked: each is an operation of the server, in her name (SYNC 9). */

import { newId } from '../../../shared/domain/ids.ts'
import type { ReplyFields } from '../../../shared/domain/records.ts'
import { owe } from '../../push/owed.ts'
import type { Storage, TellingRow } from '../../storage/port.ts'
import { Ledger } from '../../sync/ledger.ts'
import { applyAsServer } from '../../sync/server-device.ts'
import { type BuyersView, type Progress, viewOf } from './look.ts'
import { aboutRequest } from './telling.ts'

/** Words of a buyer that one request takes: a shop is not to be flooded over one page. */
const MOST_WORDS = 20

export type Said =
  | { what: 'answered'; text: string }
  | { what: 'withdrawn' }
  | { what: 'slip'; picture: string }
  | { what: 'received' }

/** When each may be said: what the page offers then. */
const WHEN: Record<Said['what'], readonly Progress[]> = {
  answered: ['asked', 'gone', 'taken', 'paid', 'packed', 'sent'],
  withdrawn: ['asked', 'gone'],
  slip: ['taken', 'packed', 'sent'],
  received: ['sent'],
}

export function mayBeSaid(what: Said['what'], { progress, order, replies }: BuyersView): boolean {
  if (what === 'slip' && (order?.sums.owed ?? 0) === 0) return false
  const words = replies.filter((reply) => reply.what === 'answered' || reply.what === 'slip')
  return WHEN[what].includes(progress) && words.length < MOST_WORDS
}

/** @returns the view before and what phones are to be told, where it was said; null where it may not be said now */
export async function say(
  storage: Storage,
  link: string,
  said: Said,
  now: number,
): Promise<(BuyersView & { owed: TellingRow | null }) | null> {
  const found = await storage.anywhere.link(link)
  if (!found) return null
  return storage.transaction(found.shop, async (rows) => {
    const view = await viewOf(rows, found.request)
    const ledger = await Ledger.open(rows)
    if (!view || !ledger || !mayBeSaid(said.what, view)) return null
    if (said.what === 'received') {
      const order = view.order?.id ?? ''
      await applyAsServer(ledger, rows.id, now, 'order.step', { order, step: newId(now), what: 'received' })
    } else {
      const { what, ...rest } = said
      const text = 'text' in rest ? rest.text : ''
      const picture = 'picture' in rest ? { picture: rest.picture } : {}
      const reply = { request: found.request, reply: newId(now), what: what as ReplyFields['what'], text, ...picture }
      await applyAsServer(ledger, rows.id, now, 'request.reply', reply)
    }
    await ledger.close(now)
    return { ...view, owed: await owe(rows, aboutRequest(said.what, view.request, view.asked.lines), now) }
  })
}
