/** What the shop's pages ask of the phone; nothing else here knows the database. */

import { readSettings, type Session, type Settings, saveSettings } from '../../../device/settings.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import type { Checkup, Counted, Mending } from '../../../device/sync/doctor.ts'
import type { Role } from '../../../shared/domain/records.ts'
import type { CodeAnswer } from '../../../shared/protocol/join.ts'
import { openSession } from '../../platform/session.ts'

export type { Session } from '../../../device/settings.ts'
export { dropHeld, takeHeld } from '../../../device/store/actions/held.ts'
export { discard, sendAgain } from '../../../device/store/actions/refusals.ts'
export { bringBack, dismiss } from '../../../device/store/actions/replaced.ts'
export { editShop, removeDevice, renameDevice, setRole } from '../../../device/store/actions/shop.ts'
export { publishedCount } from '../../../device/store/queries/goods.ts'
export { type HandedIn, type HeldPhone, held } from '../../../device/store/queries/held.ts'
export {
  devices,
  heldCount,
  type Refusal,
  type Replaced,
  refusals,
  replaced,
  syncStatus,
  type Waiting,
  waiting,
  wasFull,
  wasInMarket,
} from '../../../device/store/queries/sync.ts'
export type { SyncState } from '../../../device/store/state.ts'
export type { Checkup, Counted, Mending } from '../../../device/sync/doctor.ts'

/** The shops on this phone besides the one on screen. */
export async function otherShops(): Promise<Session[]> {
  const { current, sessions } = await readSettings()
  return sessions.filter(({ shop, practice }) => shop !== current && !practice)
}

export async function switchTo(shop: string): Promise<void> {
  await saveSettings({ current: shop })
  await openSession()
}

/** Takes the shop to the market; null, or the code of what went wrong. */
export async function joinMarket(session: Session, code: string, phone: string): Promise<string | null> {
  const { joinCommunity } = await import('../../../device/sync/join.ts')
  return settled(await joinCommunity(session, code, phone))
}

/** Makes this phone one more phone of the shop that the code belongs to; null, or the code of what went wrong. */
export async function joinAsPhone(code: string, phone: string): Promise<string | null> {
  const { joinShop } = await import('../../../device/sync/join.ts')
  return settled(await joinShop(code, phone))
}

async function settled(outcome: { session: Session } | { failed: string }): Promise<string | null> {
  if ('failed' in outcome) return outcome.failed
  await openSession()
  return null
}

/** A code for one more phone, or what went wrong. */
export async function codeForPhone(session: Session, role: Role): Promise<CodeAnswer | { failed: string }> {
  const { makeCode } = await import('../../../device/sync/join.ts')
  return makeCode(session, role)
}

/** Both sides counted. The engine comes with it, so it is loaded when it is asked for. */
export async function checkUp(db: ShopDatabase): Promise<Checkup> {
  return (await import('../../../device/sync/doctor.ts')).checkUp(db)
}

/** Mends what differs, and says what that was. */
export async function checkAndMend(db: ShopDatabase, seen: readonly Counted[]): Promise<Mending> {
  return (await import('../../../device/sync/doctor.ts')).checkAndMend(db, seen)
}

/** How this phone writes years and digits. */
export type Numbers = Pick<Settings, 'era' | 'ownDigits'>

export async function saveNumbers(numbers: Partial<Numbers>): Promise<void> {
  await saveSettings(numbers)
}
