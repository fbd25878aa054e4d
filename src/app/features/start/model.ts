/** What the first run asks of the phone. */

import type { Session } from '../../../device/settings.ts'
import { startShop } from '../../../device/store/actions/shop.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { language } from '../../platform/language.ts'
import { keepOnce } from '../../platform/persist.ts'
import { openSession } from '../../platform/session.ts'

/** Opens a new shop on this phone; it is there, whole, when this resolves. */
export async function open(name: string, currency: Currency): Promise<Session> {
  const session = await startShop({ name: name.trim(), currency, zone: phoneZone(), language: language.value })
  await openSession()
  return session
}

/** Takes the new shop to the market; null, or the code of what went wrong. */
export async function takeToMarket(session: Session, code: string, phone: string): Promise<string | null> {
  const { joinCommunity } = await import('../../../device/sync/join.ts')
  return settled(await joinCommunity(session, code, phone))
}

/** Makes this phone one more phone of a shop; null, or the code of what went wrong. */
export async function enter(code: string, phone: string): Promise<string | null> {
  const { joinShop } = await import('../../../device/sync/join.ts')
  return settled(await joinShop(code, phone))
}

async function settled(outcome: { session: Session } | { failed: string }): Promise<string | null> {
  if ('failed' in outcome) return outcome.failed
  await openSession()
  // Not waited for: some browsers ask the person, and the shop is open whatever they answer.
  void keepOnce()
  return null
}

function phoneZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Bangkok'
}
