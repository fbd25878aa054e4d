/** What a phone asks beside the round trip: is this our server at all? */

import * as z from 'zod/mini'
import { nonce, time } from './schemas.ts'

/** `GET /api/hello?nonce=`: needs no token. A portal's page or a cache cannot echo a nonce (SYNC 5). */
export const helloRequest = z.object({ nonce })
export const helloAnswer = z.object({ nonce, time })
