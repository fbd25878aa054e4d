/** A shop is told of its part by an operation of the server (SYNC 9): as often as it is sent, it is one record. */

import { isDeepStrictEqual } from 'node:util'
import type { Fields } from '../../../shared/domain/change.ts'
import type { CallFields } from '../../../shared/domain/records.ts'
import type { Deps } from '../../deps.ts'
import { owe, tellOwed } from '../../push/owed.ts'
import type { CallRow } from '../../storage/calls.ts'
import { Ledger } from '../../sync/ledger.ts'
import { applyAsServer } from '../../sync/server-device.ts'
import { sharesOf } from './shares.ts'

type Offering = Pick<Deps, 'storage' | 'now' | 'log' | 'publicUrl'>

/**
 * Offers a shop so much of a call, and tells it how the call stands; never less than it has taken already.
 * @param offered null: as much as before
 */
export async function offer(deps: Offering, shop: string, call: CallRow, offered: number | null): Promise<void> {
  const owed = await deps.storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) return null
    const share = (await sharesOf(rows)).find((one) => one.call === call.call)
    const wanted = Math.max(offered ?? share?.offered ?? 0, share?.taken ?? 0)
    if (!share && wanted === 0) return null
    const now = deps.now()
    const fields = fieldsOf(call, wanted)
    await ledger.load([{ kind: 'call', id: call.call }])
    const before = ledger.record('call', call.call)
    if (!before) await applyAsServer(ledger, shop, now, 'call.add', { call: call.call, fields })
    else {
      const changed = changedIn(before.fields, fields)
      if (Object.keys(changed).length === 0) return null
      await applyAsServer(ledger, shop, now, 'call.edit', { call: call.call, fields: changed, based: {} })
    }
    await ledger.close(now, deps.log)
    if (wanted <= (share?.offered ?? 0)) return null
    const { call: tag, title: body } = call
    return owe(rows, { words: 'ask.push.call', body, tag, path: `/orders/calls/${tag}` }, now)
  })
  if (owed) void tellOwed(deps, shop, owed)
}

/**
 * Every shop that knows of it is told how it stands now, one after the other: no transaction spans two. Again where it was
 * changed meanwhile: what was told last may have been what was older.
 */
export async function tellShops(deps: Offering, { community, call }: CallRow): Promise<void> {
  const { calls } = deps.storage
  let row = await calls.get(community, call)
  while (row) {
    for (const { shop } of await calls.shares(call)) await offer(deps, shop, row, null)
    const now = await calls.get(community, call)
    if (isDeepStrictEqual(now, row)) return
    row = now
  }
}

function fieldsOf(
  { title, text, unit, total, price, currency, day, answer, state }: CallRow,
  offered: number,
): CallFields {
  const terms = { title, text, unit, total, price: price ?? 0, currency, day, ...(answer ? { answer } : {}) }
  return { ...terms, offered, closed: state !== 'open' }
}

function changedIn(before: Fields, after: CallFields): Partial<CallFields> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value))
}
