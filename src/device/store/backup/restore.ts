/**
 * Reads a backup back: this phone becomes a new device of the shop (SYNC 2) that has not joined yet. What was waiting
 * keeps its ids, so that it is applied once, whoever sends it: this phone, or the old one should it turn up again.
 */

import { readSettings, type Session, saveSession, saveSettings } from '../../settings.ts'
import { renumber } from '../../sync/newDevice.ts'
import { newDevice } from '../actions/shop.ts'
import type { ShopDatabase } from '../database.ts'
import { photoRows } from '../photoRows.ts'
import type { UploadRow } from '../rows.ts'
import { rebuildShelf } from '../shelf.ts'
import { FRESH_SYNC, readState, readSync, writeState } from '../state.ts'
import type { BackupTable, Header } from './format.ts'
import type { Backup } from './read.ts'

/** Whether this phone has the shop already: nothing is ever merged into it. */
export async function isHere(db: ShopDatabase): Promise<boolean> {
  return (await readState(db, 'device')) !== undefined
}

/**
 * Puts a backup into a database that holds nothing of the shop, and makes it the shop on screen.
 * @throws what IndexedDB throws; nothing of it stays then
 */
export async function restoreBackup(db: ShopDatabase, { header, rows, photos }: Backup): Promise<Session> {
  if (await isHere(db)) throw new Error('this shop is on this phone already')
  const session = sessionOf(header)
  try {
    // What an earlier attempt left when the phone went out in the middle of it.
    await empty(db)
    for (const { hash, type, bytes } of photos) await db.blob.put({ hash, type, bytes: await bytes() })
    const here = new Set(photos.map(({ hash }) => hash))
    await db.transaction('rw', db.tables, async () => {
      for (const [table, all] of rows) await db.table(table).bulkAdd(fitting(table, all, here))
      await wantThumbs(db, here)
      await settleState(db)
      await rebuildShelf(db)
      await renumber(db, session.device)
    })
  } catch (error) {
    await empty(db).catch(() => {})
    throw error
  }
  await open(session)
  return session
}

/** Opens the shop that is on this phone; one that the settings have lost becomes a new device of it. */
export async function keepWhatIsHere(db: ShopDatabase, header: Header): Promise<void> {
  const known = (await readSettings()).sessions.find(({ shop }) => shop === header.shop)
  if (known) return saveSettings({ current: known.shop })
  const session = sessionOf(header)
  await renumber(db, session.device)
  await open(session)
}

function sessionOf({ shop, role, name }: Header): Session {
  return { ...newDevice(), shop, role, joined: false, shopName: name, recovery: null }
}

async function open(session: Session): Promise<void> {
  await saveSession(session)
  await saveSettings({ current: session.shop })
}

async function empty(db: ShopDatabase): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
}

/** A photo that is not in the file cannot be sent from here: its row would say for ever that it is missing. */
function fitting(table: BackupTable, rows: object[], here: ReadonlySet<string>): object[] {
  return table === 'upload' ? (rows as UploadRow[]).filter(({ hash }) => here.has(hash)) : rows
}

/** Small pictures that were left out come from the server, if it has them. */
async function wantThumbs(db: ShopDatabase, here: ReadonlySet<string>): Promise<void> {
  const photos = (await photoRows(db)).filter(({ deleted, fields }) => !deleted && !here.has(fields.thumb))
  await db.wanted.bulkPut(photos.map(({ fields }) => ({ hash: fields.thumb, tries: 0, after: 0 })))
}

/** What the old phone knew of its own clock, its attempts and its locks says nothing of this one. */
async function settleState(db: ShopDatabase): Promise<void> {
  const { caughtUp, lastSent } = await readSync(db)
  await writeState(db, 'sync', { ...FRESH_SYNC, caughtUp, lastSent })
  const clock = await readState(db, 'clock')
  if (clock) await writeState(db, 'clock', { seen: clock.seen, offset: 0 })
  await db.state.delete('lease')
  // The old phone may have given numbers since, and may give more: this one takes a letter of its own.
  await db.state.delete('receipts')
}
