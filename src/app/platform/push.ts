/** Being told at once, by the browser's push service, of what cannot wait for the next sync. */

import { call } from '../../device/net/call.ts'
import type { Session } from '../../device/settings.ts'
import { pushAnswer, pushKeyAnswer } from '../../shared/protocol/push.ts'
import { language } from './language.ts'

/** `can`: nobody was asked yet; `cannot`: this browser has no push, or the app is not installed where that is needed. */
export type PushState = 'can' | 'cannot' | 'on' | 'denied'

export async function pushState(): Promise<PushState> {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis)) return 'cannot'
  if (Notification.permission === 'denied') return 'denied'
  const worker = await navigator.serviceWorker?.getRegistration()
  if (!worker) return 'cannot'
  return Notification.permission === 'granted' && (await worker.pushManager.getSubscription()) ? 'on' : 'can'
}

/** Asks the person, the browser and the server, in this order; false: the network was not there for the last two. */
export async function startPush(session: Session): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return true
  const worker = await navigator.serviceWorker.ready
  const asked = await call({ path: '/api/push/key', body: {}, schema: pushKeyAnswer, credentials: session })
  if ('trouble' in asked) return false
  try {
    const options = { userVisibleOnly: true, applicationServerKey: asked.answer.key }
    const { endpoint, keys } = (await worker.pushManager.subscribe(options)).toJSON()
    return await tell(session, { endpoint, p256dh: keys?.p256dh, auth: keys?.auth })
  } catch {
    return false
  }
}

export async function stopPush(session: Session): Promise<boolean> {
  const worker = await navigator.serviceWorker.ready
  await (await worker.pushManager.getSubscription())?.unsubscribe()
  return tell(session, null)
}

async function tell(session: Session, subscription: object | null): Promise<boolean> {
  const body = { subscription, language: language.value }
  return !('trouble' in (await call({ path: '/api/push', body, schema: pushAnswer, credentials: session })))
}
