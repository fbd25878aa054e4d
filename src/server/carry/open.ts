/** Opens a bundle as far as anybody's can be: whose it is its signature has still to say. */

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type BundleHead, openBundle } from '../../shared/carry/bundle.ts'
import { cutFiles } from '../../shared/carry/content.ts'
import type { KeyPairText } from '../../shared/carry/seal.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { type BundleContent, bundleContent } from '../../shared/protocol/carry.ts'
import { MAX_BUNDLE_JSON } from '../../shared/protocol/limits.ts'
import { HttpError } from '../http/errors.ts'

const unpack = promisify(gunzip)

export interface Opened {
  head: BundleHead
  content: BundleContent
  files: readonly { hash: string; bytes: Bytes }[]
  signature: Bytes
  signed: Bytes
  answerKey: Bytes
}

/** Throws 400 where it is not for this server, or not as it was made. */
export async function open(bytes: Bytes, ours: KeyPairText): Promise<Opened> {
  const opened = await openBundle(bytes, ours)
  if (!opened) throw unreadable()
  const json = await unpack(opened.json, { maxOutputLength: MAX_BUNDLE_JSON }).catch(() => null)
  const parsed = bundleContent.safeParse(json && parse(json.toString('utf8')))
  if (!parsed.success) throw unreadable()
  const { files } = parsed.data
  const cuts = cutFiles(
    opened.files,
    files.map(({ size }) => size),
  )
  if (!cuts) throw unreadable()
  return { ...opened, content: parsed.data, files: cuts.map((bytes, n) => ({ hash: files[n]?.hash ?? '', bytes })) }
}

/** One word for all of it: whoever carries a bundle learns nothing of what is in it. */
export function unreadable(): HttpError {
  return new HttpError(400, 'bundle-unreadable', 'This is no bundle for this server, or it was changed on its way.')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
