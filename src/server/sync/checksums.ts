import { writeTotal } from '../../shared/domain/checksum.ts'
import { kindsFor } from '../../shared/domain/records.ts'
import type { Storage } from '../storage/port.ts'
import { openFor } from './sync.ts'

/** The checksum of each kind of a device, asked for when the one of all of them is wrong (SYNC 18). */
export function checksums(storage: Storage, shop: string, id: string) {
  return storage.transaction(shop, async (rows) => {
    const { ledger, device } = await openFor(rows, id)
    const { epoch, sequence } = ledger
    const kinds = kindsFor(device.role).map((kind) => [kind, writeTotal(ledger.total(kind))])
    return { epoch, sequence, kinds: Object.fromEntries(kinds) }
  })
}
