/** What a buyer asks for becomes a record of the shop, by an operation of the server (SYNC 9), exactly once. */

import { fullName } from '../../../shared/domain/goods.ts'
import { newId, randomText } from '../../../shared/domain/ids.ts'
import type { CustomerFields, GoodFields, RequestFields, ShopFields } from '../../../shared/domain/records.ts'
import type { Body } from '../../../shared/protocol/operations.ts'
import { owe } from '../../push/owed.ts'
import type { ShopRows, Storage, TellingRow } from '../../storage/port.ts'
import { Ledger } from '../../sync/ledger.ts'
import { applyAsServer } from '../../sync/server-device.ts'
import { aboutRequest } from './telling.ts'

export interface Asked {
  /** The id that the form came with: the same form sent twice is one request. */
  request: string
  /** In steps of the good's unit. */
  wants: readonly { good: string; quantity: number }[]
  who: CustomerFields
  pickup: boolean
  language: string
}

/** Hours that a piece is kept where the owner has not said. */
export const USUAL_HOLD = 48
const HOUR = 60 * 60 * 1000
/** Base32 characters of the address of a buyer's own page: 120 bits. */
const LINK_LENGTH = 24

/** The last part of the address of a page that its buyer alone knows. */
export function newLink(): string {
  return randomText(LINK_LENGTH)
}

/** `closed`: the shop does not show itself, or not this good; `gone`: there is none left. */
export type Trouble = 'closed' | 'gone'

/** @returns the last part of the address of the buyer's page; where it is new, what she asked for, and what phones are to be told of it */
export function makeRequest(
  storage: Storage,
  shop: string,
  asked: Asked,
  now: number,
): Promise<{ link: string; made: Body<'request.make'> | null; owed: TellingRow | null } | { no: Trouble }> {
  return storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) return { no: 'closed' }
    await ledger.load([{ kind: 'request', id: asked.request }])
    const before = ledger.record('request', asked.request)
    if (before) return { link: String(before.fields.link), made: null, owed: null }
    const made = await requestOf(ledger, rows, shop, asked, now)
    if ('no' in made) return made
    await applyAsServer(ledger, shop, now, 'request.make', made)
    await ledger.close(now)
    const owed = await owe(rows, aboutRequest('title', made.request, made.lines), now)
    return { link: made.link, made, owed }
  })
}

/** With names and prices as they are at this moment: a buyer types none of them. */
async function requestOf(
  ledger: Ledger,
  rows: ShopRows,
  shop: string,
  { request, wants, who, pickup, language }: Asked,
  now: number,
): Promise<Body<'request.make'> | { no: Trouble }> {
  await ledger.load([{ kind: 'shop', id: shop }, ...wants.map(({ good }) => ({ kind: 'good' as const, id: good }))])
  const own = ledger.record('shop', shop)?.fields as unknown as ShopFields | undefined
  if (!own?.window) return { no: 'closed' }
  const stocks = await rows.window.stocks(wants.map(({ good }) => good))
  const lines: RequestFields['lines'] = []
  let single = false
  for (const { good, quantity } of wants) {
    const row = ledger.record('good', good)
    const fields = row?.fields as unknown as GoodFields | undefined
    if (!row || row.deleted || !fields?.published || fields.hidden || fields.price === null) return { no: 'closed' }
    const { movements = 0, quantity: left = 0 } = stocks.get(good) ?? {}
    // What was never counted may be there; a piece on the loom will be.
    if (movements > 0 && left <= 0 && fields.stage !== 'loom') return { no: 'gone' }
    single ||= fields.piece === true
    const thumb = await thumbOf(rows, good)
    lines.push({ good, name: fullName(fields), unit: fields.unit, quantity, price: fields.price, thumb })
  }
  const until = single ? now + (own.hold ?? USUAL_HOLD) * HOUR : null
  const link = newLink()
  return { request, customer: newId(now), currency: own.currency, lines, pickup, link, until, language, who }
}

/** The first picture of a good, small. */
async function thumbOf(rows: ShopRows, good: string): Promise<string | null> {
  const about = await rows.window.about([good], ['photo'])
  const photos = await rows.records.load(
    'photo',
    about.map(({ id }) => id),
  )
  const shown = photos.filter(({ deleted, fields }) => !deleted && fields.good === good)
  const [first] = shown.sort((a, b) => Number(a.fields.position) - Number(b.fields.position))
  return first ? String(first.fields.thumb) : null
}
