/**
 * tus 1.0 (https://tus.io/protocols/resumable-upload), what a photo needs of it. Not tus-js-client: that one names a
 * photo by name, size and time, starts again from byte 0 after a 401, keeps its addresses in localStorage (absent in a
 * service worker) and believes `navigator.onLine`. Here the name is the hash of the bytes, and HEAD comes before POST.
 */

import { PHOTO_CHUNK_BYTES } from '../../shared/protocol/limits.ts'
import { type Credentials, type Failed, failure, parseJson, send } from './call.ts'

export interface PhotoFile {
  hash: string
  bytes: ArrayBuffer
  type: string
}

const TUS = { 'Tus-Resumable': '1.0.0' }

/**
 * Sends what the server lacks of a file, chunk by chunk.
 * @param onSent bytes that the server has said it holds
 * @returns null when the server holds all of it
 */
export async function upload(
  file: PhotoFile,
  credentials: Credentials,
  onSent: (bytes: number) => Promise<void>,
): Promise<Failed | null> {
  let offset = await begin(file, credentials)
  for (let conflicts = 0; ; ) {
    if (typeof offset === 'number') {
      await onSent(offset)
      if (offset >= file.bytes.byteLength) return null
      offset = await append(file, offset, credentials)
    } else if (offset.status === CONFLICT && conflicts++ < MAX_CONFLICTS) offset = await begin(file, credentials)
    else return offset
  }
}

/** A request that was carried twice, or another window's, came before: where to go on, the server says anew (tus, PATCH). */
const CONFLICT = 409
const MAX_CONFLICTS = 3

/** The byte to go on from. */
async function begin(file: PhotoFile, credentials: Credentials): Promise<number | Failed> {
  const offset = await offsetOf(file, credentials)
  return offset === 'unknown' ? create(file, credentials) : offset
}

async function offsetOf(file: PhotoFile, credentials: Credentials): Promise<number | 'unknown' | Failed> {
  const response = await send(`/api/photos/${file.hash}`, { method: 'HEAD', headers: TUS }, { credentials })
  if ('trouble' in response) return response
  // A portal answers everything; only our tus server says so in a header.
  if (!response.headers.has('Tus-Resumable')) return { trouble: 'portal', status: response.status }
  if (response.status === 404) return 'unknown'
  return response.ok ? offsetIn(response) : failure(response, await bodyOf(response))
}

async function create(file: PhotoFile, credentials: Credentials): Promise<number | Failed> {
  const headers = {
    ...TUS,
    'Upload-Length': String(file.bytes.byteLength),
    'Upload-Metadata': `hash ${btoa(file.hash)},type ${btoa(file.type)}`,
  }
  const response = await send('/api/photos', { method: 'POST', headers }, { credentials })
  if ('trouble' in response) return response
  if (response.status === 201) return 0
  return failure(response, await bodyOf(response))
}

async function append(file: PhotoFile, offset: number, credentials: Credentials): Promise<number | Failed> {
  const body = file.bytes.slice(offset, offset + PHOTO_CHUNK_BYTES)
  const headers = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
  const init = { method: 'PATCH', headers, body }
  const response = await send(`/api/photos/${file.hash}`, init, { credentials, bytes: body.byteLength })
  if ('trouble' in response) return response
  if (response.status === 204) return offsetIn(response)
  return failure(response, await bodyOf(response))
}

function offsetIn(response: Response): number | Failed {
  const offset = Number(response.headers.get('Upload-Offset') ?? Number.NaN)
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : { trouble: 'portal', status: response.status }
}

async function bodyOf(response: Response): Promise<unknown> {
  return parseJson(await response.text().catch(() => ''))
}
