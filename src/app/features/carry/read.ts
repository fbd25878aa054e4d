/** One reader for all that comes: a neighbour's bundle, an answer to one of ours, or something else that is said in words. */

import { takeBack } from '../../../device/carry/back.ts'
import { carry, listCarried } from '../../../device/carry/carried.ts'
import type { CarriedRow } from '../../../device/carry/store.ts'
import { readSettings, type Session } from '../../../device/settings.ts'
import { FORMAT } from '../../../device/store/backup/format.ts'
import { openShop, type ShopDatabase } from '../../../device/store/database.ts'
import { type Given, readState } from '../../../device/store/state.ts'
import { readAnswerHead, readBundleHead } from '../../../shared/carry/bundle.ts'
import { fromFile, PREFACE, readEnvelope, VERSION, versionOf } from '../../../shared/carry/envelope.ts'
import { readInvitationHead } from '../../../shared/carry/invitation.ts'
import type { Bytes } from '../../../shared/carry/subtle.ts'
import { db, session } from '../../platform/session.ts'
import { partKey } from './invite-model.ts'

/**
 * - `own`: this phone gave it, and somebody else is to carry it
 * - `foreign`: an answer to what another phone gave
 * - `newer`: of a kind or version that this app does not know yet
 */
export type Came =
  | { what: 'carried'; row: CarriedRow; before: boolean }
  | { what: 'back'; shop: string; given: Given }
  | { what: 'invited'; shop: string; bytes: Bytes; key: Bytes | null }
  | { what: 'large' | 'full' | 'own' | 'foreign' | 'broken' | 'newer' | 'backup' | 'nothing' }

/** Far more than anything that is carried: what is larger is not read at all. */
const MOST_BYTES = 4 * 1024 * 1024
/** Enough to know a backup by. */
const START_BYTES = 4096

export async function readFile(file: Blob): Promise<Came> {
  const start = await file.slice(0, START_BYTES).text()
  if (start.startsWith(`{"format":"${FORMAT}"`)) return { what: 'backup' }
  if (file.size > MOST_BYTES) return { what: 'large' }
  const came = await readBytes(fromFile(new Uint8Array(await file.arrayBuffer())))
  return came.what === 'nothing' && start.startsWith(PREFACE) ? { what: 'broken' } : came
}

/** As frames bring them. */
export async function readBytes(bytes: Bytes): Promise<Came> {
  const version = versionOf(bytes)
  if (version === null) return invitedWithKey(bytes) ?? { what: 'nothing' }
  const kind = readEnvelope(bytes)?.kind
  if (kind === 'bundle') return takeBundle(bytes)
  if (kind === 'answer') return takeAnswer(bytes)
  if (kind === 'invitation') return invited(bytes, null) ?? { what: 'broken' }
  return { what: version > VERSION ? 'newer' : 'broken' }
}

function invited(bytes: Bytes, key: Bytes | null): Came | null {
  const head = readInvitationHead(bytes)
  return head && { what: 'invited', shop: head.shop, bytes, key }
}

/** As frames bring it: with the key before it. */
function invitedWithKey(whole: Bytes): Came | null {
  const { key, bytes } = partKey(whole)
  return invited(bytes, key)
}

async function takeBundle(bytes: Bytes): Promise<Came> {
  const id = readBundleHead(bytes)?.id
  if (id && (await withGiver(id, async () => true))) return { what: 'own' }
  const before = (await listCarried()).some((row) => row.id === id)
  const taken = await carry(bytes)
  if (taken === 'none') return { what: 'broken' }
  return typeof taken === 'string' ? { what: taken } : { what: 'carried', row: taken.row, before }
}

async function takeAnswer(bytes: Bytes): Promise<Came> {
  const id = readAnswerHead(bytes)?.id
  if (!id) return { what: 'broken' }
  const came = await withGiver(id, async (opened, { shopName }): Promise<Came> => {
    const back = await takeBack(opened, bytes)
    return typeof back === 'string' ? { what: back } : { what: 'back', shop: shopName, given: back.given }
  })
  return came ?? { what: 'foreign' }
}

/** Works on the shop of this phone that gave a bundle, on screen or not; null where none did. */
async function withGiver<T>(id: string, work: (opened: ShopDatabase, of: Session) => Promise<T>): Promise<T | null> {
  for (const of of (await readSettings()).sessions) {
    const shown = of.shop === session.value?.shop ? db.value : null
    const opened = shown ?? openShop(of.shop)
    try {
      if ((await readState(opened, 'given'))?.some((given) => given.id === id)) return await work(opened, of)
    } finally {
      if (!shown) opened.close()
    }
  }
  return null
}
