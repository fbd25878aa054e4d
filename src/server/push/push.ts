/** Tells the phones of a shop at once what cannot wait for their next sync, where they asked for it. */

import webpush from 'web-push'
import type { Language } from '../../shared/i18n/languages.ts'
import type { Deps } from '../deps.ts'
import type { PushRow } from '../storage/port.ts'
import { type PushKeys, pushKeys } from './keys.ts'

/** What a phone shows. It names no person: it passes through the push service of a stranger, encrypted. */
export interface PushMessage {
  title: string
  body: string
  /** Of several with the same one, the last is shown. */
  tag: string
  /** The page of the app that a tap opens. */
  path: string
}

/** Seconds for which a push service keeps it: a phone that was off for longer reads it by its sync. */
const KEPT = 3 * 24 * 60 * 60
const TIMEOUT_MS = 10_000
/** Who keeps the server, for push services: they ask for an address. */
const CONTACT = 'https://talat.invalid/keeper'

type Pushing = Pick<Deps, 'storage' | 'log' | 'publicUrl'>

/** Sends to each phone of the shop that asked, in its language. Resolves when all are told or cannot be; never throws. */
export async function tellPhones(deps: Pushing, shop: string, say: (language: Language) => PushMessage): Promise<void> {
  try {
    const phones = await deps.storage.transaction(shop, (rows) => rows.push.all())
    if (phones.length === 0) return
    const keys = await pushKeys(deps.storage)
    await Promise.all(phones.map((phone) => tell(deps, keys, shop, phone, say(phone.language))))
  } catch (error) {
    deps.log.warn({ err: error }, 'push not sent')
  }
}

async function tell(
  { storage, log, publicUrl }: Pushing,
  { publicKey, privateKey }: PushKeys,
  shop: string,
  phone: PushRow,
  message: PushMessage,
) {
  const { endpoint, p256dh, auth, device } = phone
  const { method, headers, body } = webpush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(message),
    { vapidDetails: { subject: publicUrl ?? CONTACT, publicKey, privateKey }, TTL: KEPT, urgency: 'high' },
  )
  try {
    const sent = { method, headers: plain(headers), body: new Uint8Array(body ?? []), redirect: 'error' as const }
    const response = await fetch(endpoint, { ...sent, signal: AbortSignal.timeout(TIMEOUT_MS) })
    await response.body?.cancel()
    // The phone has thrown its subscription away, or asked for another one.
    if (response.status === 404 || response.status === 410)
      await storage.transaction(shop, (rows) => rows.push.drop(device, endpoint))
    else if (!response.ok) log.warn({ status: response.status }, 'push refused')
  } catch (error) {
    log.warn({ err: error }, 'push service not reached')
  }
}

/** fetch sets the length itself. */
function plain(headers: Record<string, string | number>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
