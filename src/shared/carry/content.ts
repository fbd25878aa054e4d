/** What is sealed, as one run of bytes: length (4) | JSON, gzipped | the files one after another. */

import { concat, own } from './bytes.ts'
import type { Bytes } from './subtle.ts'

export interface Content {
  /** gzipped. */
  json: Bytes
  files: readonly Bytes[]
}

const LENGTH_BYTES = 4

export function joinContent({ json, files }: Content): Bytes {
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setUint32(0, json.byteLength)
  return concat(length, json, ...files)
}

/** All the files are one run: how long each is, the JSON says. null where it was cut off. */
export function partContent(content: Bytes): { json: Bytes; files: Bytes } | null {
  if (content.byteLength < LENGTH_BYTES) return null
  const end = LENGTH_BYTES + new DataView(content.buffer).getUint32(0)
  if (content.byteLength < end) return null
  return { json: own(content.subarray(LENGTH_BYTES, end)), files: own(content.subarray(end)) }
}

/** The files by their sizes; null where the sizes that are said are not those of the bytes. */
export function cutFiles(bytes: Bytes, sizes: readonly number[]): Bytes[] | null {
  let at = 0
  const cuts = sizes.map((size) => {
    at += size
    return own(bytes.subarray(at - size, at))
  })
  return at === bytes.byteLength ? cuts : null
}
