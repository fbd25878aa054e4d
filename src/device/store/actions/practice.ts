/** The practice shop: a database of its own, of which nothing is sent, and of which nothing stays. */

import { Dexie } from 'dexie'
import { newId } from '../../../shared/domain/ids.ts'
import { dropSession, readSettings, type Session, saveSession, saveSettings } from '../../settings.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import { makeDatabase, newDevice } from './shop.ts'

/**
 * Makes a practice shop and puts it on screen once it is whole; `stock` fills it. It never joins a community: the engine
 * has no session to run with.
 */
export async function startPractice(
  { name, zone }: { name: string; zone: string },
  stock: (db: ShopDatabase) => Promise<void>,
): Promise<void> {
  const { current, sessions } = await readSettings()
  // One that a killed browser did not get rid of.
  for (const old of sessions) if (old.practice) await forget(old.shop)
  const session: Session = {
    ...newDevice(),
    shop: newId(),
    role: 'owner',
    joined: false,
    shopName: name,
    recovery: null,
    practice: { before: current },
  }
  const db = await makeDatabase(session)
  try {
    await perform(db, [{ action: 'shop.open', body: { shop: session.shop, name, currency: 'THB', zone } }])
    await stock(db)
    db.close()
    await saveSession(session)
    await saveSettings({ current: session.shop })
  } catch (error) {
    db.close()
    await forget(session.shop)
    throw error
  }
}

/** Puts the shop from before on screen again; the practice shop is still there, for `forget`. */
export async function leavePractice({ practice }: Session): Promise<void> {
  await saveSettings({ current: practice?.before ?? null })
}

/** Deletes a practice shop. Its session goes last: as long as the database may be there, somebody knows of it. */
export async function forget(shop: string): Promise<void> {
  await Dexie.delete(`talat-${shop}`)
  await dropSession(shop)
}
