/** "Give my day to a neighbour": what this phone has not sent, as a bundle; and what it remembers of each that it gave. */

import { makeBundle } from '../../shared/carry/bundle.ts'
import { fromBase64, own, toBase64 } from '../../shared/carry/bytes.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { newId } from '../../shared/domain/ids.ts'
import type { BundleContent } from '../../shared/protocol/carry.ts'
import {
  MAX_BUNDLE_BYTES,
  MAX_BUNDLE_FILES,
  MAX_BUNDLE_JSON,
  MAX_BUNDLE_OPERATIONS,
} from '../../shared/protocol/limits.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { gzipped } from '../net/pack.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { type Given, readState, writeState } from '../store/state.ts'

/** Head, keys, signature and tags beside the content, and the names of the files: with room to spare. */
const BESIDE = 4 * 1024
const FILE_NAME = 128
/** What is remembered of bundles given; the oldest has long been answered by then. */
const REMEMBERED = 30

/** This phone has never heard the server's key: it has joined no market yet, or before there were bundles. */
export class NoKeys extends Error {
  override name = 'NoKeys'
}

/**
 * A bundle of all that waits, oldest first, and of the thumbnails that have room beside it; it is written down as given.
 * What was given before is in it again until its result is here, so that any one that arrives will do.
 * @param to who carries it, as the seller calls them; may be empty
 * @throws NoKeys
 */
export async function give(db: ShopDatabase, session: Session, to: string): Promise<{ given: Given; bytes: Bytes }> {
  const { sign, seal, shop, shopName, device, grant } = session
  const serverKey = seal ? fromBase64(seal) : null
  if (!sign || !serverKey) throw new NoKeys()
  const waiting = await readWaiting(db)
  const { content, json } = await pressed({
    protocol: PROTOCOL,
    shop,
    device,
    ...waiting,
    ...(grant ? { grant } : {}),
    files: [],
  })
  const thumbs = await readThumbs(db, MAX_BUNDLE_BYTES - BESIDE - json.byteLength)
  const whole = { ...content, files: thumbs.map(({ hash, bytes }) => ({ hash, size: bytes.byteLength })) }
  const made = Date.now()
  const id = newId(made)
  const parts = { json: thumbs.length > 0 ? await pack(whole) : json, files: thumbs.map(({ bytes }) => bytes) }
  const { bytes, answerKey } = await makeBundle({ id, shop: shopName, made }, parts, sign.private, serverKey)
  const given: Given = {
    id,
    device,
    made,
    to,
    operations: content.operations.length,
    left: waiting.waiting - content.operations.length,
    pictures: thumbs.length,
    key: toBase64(answerKey),
    back: null,
  }
  await db.transaction('rw', db.state, async () => {
    const before = (await readState(db, 'given')) ?? []
    await writeState(db, 'given', [...before, given].slice(-REMEMBERED))
  })
  return { given, bytes }
}

type Waiting = Pick<BundleContent, 'cursor' | 'acked' | 'operations' | 'waiting'>

async function readWaiting(db: ShopDatabase): Promise<Waiting> {
  return db.transaction('r', [db.outbox, db.state], async () => {
    const queue = db.outbox.where('state').equals('waiting')
    const [cursor, acked, waiting, rows] = await Promise.all([
      readState(db, 'cursor'),
      readState(db, 'acked'),
      queue.count(),
      queue.clone().limit(MAX_BUNDLE_OPERATIONS).toArray(),
    ])
    return { cursor: cursor ?? '', acked: acked ?? 0, waiting, operations: rows.map(({ operation }) => operation) }
  })
}

/** As many operations as there is room for, from the first one on: the rest is for the next bundle. */
async function pressed(content: BundleContent): Promise<{ content: BundleContent; json: Bytes }> {
  const json = await pack(content)
  const plain = JSON.stringify(content).length
  if (json.byteLength <= MAX_BUNDLE_BYTES - BESIDE && plain * 3 <= MAX_BUNDLE_JSON * 2) return { content, json }
  return pressed({ ...content, operations: content.operations.slice(0, Math.floor(content.operations.length / 2)) })
}

async function pack(content: BundleContent): Promise<Bytes> {
  return new Uint8Array(await gzipped(JSON.stringify(content)))
}

/** Those that the server has not confirmed, in the order in which they would be sent. */
async function readThumbs(db: ShopDatabase, room: number): Promise<{ hash: string; bytes: Bytes }[]> {
  const rows = await db.upload.where('[rank+added]').between([0, -Infinity], [1, -Infinity]).toArray()
  const thumbs: { hash: string; bytes: Bytes }[] = []
  let left = room
  for (const { hash, size, problem } of rows) {
    if (problem || size + FILE_NAME > left || thumbs.length === MAX_BUNDLE_FILES) continue
    const blob = await db.blob.get(hash)
    if (!blob) continue
    thumbs.push({ hash, bytes: own(new Uint8Array(blob.bytes)) })
    left -= size + FILE_NAME
  }
  return thumbs
}
