/** The picture of a slip that a buyer sends, drawn anew where what strangers send can do no harm. */

import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sync/hash.ts'
import { Drawer } from '../photos/drawer.ts'

/** Bytes that a phone's camera or screenshot may have. */
export const MAX_SLIP_BYTES = 8 * 1024 * 1024

/** Pictures of one page that are read at once: each is in memory until the last byte of it has come. */
const AT_ONCE = 2

export class Slips {
  readonly #deps: Pick<Deps, 'storage' | 'photos' | 'log' | 'metrics'>
  readonly #drawer = new Drawer()
  /** How many are being read, by page. */
  readonly #reading = new Map<string, number>()

  constructor(deps: Pick<Deps, 'storage' | 'photos' | 'log' | 'metrics'>) {
    this.#deps = deps
  }

  /** Reads one that is sent to this page, unless others are being read already. */
  async read<T>(link: string, read: () => Promise<T>): Promise<T | 'busy'> {
    const others = this.#reading.get(link) ?? 0
    if (others >= AT_ONCE) return 'busy'
    this.#reading.set(link, others + 1)
    try {
      return await read()
    } finally {
      const left = (this.#reading.get(link) ?? 0) - 1
      if (left > 0) this.#reading.set(link, left)
      else this.#reading.delete(link)
    }
  }

  /** Stores it among the shop's photos; its hash, or null for what is no picture. */
  async store(shop: string, bytes: Uint8Array, now: number): Promise<string | null> {
    const { storage, photos, log, metrics } = this.#deps
    const drawn = await this.#drawer.draw({ bytes, size: 'slip', format: 'jpg' }).catch((error: unknown) => {
      log.info({ err: error, shop }, 'what came as a slip cannot be drawn')
      return null
    })
    if (!drawn) return null
    const hash = sha256(drawn)
    await photos.put(shop, hash, drawn)
    const isNew = await storage.transaction(shop, (rows) =>
      rows.photos.add({ hash, size: drawn.byteLength, type: 'image/jpeg' }, now),
    )
    if (isNew) metrics?.photoCame(drawn.byteLength)
    return hash
  }
}
