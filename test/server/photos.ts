/** Photos as a phone sends them, by the words of tus itself. */

import { createHash, randomBytes } from 'node:crypto'
import type { Phone } from './kit.ts'

export interface Photo {
  bytes: Buffer
  hash: string
}

/** Bytes that begin like a JPEG. */
export function photo(size = 150_000): Photo {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xd9]), randomBytes(size - 4)])
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

async function ask({ bench, token }: Phone, path: string, init: RequestInit): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', ...init.headers }
  return bench.app.request(`/api/photos${path}`, { ...init, headers })
}

/** Says that a photo comes; the status. */
export async function beginPhoto(phone: Phone, { bytes, hash }: Photo): Promise<number> {
  const metadata = [`hash ${btoa(hash)}`, `type ${btoa('image/jpeg')}`].join()
  const headers = { 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': metadata }
  return (await ask(phone, '', { method: 'POST', headers })).status
}

/** Sends its bytes from there on; the status. */
export async function sendPhoto(phone: Phone, { bytes, hash }: Photo, from = 0): Promise<number> {
  const headers = { 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' }
  return (await ask(phone, `/${hash}`, { method: 'PATCH', headers, body: new Uint8Array(bytes.subarray(from)) })).status
}

/** How many bytes of it the server says it has. */
export async function offsetOf(phone: Phone, { hash }: Photo): Promise<number> {
  const answer = await ask(phone, `/${hash}`, { method: 'HEAD' })
  return Number(answer.headers.get('Upload-Offset') ?? Number.NaN)
}

/** As it comes down; null where it does not. */
export async function fetchedPhoto(phone: Phone, { hash }: Photo): Promise<Buffer | null> {
  const answer = await ask(phone, `/${hash}`, {})
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null
}
