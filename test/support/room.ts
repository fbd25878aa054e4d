/** A phone that is full, and what it still holds. */

import type { Phone } from './phone.ts'

/** Bytes that the phone is short of: less than one full photo gives. */
const SHORT = 32 * 1024

/**
 * A phone without a network and with less room than is used already. It is switched on anew for it: Chromium asks for
 * the room again only half a minute after it last did, and counts a database only once it has been opened.
 */
export async function leaveNoRoom(phone: Phone, origin: string): Promise<void> {
  const used = await phone.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await phone.goOffline()
  await phone.close()
  await phone.open()
  const session = await phone.context.newCDPSession(phone.page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: origin, quotaSize: used - SHORT })
  await phone.page.goto(origin)
}

/** How many photo files, thumbnails and full ones, are in the shop's database. */
export async function filesHere(phone: Phone): Promise<number> {
  return phone.page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => /^talat-0/.test(one.name ?? ''))?.name ?? ''
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const count = db.transaction('blob').objectStore('blob').count()
    const found = await new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result)
    })
    db.close()
    return found
  })
}
