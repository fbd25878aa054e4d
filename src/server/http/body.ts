/** Reads a JSON body through its schema: bounded as it comes and as it unpacks, plain or gzipped. */

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { MAX_SMALL_REQUEST_BYTES } from '../../shared/protocol/limits.ts'
import { HttpError } from './errors.ts'

const unpack = promisify(gunzip)

/** @param most bytes, as it comes and as it unpacks */
export async function readBody<T>(c: Context, schema: z.ZodMiniType<T>, most = MAX_SMALL_REQUEST_BYTES): Promise<T> {
  const bytes = await unpacked(c, await readBytes(c.req.raw, most), most)
  const parsed = schema.safeParse(parseJson(bytes))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new HttpError(400, 'bad-request', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`)
}

async function readBytes(request: Request, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > most) throw tooLarge(most)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function unpacked(c: Context, bytes: Buffer, most: number): Promise<Buffer> {
  const encoding = c.req.header('Content-Encoding') ?? 'identity'
  if (encoding === 'identity') return bytes
  if (encoding !== 'gzip') throw new HttpError(415, 'bad-request', `Content-Encoding ${encoding} is not read here.`)
  try {
    return await unpack(bytes, { maxOutputLength: most })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(most)
    throw new HttpError(400, 'bad-request', 'The body is not gzip.')
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new HttpError(400, 'bad-request', 'The body is not JSON.')
  }
}

function tooLarge(most: number): HttpError {
  return new HttpError(413, 'too-large', `This request is at most ${most} bytes.`)
}
