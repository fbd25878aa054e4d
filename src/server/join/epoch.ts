import { randomText } from '../../shared/domain/ids.ts'

/** A new epoch: later ones sort behind it for the next thirty years, and no two servers make the same one. */
export function newEpoch(now: number): string {
  return now.toString(36) + randomText(3)
}
