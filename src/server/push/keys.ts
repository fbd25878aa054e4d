/** The server's own keys for Web Push (VAPID, RFC 8292): made at the first start, and part of every backup. */

import webpush from 'web-push'
import * as z from 'zod/mini'
import type { Storage } from '../storage/port.ts'

const vapid = z.object({ publicKey: z.string(), privateKey: z.string() })
export type PushKeys = z.infer<typeof vapid>

export async function pushKeys({ anywhere }: Storage): Promise<PushKeys> {
  return vapid.parse(JSON.parse(await anywhere.setting('vapid', () => JSON.stringify(webpush.generateVAPIDKeys()))))
}
