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

/**
 * Sends to each phone of the shop that asked, in its language. Rejects where the database is away.
 * @param only these devices; null: all of them
 * @returns those that may be reached another time
 */
export async function tellPhones(
  deps: Pushing,
  shop: string,
  say: (language: Language) => PushMessage,
  only: readonly string[] | null = null,
): Promise<string[]> {
  const all = await deps.storage.transaction(shop, (rows) => rows.push.all())
  const phones = all.filter(({ device }) => only?.includes(device) ?? true)
  if (phones.length === 0) return []
  const keys = await pushKeys(deps.storage)
  const told = phones.map(async (phone) => ((await isSettled(deps, keys, shop, phone, say)) ? [] : [phone.device]))
  return (await Promise.all(told)).flat()
}

/** Tells one phone, never to be told again, or not now: its push service does not answer, or cannot just then. */
async function isSettled(
  { storage, log, publicUrl }: Pushing,
  keys: PushKeys,
  shop: string,
  phone: PushRow,
  say: (language: Language) => PushMessage,
): Promise<boolean> {
  const { endpoint, device, language } = phone
  let request: RequestInit
  try {
    request = sealed(phone, say(language), { subject: publicUrl ?? CONTACT, ...keys })
  } catch (error) {
    // Its keys are none: they will be none the next time too.
    log.warn({ err: error }, 'push cannot be sealed')
    return true
  }
  try {
    const response = await fetch(endpoint, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) })
    await response.body?.cancel()
    const { ok, status } = response
    // The phone has thrown its subscription away, or asked for another one.
    const isGone = status === 404 || status === 410
    if (isGone) await storage.transaction(shop, (rows) => rows.push.drop(device, endpoint))
    else if (!ok) log.warn({ status }, 'push refused')
    return status !== 429 && status < 500
  } catch (error) {
    log.warn({ err: error }, 'push service not reached')
    return false
  }
}

/** Encrypted for one phone, and signed. */
function sealed(
  { endpoint, p256dh, auth }: PushRow,
  message: PushMessage,
  vapidDetails: PushKeys & { subject: string },
): RequestInit {
  const options = { vapidDetails, TTL: KEPT, urgency: 'high' } as const
  const subscription = { endpoint, keys: { p256dh, auth } }
  const { method, headers, body } = webpush.generateRequestDetails(subscription, JSON.stringify(message), options)
  return { method, headers: plain(headers), body: new Uint8Array(body ?? []), redirect: 'error' }
}

/** fetch sets the length itself. */
function plain(headers: Record<string, string | number>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
