/** The photographs of what is shown, each size and format drawn once, and kept beside the photographs. */

import type { Deps } from '../../deps.ts'
import type { Picture } from '../../storage/market.ts'
import type { Format, Size } from '../parts/picture.ts'
import { Drawer } from './drawer.ts'

export interface Drawn {
  bytes: Uint8Array<ArrayBuffer>
  /** Of the whole photograph; until that has come from the phone, of its thumbnail. */
  whole: boolean
}

export class Sizes {
  readonly #deps: Pick<Deps, 'photos' | 'sizes' | 'log'>
  /** Those that are being drawn: many look at once at what is new. */
  readonly #drawing = new Map<string, Promise<Drawn | null>>()
  readonly #drawer = new Drawer()

  constructor(deps: Pick<Deps, 'photos' | 'sizes' | 'log'>) {
    this.#deps = deps
  }

  /** null where the phone has sent neither yet, or what it sent cannot be read. */
  async get(shop: string, picture: Picture, size: Size | 'og', format: Format): Promise<Drawn | null> {
    const name = `${picture.full}-${size}.${format}`
    const known = await this.#deps.sizes.get(shop, name)
    if (known) return { bytes: known, whole: true }
    const key = `${shop} ${name}`
    const drawing = this.#drawing.get(key) ?? this.#draw(shop, picture, size, format, name)
    this.#drawing.set(key, drawing)
    try {
      return await drawing
    } finally {
      this.#drawing.delete(key)
    }
  }

  async #draw(
    shop: string,
    { full, thumb }: Picture,
    size: Size | 'og',
    format: Format,
    name: string,
  ): Promise<Drawn | null> {
    const { photos, sizes, log } = this.#deps
    const photo = await photos.get(shop, full)
    const source = photo ?? (await photos.get(shop, thumb))
    if (!source) return null
    const bytes = await this.#drawer.draw({ bytes: source, size, format }).catch((error: unknown) => {
      log.warn({ err: error, shop, photo: name }, 'a photo cannot be drawn')
      return null
    })
    if (!bytes) return null
    // It is shown all the same, and drawn again the next time.
    if (photo)
      await sizes.put(shop, name, bytes).catch((error: unknown) => {
        log.warn({ err: error, shop, photo: name }, 'what was drawn of a photo cannot be kept')
      })
    return { bytes, whole: photo !== null }
  }
}
