/** This phone becomes a helper's of a shop by an invitation, without a network, and sells at once with what it is lent. */

import { cutFiles } from '../../shared/carry/content.ts'
import { openInvitation } from '../../shared/carry/invitation.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { kindsFor } from '../../shared/domain/records.ts'
import { type InvitationContent, invitationContent } from '../../shared/protocol/invitation.ts'
import { areFieldsOf } from '../../shared/protocol/records.ts'
import { sha256 } from '../hash.ts'
import { parseJson } from '../net/call.ts'
import { gunzipped } from '../net/pack.ts'
import { readSettings, type Session, saveSession, saveSettings } from '../settings.ts'
import { openShop } from '../store/database.ts'
import { rebuildShelf } from '../store/shelf.ts'
import { patchSync, writeState } from '../store/state.ts'

/** `closed`: the key does not open it. `here`: this phone has the shop already. */
export type Borrowed = { session: Session } | 'closed' | 'here'

/** @throws what IndexedDB throws; nothing of the shop is on the phone then */
export async function borrow(bytes: Bytes, key: Bytes): Promise<Borrowed> {
  const opened = await open(bytes, key)
  if (!opened) return 'closed'
  const { content, files } = opened
  const { shop, shopName, device, secret, sign, seal, grant } = content
  if ((await readSettings()).sessions.some((one) => one.shop === shop)) return 'here'
  await lay(content, files)
  const session: Session = {
    shop,
    shopName,
    device,
    secret,
    sign,
    seal,
    grant,
    role: 'helper',
    joined: true,
    recovery: null,
  }
  await saveSession(session)
  await saveSettings({ current: shop })
  return { session }
}

async function open(bytes: Bytes, key: Bytes): Promise<{ content: InvitationContent; files: Bytes[] } | null> {
  const opened = await openInvitation(bytes, key)
  const text = opened && (await gunzipped(opened.json).catch(() => null))
  const parsed = text === null ? null : invitationContent.safeParse(parseJson(text))
  if (!opened || !parsed?.success) return null
  const files = cutFiles(
    opened.files,
    parsed.data.files.map(({ size }) => size),
  )
  return files && { content: parsed.data, files }
}

/** In one transaction: a shop that is half here is none. What an attempt before it left gives way. */
async function lay({ shop, device, records, files }: InvitationContent, bytes: readonly Bytes[]): Promise<void> {
  const hashes = await Promise.all(bytes.map((one) => sha256(one.buffer)))
  const kinds: readonly string[] = kindsFor('helper')
  const db = openShop(shop)
  try {
    await db.transaction('rw', db.tables, async () => {
      await Promise.all(db.tables.map((table) => table.clear()))
      for (const { kind, id, fields } of records) {
        if (kinds.includes(kind) && areFieldsOf(kind, fields)) await db.records(kind).put({ id, fields, deleted: 0 })
      }
      for (const [index, { hash, type }] of files.entries()) {
        const file = bytes[index]
        if (file && hashes[index] === hash) await db.blob.put({ hash, type, bytes: file.buffer })
      }
      await writeState(db, 'device', { id: device, number: 0 })
      await writeState(db, 'lent', true)
      // What is lent is all that there is until the server has been heard.
      await patchSync(db, { caughtUp: true })
      await rebuildShelf(db)
    })
  } finally {
    db.close()
  }
}
