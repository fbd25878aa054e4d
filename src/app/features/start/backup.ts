/** What reading a backup file back asks of the phone; the code for it comes when a file is picked. */

import { saveSettings } from '../../../device/settings.ts'
import type { Backup, BackupTrouble } from '../../../device/store/backup/read.ts'
import { openShop, type ShopDatabase } from '../../../device/store/database.ts'
import { isNoRoom } from '../../../device/store/noRoom.ts'
import { language } from '../../platform/language.ts'
import { keepOnce } from '../../platform/persist.ts'
import { openSession } from '../../platform/session.ts'

export interface Opened {
  backup: Backup
  /** The shop is on this phone already. */
  here: boolean
}

const parts = async () => {
  const [read, restore] = await Promise.all([
    import('../../../device/store/backup/read.ts'),
    import('../../../device/store/backup/restore.ts'),
  ])
  return { ...read, ...restore }
}

/** Looks into a file without changing anything. */
export async function lookInto(file: File): Promise<Opened | { failed: BackupTrouble }> {
  const { openBackup, isHere } = await parts()
  const backup = await openBackup(file)
  if ('failed' in backup) return backup
  return { backup, here: await withShop(backup, isHere) }
}

/** Makes the backup the shop on screen; null, or what went wrong: nothing is changed then. */
export async function bringBack(backup: Backup): Promise<'no-room' | 'fault' | null> {
  const { restoreBackup } = await parts()
  try {
    await withShop(backup, (db) => restoreBackup(db, backup))
  } catch (error) {
    console.error('backup', error)
    return isNoRoom(error) ? 'no-room' : 'fault'
  }
  await opened()
  void keepOnce()
  return null
}

/** Opens the shop that is on this phone already, as it is. */
export async function keepHere(backup: Backup): Promise<void> {
  const { keepWhatIsHere } = await parts()
  await withShop(backup, (db) => keepWhatIsHere(db, backup.header))
  await opened()
}

/** The settings may have been lost with the shop, and with them the language that stands on the screen now. */
async function opened(): Promise<void> {
  await saveSettings({ language: language.value })
  await openSession()
}

async function withShop<T>({ header }: Backup, work: (db: ShopDatabase) => Promise<T>): Promise<T> {
  const db = openShop(header.shop)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}
