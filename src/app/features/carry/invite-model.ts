/** What letting a helper in without a network asks of the phone, on both sides. */

import { borrow } from '../../../device/carry/borrow.ts'
import { NoKeys } from '../../../device/carry/give.ts'
import { type Lent, lend } from '../../../device/carry/lend.ts'
import { currentSession, saveSettings } from '../../../device/settings.ts'
import { removeDevice } from '../../../device/store/actions/shop.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { isNoRoom } from '../../../device/store/noRoom.ts'
import { concat, fromBase64, own, toBase64 } from '../../../shared/carry/bytes.ts'
import { KEY_BYTES } from '../../../shared/carry/seal.ts'
import type { Bytes } from '../../../shared/carry/subtle.ts'
import { language } from '../../platform/language.ts'
import { keepOnce } from '../../platform/persist.ts'
import { openSession } from '../../platform/session.ts'

export type { Lent } from '../../../device/carry/lend.ts'
export type Way = 'frames' | 'file'

/** Bytes of thumbnails that go along: a camera reads some 4 KB a second, a file is there at once. */
const ROOM = { frames: 48 * 1024, file: 2 * 1024 * 1024 } satisfies Record<Way, number>

/** Lets a helper in; null where this phone has never heard the market's key. */
export async function invite(db: ShopDatabase, name: string, way: Way): Promise<Lent | null> {
  const session = await currentSession()
  if (!session) return null
  try {
    return await lend(db, session, name, ROOM[way])
  } catch (error) {
    if (error instanceof NoKeys) return null
    throw error
  }
}

/** Takes it back: whoever has the invitation receives nothing more, and what they sell is held for the owner. */
export function takeBackInvitation(db: ShopDatabase, { device }: Lent): Promise<void> {
  return removeDevice(db, device)
}

/** On the screen beside it nobody else looks: the frames hold the key as well. */
export function withKey({ key, bytes }: Lent): Bytes {
  return concat(key, bytes)
}

export function partKey(bytes: Bytes): { key: Bytes; bytes: Bytes } {
  return { key: own(bytes.subarray(0, KEY_BYTES)), bytes: own(bytes.subarray(KEY_BYTES)) }
}

const KEY_TEXT = 'talat-key:'

/** The key as the QR that the owner's screen shows. */
export function keyText(key: Bytes): string {
  return KEY_TEXT + toBase64(key)
}

/** null for a QR of something else. */
export function readKey(text: string): Bytes | null {
  const key = text.startsWith(KEY_TEXT) ? fromBase64(text.slice(KEY_TEXT.length)) : null
  return key?.byteLength === KEY_BYTES ? key : null
}

/** Begins as a helper of the shop; null, or why not. */
export async function begin(bytes: Bytes, key: Bytes): Promise<'closed' | 'here' | 'no-room' | 'fault' | null> {
  try {
    const borrowed = await borrow(bytes, key)
    if (typeof borrowed === 'string') return borrowed
  } catch (error) {
    console.error('invitation', error)
    return isNoRoom(error) ? 'no-room' : 'fault'
  }
  // The language that stands on the screen now.
  await saveSettings({ language: language.value })
  await openSession()
  void keepOnce()
  return null
}
