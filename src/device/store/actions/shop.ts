/** The shop itself and its phones. */

import { newId, randomText } from '../../../shared/domain/ids.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import type { Role, ShopFields } from '../../../shared/domain/records.ts'
import type { Language } from '../../../shared/i18n/languages.ts'
import { type Session, saveSession, saveSettings } from '../../settings.ts'
import { openShop, type ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import { writeState } from '../state.ts'
import { baseVersions } from '../versions.ts'

export interface ShopInput {
  name: string
  currency: Currency
  /** IANA zone. */
  zone: string
  language: Language
}

/** Base32 characters of a device's secret: 160 bits. */
const SECRET_LENGTH = 32

/** Starts a shop on this phone alone: no network, no account. */
export async function startShop({ name, currency, zone, language }: ShopInput): Promise<Session> {
  const session: Session = {
    ...newDevice(),
    shop: newId(),
    role: 'owner',
    joined: false,
    shopName: name,
    recovery: null,
  }
  const db = await makeDatabase(session)
  await perform(db, [{ action: 'shop.open', body: { shop: session.shop, name, currency, zone } }])
  db.close()
  await saveSession(session)
  await saveSettings({ language, current: session.shop })
  return session
}

/** A new device id with its secret. */
export function newDevice(): Pick<Session, 'device' | 'secret'> {
  return { device: newId(), secret: randomText(SECRET_LENGTH) }
}

/** The database of a session's shop with this phone's device in it, opened. */
export async function makeDatabase(session: Session): Promise<ShopDatabase> {
  const db = openShop(session.shop)
  await writeState(db, 'device', { id: session.device, number: 0 })
  return db
}

export async function editShop(db: ShopDatabase, fields: Partial<Omit<ShopFields, 'currency'>>): Promise<void> {
  const shop = db.shopId
  await perform(db, [
    { action: 'shop.edit', body: { shop, fields, based: await baseVersions(db, 'shop', shop, fields) } },
  ])
}

export async function renameDevice(db: ShopDatabase, device: string, name: string): Promise<void> {
  await editDevice(db, device, { name })
}

export async function setRole(db: ShopDatabase, device: string, role: Role): Promise<void> {
  await editDevice(db, device, { role })
}

/** Takes a phone out of the shop: it receives nothing more, and what it hands in later is held for the owner. */
export async function removeDevice(db: ShopDatabase, device: string): Promise<void> {
  const based = await baseVersions(db, 'device', device, { removed: true })
  await perform(db, [{ action: 'device.remove', body: { device, based } }])
}

async function editDevice(db: ShopDatabase, device: string, fields: { name?: string; role?: Role }): Promise<void> {
  const based = await baseVersions(db, 'device', device, fields)
  await perform(db, [{ action: 'device.edit', body: { device, fields, based } }])
}
