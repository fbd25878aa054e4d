import * as z from 'zod/mini'
import { id, nonce, role, secret } from './schemas.ts'

/** `POST /api/renew`: this device goes on as a new one (SYNC 2), same shop, same role. */
export const renewRequest = z.object({ nonce, device: id, secret })
export const renewAnswer = z.object({ nonce, shop: id, role })
