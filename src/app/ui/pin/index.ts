/** Who has the phone in hand, and the doors before what is the owner's: in one piece. Once it is here, faces stand in the heads. */

import { headSlot } from '../../platform/who.ts'
import { Who } from './who.tsx'

export { Door, SmallDoor } from './door.tsx'
export { Face } from './face.tsx'
export { PinPad } from './pad.tsx'

headSlot.value = Who
