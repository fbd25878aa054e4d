/** The page as a runner of the engine: it waits its turn, and mends. */

import { handInCarried } from '../carry/hand-in.ts'
import { introduce } from '../carry/introduce.ts'
import { exchangeKeys } from '../carry/keys.ts'
import type { Session } from '../settings.ts'
import { queueLackingPhotos } from './lackingPhotos.ts'
import type { Mender } from './mender.ts'
import { becomeNewDevice } from './newDevice.ts'
import { repairKind } from './repair.ts'
import type { Runner } from './run.ts'

async function carryOn(session: Session): Promise<void> {
  await exchangeKeys(session)
  await handInCarried(session)
}

export const MENDER: Mender = { repairKind, becomeNewDevice, queueLackingPhotos, carryOn, introduce }

export const PAGE: Runner = { patient: true, mender: MENDER }
