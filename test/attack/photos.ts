/** Photos that are sent and asked for by tus. */

import { createHash } from 'node:crypto'
import type { Random } from '../faults/random.ts'
import { isRead, type Sent } from './sent.ts'
import { tokenOf, type World } from './world.ts'

/** Photos that are sent to and fro, so that an upload is found as another request has left it. */
const PHOTOS = 24
const ANYTHING = ['', '-1', '0', '1', '1.5', '99999999999999999999', 'x', 'application/json', '0'.repeat(6000)]
/** What somebody who means no good says in each header. */
const WRONG: Record<string, readonly string[]> = {
  'Tus-Resumable': ['2.0.0'],
  'Upload-Length': ['0', '5', '200001', '1e3'],
  'Upload-Metadata': ['hash !!!', 'hash,hash,,', `hash ${btoa('../../x')},type ${btoa('image/jpeg')}`],
  'Upload-Offset': ['1', '200000', '9007199254740991'],
  'Upload-Defer-Length': ['1'],
  'Upload-Concat': ['partial', 'final;/x', 'final;/api/photos/x /api/photos/y'],
  'Content-Type': ['application/offset+octet-stream', 'application/json'],
  'Content-Length': ['0', '5'],
  'X-HTTP-Method-Override': ['PATCH', 'DELETE'],
  'X-Forwarded-Proto': ['x'],
}

/** A step of tus: begins a photo, appends to it, asks for it; a header of it wrong every other time. */
export function photoOf(random: Random, world: World): Sent {
  const { bytes, hash } = photo(random, world)
  const method = random.pick(['POST', 'POST', 'PATCH', 'PATCH', 'PATCH', 'HEAD', 'GET', 'OPTIONS', 'DELETE'])
  const from = random.pick([0, 0, 0, Math.floor(bytes.length / 2), bytes.length])
  const headers: Record<string, string> = {
    Authorization: `Bearer ${tokenOf(random, world, 0.8)}`,
    'Tus-Resumable': '1.0.0',
  }
  if (method === 'POST') {
    headers['Upload-Length'] = String(bytes.length)
    headers['Upload-Metadata'] = `hash ${btoa(hash)},type ${btoa('image/jpeg')}`
  }
  if (method === 'PATCH') {
    headers['Upload-Offset'] = String(from)
    headers['Content-Type'] = 'application/offset+octet-stream'
  }
  for (let wrong = random.chance(0.5) ? 1 + random.below(2) : 0; wrong > 0; wrong--) {
    const [name, values] = random.pick(Object.entries(WRONG))
    if (random.chance(0.2)) delete headers[name]
    else headers[name] = random.pick(random.chance(0.6) ? values : ANYTHING)
  }
  const name = random.chance(0.9) ? hash : random.pick([world.hidden.hash, 'x', '..', `${hash}_`, hash.toUpperCase()])
  const path = method === 'POST' || method === 'OPTIONS' ? '/api/photos' : `/api/photos/${name}`
  const body = random.chance(0.8) ? bytes.subarray(from) : noise(random, random.below(3000))
  return { path, init: { method, headers, ...(isRead(method) || method === 'OPTIONS' ? {} : { body }) } }
}

function photo(random: Random, { pictures }: World) {
  const picture = random.pick(pictures)
  const bytes = Buffer.concat([picture.bytes, Buffer.from(String(random.below(PHOTOS)))])
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

function noise(random: Random, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.below(256))
}
