/** Compresses answers: a page of records is JSON, and a village pays by the byte. */

import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createMiddleware } from 'hono/factory'

/** Below this a compressed body saves nothing worth its header. */
const SMALLEST = 500
/** Near the size of gzip -9 at the speed of gzip -3 on pages of records; higher ones hold up a small server. */
const QUALITY = 5

export const pack = {
  br: promisify((bytes: Uint8Array, done: (error: Error | null, packed: Buffer) => void) =>
    brotliCompress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }, done),
  ),
  gzip: promisify((bytes: Uint8Array, done: (error: Error | null, packed: Buffer) => void) => gzip(bytes, done)),
}

export function compressJson() {
  return createMiddleware(async (c, next) => {
    await next()
    const { headers, body } = c.res
    if (!body || headers.has('Content-Encoding') || !headers.get('Content-Type')?.includes('json')) return
    c.header('Vary', 'Accept-Encoding', { append: true })
    const encoding = accepted(c.req.header('Accept-Encoding'), ['br', 'gzip'])
    if (!encoding) return
    const { status } = c.res
    const bytes = new Uint8Array(await c.res.arrayBuffer())
    const packed = bytes.byteLength < SMALLEST ? null : await pack[encoding](bytes)
    const answer = new Response(packed ? new Uint8Array(packed) : bytes, { status, headers })
    answer.headers.delete('Content-Length')
    if (packed) answer.headers.set('Content-Encoding', encoding)
    c.res = answer
  })
}

/** The first of `offered` that the header takes; a `q=0` says no. */
export function accepted<T extends string>(header: string | undefined, offered: readonly T[]): T | null {
  const taken = (header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  return offered.find((encoding) => taken.includes(encoding)) ?? null
}
