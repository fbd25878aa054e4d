/** Looks a shop through: counts all of its records anew and compares with what had been counted. */

import { writeTotal } from '../../shared/domain/checksum.ts'
import { KINDS, type Kind } from '../../shared/domain/records.ts'
import type { Storage } from '../storage/port.ts'
import { Ledger } from './ledger.ts'

export interface Finding {
  kind: Kind
  /** `count.hash` as it had been kept, and as the records say. */
  kept: string
  counted: string
}

/** The kinds whose totals were wrong; they are right afterwards. null where there is no such shop. */
export function examine(storage: Storage, shop: string): Promise<Finding[] | null> {
  return storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) return null
    const findings: Finding[] = []
    for (const kind of KINDS) {
      const kept = writeTotal(ledger.total(kind))
      ledger.recount(kind, await rows.records.feed([kind], 0, ledger.sequence))
      const counted = writeTotal(ledger.total(kind))
      if (counted !== kept) findings.push({ kind, kept, counted })
    }
    await ledger.close()
    return findings
  })
}
