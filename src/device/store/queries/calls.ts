/** Orders too large for one loom, and what this shop said of its part of each. */

import { dayIn } from '../../../shared/domain/calendar.ts'
import { isOver, type Share, shareOf } from '../../../shared/domain/call.ts'
import type { CallFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'

export interface CallView {
  id: string
  fields: CallFields
  share: Share
  /** The last day to answer is over. */
  over: boolean
}

/** All of them, the newest first. */
export async function calls(db: ShopDatabase, now = Date.now()): Promise<CallView[]> {
  const [rows, today] = await Promise.all([db.call.reverse().toArray(), dayOfShop(db, now)])
  return Promise.all(rows.filter(({ deleted }) => !deleted).map((row) => viewOf(db, row, today)))
}

export async function call(db: ShopDatabase, id: string, now = Date.now()): Promise<CallView | undefined> {
  const [row, today] = await Promise.all([db.call.get(id), dayOfShop(db, now)])
  return row && !row.deleted ? viewOf(db, row, today) : undefined
}

/** Whether the shop is waited for: it may take some, and has said nothing yet of what it was offered. */
export function isOpen({ share, over }: CallView): boolean {
  return !over && share.left > 0
}

async function viewOf(db: ShopDatabase, { id, fields }: Row<'call'>, today: string): Promise<CallView> {
  const pledges = await db.pledge.where('fields.call').equals(id).toArray()
  const share = shareOf(
    fields,
    pledges.map((pledge) => pledge.fields),
  )
  return { id, fields, share, over: isOver(fields.answer, today) }
}

async function dayOfShop(db: ShopDatabase, now: number): Promise<string> {
  const shop = await db.shop.get(db.shopId)
  return dayIn(shop?.fields.zone ?? 'Asia/Bangkok', now)
}
