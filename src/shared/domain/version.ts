/** Versions are `epoch.sequence`. Epochs begin with their time and the sequence only ever rises, so they can be compared. */

import type { Version } from './records.ts'

/** Whether `a` was written after `b`; anything is after nothing. */
export function isLater(a: Version, b: Version | undefined): boolean {
  if (b === undefined) return true
  const [epochA, sequenceA] = parts(a)
  const [epochB, sequenceB] = parts(b)
  return epochA === epochB ? sequenceA > sequenceB : epochA > epochB
}

function parts(version: Version): [epoch: string, sequence: number] {
  const dot = version.indexOf('.')
  return [version.slice(0, dot), Number(version.slice(dot + 1))]
}

/** Name under which the version of `deleted` stands among those of the fields. */
export const DELETED = '~deleted'
