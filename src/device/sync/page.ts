/** The page as a runner of the engine: it waits its turn, and mends. */

import { queueLackingPhotos } from './lackingPhotos.ts'
import type { Mender } from './mender.ts'
import { becomeNewDevice } from './newDevice.ts'
import { repairKind } from './repair.ts'
import type { Runner } from './run.ts'

export const MENDER: Mender = { repairKind, becomeNewDevice, queueLackingPhotos }

export const PAGE: Runner = { patient: true, mender: MENDER }
