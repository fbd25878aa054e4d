/**
 * How far a device has read its shop's feed: `epoch.sequence.scope`, and while kinds that became visible are pulled
 * from zero, `.from` behind it: how far that second reading is. The phone stores it as it came and reads two things
 * from it: the epoch, and the sequence that tells which operations have come back (SYNC 10).
 */
export interface Cursor {
  epoch: string
  sequence: number
  /** Digest of the kinds that this device receives. */
  scope: string
  /** Where the reading of the newly visible kinds stands, and the scope that was read before. */
  backfill?: { sequence: number; known: string }
}

export function writeCursor({ epoch, sequence, scope, backfill }: Cursor): string {
  const head = `${epoch}.${sequence}.${scope}`
  return backfill ? `${head}.${backfill.sequence}.${backfill.known}` : head
}

/** null for what is no cursor: a phone that has none asks with an empty text. */
export function readCursor(text: string): Cursor | null {
  const match = /^([0-9a-z]{1,16})\.(\d{1,15})\.([0-9a-z]{1,16})(?:\.(\d{1,15})\.([0-9a-z]{1,16}))?$/.exec(text)
  if (!match) return null
  const [, epoch = '', sequence = '', scope = '', from, known] = match
  const cursor: Cursor = { epoch, sequence: Number(sequence), scope }
  if (from !== undefined && known !== undefined) cursor.backfill = { sequence: Number(from), known }
  return cursor
}
