/** A helper joins without a network: the owner's phone makes their device, and lends it the goods. */

import { fromBase64, own, toBase64, toUtf8 } from '../../shared/carry/bytes.ts'
import { makeInvitation, signGrant } from '../../shared/carry/invitation.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { newId } from '../../shared/domain/ids.ts'
import type { Kind } from '../../shared/domain/records.ts'
import { groupBy } from '../../shared/group.ts'
import type { Grant, Granted } from '../../shared/protocol/grant.ts'
import type { InvitationContent } from '../../shared/protocol/invitation.ts'
import { sha256 } from '../hash.ts'
import { gzipped } from '../net/pack.ts'
import type { Session } from '../settings.ts'
import { newDevice } from '../store/actions/shop.ts'
import type { ShopDatabase } from '../store/database.ts'
import { perform } from '../store/perform.ts'
import { NoKeys } from './give.ts'
import { newSignKeys } from './keys.ts'

/** What is lent but for stock: what a helper needs to sell. Orders, customers and money come from the server alone. */
const LENT: readonly Kind[] = ['shop', 'person', 'good', 'photo', 'mark', 'lot']

export interface Lent {
  device: string
  /** The invitation as a file: sealed. */
  bytes: Bytes
  /** What opens it: for the helper's camera alone. */
  key: Bytes
}

/**
 * Lets a helper's phone in, from the next time that either phone is heard of on the server; the owner may remove it like
 * any other.
 * @param room bytes of thumbnails that may go along: those of what sold last go first
 * @throws NoKeys
 */
export async function lend(db: ShopDatabase, session: Session, name: string, room: number): Promise<Lent> {
  const { shop, shopName, sign, seal } = session
  const serverKey = seal ? fromBase64(seal) : null
  if (!sign || !seal || !serverKey) throw new NoKeys()
  const { device, secret } = newDevice()
  const keys = await newSignKeys()
  const token = await sha256(toUtf8(secret).buffer)
  const grant = await grantOf(session, sign, { device, name, token, sign: keys.public })
  const { records, thumbs } = await readLent(db, room)
  const files = thumbs.map(({ hash, type, bytes }) => ({ hash, type, size: bytes.byteLength }))
  const content: InvitationContent = { shop, shopName, device, secret, sign: keys, seal, grant, records, files }
  const json = new Uint8Array(await gzipped(JSON.stringify(content)))
  const made = await makeInvitation(
    { shop: shopName, made: Date.now() },
    { json, files: thumbs.map(({ bytes }) => bytes) },
  )
  await perform(db, [{ action: 'device.bring', body: { device, name, token, sign: keys.public } }])
  return { device, ...made }
}

async function grantOf(
  { shop, device: by }: Session,
  key: NonNullable<Session['sign']>,
  about: Pick<Granted, 'device' | 'name' | 'token' | 'sign'>,
): Promise<Grant> {
  const text = JSON.stringify({ shop, by, ...about, at: Date.now() } satisfies Granted)
  return { text, signature: toBase64(await signGrant(key.private, text)) }
}

/** Of each good, and of each of its lots, one movement that stands for all of them. */
async function stocks(db: ShopDatabase): Promise<InvitationContent['records']> {
  const moves = (await db.movement.toArray()).filter(({ deleted }) => !deleted)
  const sums = groupBy(moves, ({ fields: { good, lot } }) => `${good} ${lot ?? ''}`)
  return [...sums.values()].flatMap((ones) => {
    const quantity = ones.reduce((sum, { fields }) => sum + fields.quantity, 0)
    const [{ fields } = { fields: null }] = ones
    if (quantity === 0 || !fields) return []
    const { good, lot } = fields
    const at = Math.max(...ones.map((one) => one.fields.at))
    const one = { good, quantity, reason: 'counted', order: null, at, ...(lot === undefined ? {} : { lot }) }
    return [{ kind: 'movement' as const, id: newId(), fields: one }]
  })
}

type Thumb = { hash: string; type: 'image/webp' | 'image/jpeg'; bytes: Bytes }

async function readLent(db: ShopDatabase, room: number) {
  return db.transaction('r', db.tables, async () => {
    const records: InvitationContent['records'] = []
    for (const kind of LENT) {
      const rows = await db
        .records(kind)
        .filter(({ deleted }) => !deleted)
        .toArray()
      records.push(...rows.map(({ id, fields }) => ({ kind, id, fields })))
    }
    const shelf = (await db.shelf.toArray()).filter(({ state }) => state !== 'gone').sort((a, b) => b.last - a.last)
    records.push(...(await stocks(db)))
    const thumbs: Thumb[] = []
    let free = room
    for (const { thumb } of shelf) {
      const blob = thumb === null ? undefined : await db.blob.get(thumb)
      if (!blob || blob.bytes.byteLength > free || thumbs.some(({ hash }) => hash === blob.hash)) continue
      free -= blob.bytes.byteLength
      thumbs.push({
        hash: blob.hash,
        type: blob.type === 'image/jpeg' ? blob.type : 'image/webp',
        bytes: own(new Uint8Array(blob.bytes)),
      })
    }
    return { records, thumbs }
  })
}
