/** An order too large for one loom: a hotel asked for two hundred, and the weavers of Na Kha are at it. */

import { dayIn } from '../../shared/domain/calendar.ts'
import type { PledgeFields } from '../../shared/domain/records.ts'
import type { Deps } from '../deps.ts'
import { offer } from '../office/calls/offer.ts'
import type { CallRow } from '../storage/calls.ts'
import { ZONE } from '../zone.ts'
import { Chance } from './chance.ts'
import { NA_KHA_SLUG } from './communities.ts'
import type { Owner } from './live.ts'
import { DAY, HOUR } from './year.ts'

/** What each shop was offered, has taken, left to others, made and sent. The ebony shop has not answered yet. */
const PARTS: Record<string, readonly [offered: number, ...said: number[]]> = {
  daeng: [40, 40, 0, 22, 10],
  indigo: [40, 40, 0, 12, 0],
  kham: [40, 30, 10, 18, 10],
  khit: [30, 30, 0, 4, 0],
  ebony: [30],
}
const WHAT: readonly PledgeFields['what'][] = ['taken', 'declined', 'made', 'sent']
/** Days ago at which it was asked for. */
const AGO = 12

export function largeOrder(seed: string, now: number): CallRow {
  const at = now - AGO * DAY
  const chance = new Chance(seed, 'large order')
  const day = (days: number) => dayIn(ZONE, now + days * DAY)
  return {
    community: NA_KHA_SLUG,
    call: chance.id(at),
    link: 'demo'.repeat(6),
    state: 'open',
    madeAt: at,
    buyer: { name: 'โรงแรมตัวอย่าง เวียงจันทน์', contact: '000 000 0000', language: 'th' },
    title: 'ผ้าปูโต๊ะลายหมี่ขิด 40 × 120 ซม.',
    text: 'สีครามกับสีเปลือกไม้ ทอแน่น (ตัวอย่าง)',
    unit: 'piece',
    total: 200,
    price: 25_000,
    currency: 'THB',
    answer: day(6),
    day: day(48),
  }
}

/** A shop is offered its part, and its owner says what she said of it. */
export async function takePart(
  stores: Pick<Deps, 'storage' | 'log'>,
  key: string,
  owner: Owner,
  call: CallRow,
  chance: Chance,
): Promise<void> {
  const [offered, ...said] = PARTS[key] ?? [0]
  if (offered === 0) return
  await offer({ ...stores, publicUrl: null, now: () => call.madeAt + HOUR }, owner.shop, call, offered)
  await owner.live(
    said.flatMap((quantity, index) => {
      const [at, what] = [call.madeAt + (1 + index) * DAY, WHAT[index]]
      if (quantity === 0 || what === undefined) return []
      return [{ at, action: 'pledge.make' as const, body: { call: call.call, pledge: chance.id(at), what, quantity } }]
    }),
  )
}
