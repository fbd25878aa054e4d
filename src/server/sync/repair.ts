/** The server's side of a repair (SYNC 19): compares by buckets, hands out records, and takes what it lacks or has older. */

import { EMPTY, replaceIn, type Total, writeTotal } from '../../shared/domain/checksum.ts'
import { CHANGING, type Kind, kindsFor, type Version } from '../../shared/domain/records.ts'
import { DELETED, isLater } from '../../shared/domain/version.ts'
import { areFieldsOf } from '../../shared/protocol/records.ts'
import { bucketOf } from '../../shared/protocol/repair.ts'
import type { GivenRecord } from '../../shared/protocol/repairRequest.ts'
import type { Group } from '../../shared/protocol/sync.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from '../http/errors.ts'
import type { DeviceRow, RecordRow } from '../storage/port.ts'
import { followDevices } from './devices.ts'
import { groupsOf } from './groups.ts'
import type { Row } from './lay.ts'
import type { Ledger } from './ledger.ts'
import { isTooDeep } from './nesting.ts'
import { openFor } from './sync.ts'

/** Who repairs which kind. */
export interface Repairing extends Pick<Deps, 'storage' | 'now' | 'log'> {
  shop: string
  device: string
  kind: Kind
}

/** The server's records of the buckets whose checksums differ from those given, each by the checksum of it alone. */
export function compare(repairing: Repairing, width: number, buckets: Record<string, string>) {
  return inLedger(repairing, async (ledger, { kind }) => {
    const rows = await ledger.rows.records.feed([kind], 0, ledger.sequence)
    ledger.recount(kind, rows)
    const ours = new Map<string, Total>()
    for (const row of rows) {
      const bucket = bucketOf(row.id, width)
      ours.set(bucket, replaceIn(ours.get(bucket) ?? EMPTY, kind, row.id, null, row))
    }
    const names = new Set([...ours.keys(), ...Object.keys(buckets)])
    const nothing = writeTotal(EMPTY)
    const differing = [...names].filter((name) => writeTotal(ours.get(name) ?? EMPTY) !== (buckets[name] ?? nothing))
    const records = rows
      .filter((row) => differing.includes(bucketOf(row.id, width)))
      .map((row) => [row.id, writeTotal(replaceIn(EMPTY, kind, row.id, null, row))])
    return { differing, records: Object.fromEntries(records) as Record<string, string> }
  })
}

export function pull(repairing: Repairing, ids: readonly string[]): Promise<{ page: Group[] }> {
  return inLedger(repairing, async ({ rows }, { kind }) => {
    const found = await rows.records.load(kind, ids)
    return { page: groupsOf(found.sort((a, b) => a.sequence - b.sequence)) }
  })
}

/** Takes records from a phone, under one sequence, so that the other phones read them too. Deletes nothing. */
export function give(repairing: Repairing, given: readonly GivenRecord[]): Promise<{ taken: number }> {
  return inLedger(repairing, async (ledger, { kind, device }) => {
    await ledger.load(given.map(({ id }) => ({ kind, id })))
    const rows = given.flatMap((record) => {
      const row = merged(ledger.record(kind, record.id), record, kind, device)
      return row ? [row] : []
    })
    await ledger.write(rows)
    if (kind === 'device') await followDevices(ledger.rows, rows, repairing.now())
    return { taken: rows.length }
  })
}

async function inLedger<T>(
  { storage, now, log, shop, device: id, kind }: Repairing,
  work: (ledger: Ledger, who: { kind: Kind; device: DeviceRow }) => Promise<T>,
): Promise<T> {
  return storage.transaction(shop, async (rows) => {
    const { ledger, device } = await openFor(rows, id)
    if (!kindsFor(device.role).includes(kind))
      throw new HttpError(403, 'forbidden', 'This device does not see this kind.')
    const result = await work(ledger, { kind, device })
    await ledger.close(now(), log)
    return result
  })
}

/** What becomes of a record when a phone's copy of it is laid beside it; null: nothing changes. */
function merged(ours: RecordRow | null, theirs: GivenRecord, kind: Kind, device: DeviceRow): Row | null {
  if (!areFieldsOf(kind, theirs.fields) || isTooDeep(theirs.fields)) return null
  if (ours === null) return absent(theirs, kind, device.beganAs)
  // From a helper only what is absent is taken; a fact that is there never changes.
  if (device.role !== 'owner' || ours.versions === null) return null
  const versions = { ...ours.versions }
  const fields = { ...ours.fields }
  let { deleted } = ours
  let newer = false
  const later = (name: string, version: Version | undefined) => {
    if (version === undefined || !isLater(version, ours.versions?.[name]?.[0])) return false
    versions[name] = [version, device.beganAs]
    newer = true
    return true
  }
  for (const [name, value] of Object.entries(theirs.fields))
    if (later(name, versionOf(theirs, name))) fields[name] = value
  if (later(DELETED, theirs.versions?.[DELETED])) deleted = theirs.deleted
  return newer ? { kind, id: ours.id, fields, deleted, versions } : null
}

function absent(theirs: GivenRecord, kind: Kind, phone: string): Row {
  const { id, fields, deleted } = theirs
  if (!(CHANGING as readonly Kind[]).includes(kind)) return { kind, id, fields, deleted, versions: null }
  const names = [...Object.keys(fields), ...(theirs.versions?.[DELETED] ? [DELETED] : [])]
  const versions = Object.fromEntries(names.map((name) => [name, [versionOf(theirs, name), phone] as const]))
  return { kind, id, fields, deleted, versions }
}

function versionOf({ version, versions }: GivenRecord, name: string): Version {
  return versions?.[name] ?? version
}
