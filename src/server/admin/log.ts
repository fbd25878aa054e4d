/** The audit log: each command stands there before it begins, so that one that was killed in the middle stands there too. */

import { newId } from '../../shared/domain/ids.ts'
import type { AuditRow, Outcome } from '../storage/audit.ts'
import { StorageTrouble } from '../storage/port.ts'
import { type Desk, NobodyToAsk, NotConfirmed, type Said } from './command.ts'

/** @param what its arguments are without secrets */
export async function written(
  desk: Desk,
  what: Pick<AuditRow, 'command' | 'typed'>,
  run: (desk: Desk) => Promise<Said>,
): Promise<Said> {
  const row: AuditRow = { id: newId(desk.now), at: desk.now, ...what, outcome: null }
  await put(desk, row)
  try {
    const said = await run({ ...desk, entry: row })
    await put(desk, { ...row, typed: said.did ? `${row.typed}: ${said.did}` : row.typed, outcome: 'done' })
    return said
  } catch (error) {
    await put(desk, { ...row, outcome: outcomeOf(error) })
    throw error
  }
}

function outcomeOf(error: unknown): Outcome {
  return error instanceof NotConfirmed || error instanceof NobodyToAsk ? 'not confirmed' : 'failed'
}

/** A full disk keeps nobody from making a backup, as long as the database can be opened: its line is left out then. */
async function put(desk: Desk, row: AuditRow): Promise<void> {
  const { audit } = await desk.storage()
  await audit.put(row).catch((error) => {
    if (!(error instanceof StorageTrouble)) throw error
  })
}
