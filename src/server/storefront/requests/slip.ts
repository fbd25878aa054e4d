/** The picture of a slip that a buyer sends, drawn anew where what strangers send can do no harm. */

import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sync/hash.ts'
import { Drawer } from '../photos/drawer.ts'

/** Bytes that a phone's camera or screenshot may have. */
export const MAX_SLIP_BYTES = 8 * 1024 * 1024

export class Slips {
  readonly #deps: Pick<Deps, 'storage' | 'photos' | 'log' | 'metrics'>
  readonly #drawer = new Drawer()

  constructor(deps: Pick<Deps, 'storage' | 'photos' | 'log' | 'metrics'>) {
    this.#deps = deps
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
