/** Who has the phone in hand, and the doors before what is the owner's: in one piece. */

export { Door, SmallDoor } from './door.tsx'
export { Face } from './face.tsx'
export { PinPad } from './pad.tsx'
export { Who } from './who.tsx'
