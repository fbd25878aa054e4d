/** The pages that few visits need, in one piece: each piece is a round trip of its own on a village link. */

export { default as Backup } from './backup.tsx'
export { default as Check } from './check.tsx'
export { default as Devices } from './devices.tsx'
export { default as Join } from './join.tsx'
export { default as Recovery } from './recovery.tsx'
export { default as ShopWindow } from './window.tsx'
