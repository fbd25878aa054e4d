/** The page as a runner of the engine: it waits its turn, and mends what differs. */

import { queueLackingPhotos } from './lackingPhotos.ts'
import { repairKind } from './repair.ts'
import type { Runner } from './run.ts'

export const PAGE: Runner = { patient: true, repairKind, afterwards: queueLackingPhotos }
