/**
 * The data store behind @tus/server. The stock ones truncate what is there when a known id is created again, finished
 * uploads too (measured); here every byte that came stays, until the whole is found to be wrong.
 */

import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/utils'
import type { Deps } from '../deps.ts'
import type { PhotoTable } from '../storage/port.ts'
import { keepPhoto } from './keep.ts'

/** Bytes gathered before they are stored: a cut or a crash costs no more of a slow link than this. */
const STORED_AT_ONCE = 16 * 1024

/** Thrown at @tus/server, which answers with status and body. */
export interface TusError {
  status_code: number
  body: string
}
export const WRONG_HASH: TusError = { status_code: 460, body: 'These bytes are not the photo of this name.' }
const NO_PHOTO: TusError = { status_code: 400, body: 'A photo is a JPEG or a WebP.' }

/** Where what came under a name has another size than this. The same photo never has, so one of the two is wrong. */
const OTHER_SIZE: TusError = { status_code: 409, body: 'This photo is on its way with another size.' }
/** An upload that nothing came of for so long gives way to one of another size, milliseconds. */
const RESTS = 60 * 60 * 1000

/** The id that tus knows an upload by. */
export interface PhotoKey {
  shop: string
  hash: string
}
export function writeKey({ shop, hash }: PhotoKey): string {
  return `${shop}_${hash}`
}
function readKey(id: string): PhotoKey {
  const [shop = '', hash = ''] = id.split('_')
  return { shop, hash }
}

type Stores = Pick<Deps, 'storage' | 'photos' | 'now' | 'metrics'>

export class PhotoStore extends DataStore {
  override extensions = ['creation']
  readonly #deps: Stores

  constructor(deps: Stores) {
    super()
    this.#deps = deps
  }

  /** Begins an upload; one that is under way or done stays as it is, whoever says what of it. */
  override async create(upload: Upload): Promise<Upload> {
    const { shop, hash } = readKey(upload.id)
    const { size } = upload
    if (!size) throw ERRORS.INVALID_LENGTH
    await this.#deps.storage.transaction(shop, async ({ photos }) => {
      if (await photos.get(hash)) return
      const known = await photos.upload(hash)
      const now = this.#deps.now()
      if (known?.size === size) return
      if (known && now - known.touchedAt < RESTS) throw OTHER_SIZE
      await photos.beginUpload(hash, size, now)
    })
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { shop, hash } = readKey(id)
    const found = await this.#deps.storage.transaction(shop, async ({ photos }) => ({
      photo: await photos.get(hash),
      upload: await photos.upload(hash),
    }))
    if (found.photo) return new Upload({ id, size: found.photo.size, offset: found.photo.size })
    if (!found.upload) throw ERRORS.FILE_NOT_FOUND
    const { size, length } = found.upload
    // The server stopped between the last byte and the check.
    if (length === size) await this.#finish({ shop, hash })
    return new Upload({ id, size, offset: length })
  }

  /** Appends what comes; returns how many bytes there are. What came before a cut stays. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const key = readKey(id)
    let length = offset
    let gathered: Uint8Array[] = []
    let waiting = 0
    const store = async () => {
      if (waiting === 0) return
      const bytes = Buffer.concat(gathered)
      gathered = []
      waiting = 0
      await this.#append(key, length, bytes)
      length += bytes.byteLength
    }
    try {
      for await (const chunk of stream) {
        gathered.push(chunk)
        waiting += chunk.byteLength
        if (waiting >= STORED_AT_ONCE) await store()
      }
    } finally {
      await store()
    }
    const size = await this.#sizeOfPartial(key)
    if (size === length) await this.#finish(key)
    return length
  }

  async #append({ shop, hash }: PhotoKey, offset: number, bytes: Uint8Array): Promise<void> {
    const appended = await this.#deps.storage.transaction(shop, ({ photos }) =>
      photos.append(hash, offset, bytes, this.#deps.now()),
    )
    if (!appended) throw ERRORS.INVALID_OFFSET
  }

  async #sizeOfPartial({ shop, hash }: PhotoKey): Promise<number | null> {
    const upload = await this.#deps.storage.transaction(shop, ({ photos }) => photos.upload(hash))
    return upload?.size ?? null
  }

  async #finish({ shop, hash }: PhotoKey): Promise<void> {
    const bytes = await this.#deps.storage.transaction(shop, ({ photos }) => wholeOf(photos, hash))
    // Another process was at it too, and has finished it, or found it to be wrong.
    if (!bytes) return
    const kept = await keepPhoto(this.#deps, shop, hash, bytes)
    if (kept === 'kept') return
    await this.#deps.storage.transaction(shop, async ({ photos }) => {
      // Unless it has been begun anew meanwhile.
      if (await wholeOf(photos, hash)) await photos.dropUpload(hash)
    })
    throw kept === 'wrong-hash' ? WRONG_HASH : NO_PHOTO
  }
}

/** The bytes of an upload that is whole and was not finished yet. */
async function wholeOf(photos: PhotoTable, hash: string): Promise<Uint8Array | null> {
  const upload = await photos.upload(hash)
  return upload && upload.length === upload.size ? photos.uploaded(hash) : null
}
