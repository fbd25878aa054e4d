/** What the sell screen and the frame around it say: loaded with the app. */

import { common } from './common.ts'
import { sell } from './sell.ts'
import { units } from './units.ts'

export const first = { ...common, ...units, ...sell }
