/**
 * What goes beyond sending and receiving is the page's: repair, going on as a new device, and asking which photos are
 * lacking. The service worker leaves it, and stays small.
 */

import type { Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { RepairKind } from './repair.ts'

export interface Mender {
  repairKind: RepairKind
  /** The server hears of a device that joined without a network. */
  introduce(session: Session): Promise<Session | Failed>
  becomeNewDevice(db: ShopDatabase, session: Session): Promise<Session | Failed>
  /** Done under the lock when all is sent. */
  queueLackingPhotos(db: ShopDatabase, session: Session): Promise<void>
  /** Then what this phone carries for neighbours goes, and the keys for what they carry for it come. */
  carryOn(session: Session): Promise<void>
}
