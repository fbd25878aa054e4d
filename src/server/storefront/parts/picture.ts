/** A photograph in the sizes and formats that browsers choose from; never larger than it was taken. */

import { html } from 'hono/html'
import type { Picture } from '../../storage/market.ts'
import type { Html } from '../asking.ts'

export const SIZES = [320, 640, 1280] as const
export type Size = (typeof SIZES)[number]
export const FORMATS = ['avif', 'webp', 'jpg'] as const
export type Format = (typeof FORMATS)[number]

/** The size that LINE and Facebook show a link's picture in. */
export const LINK_PICTURE = { width: 1200, height: 630 } as const

/** So many letters of a hash tell the few photos of a piece apart. */
export const SHORT = 16

/** Under the address of its piece: only the photos of what is shown are served, and no service worker looks at them. */
export function pictureAddress(good: string, { full }: Picture, size: Size | 'og', format: Format): string {
  return `/p/${good}/${full.slice(0, SHORT)}/${size}.${format}`
}

interface Shown {
  good: string
  picture: Picture
  /** Empty where the words beside it say the same. */
  alt: string
  /** How wide it is shown, for the browser's choice. */
  sizes: string
  /** The first on the page: fetched at once. */
  first?: boolean
}

export function picture({ good, picture: photo, alt, sizes, first = false }: Shown): Html {
  const wide = SIZES.findIndex((size) => size >= photo.width)
  const there = wide < 0 ? SIZES : SIZES.slice(0, wide + 1)
  const set = (format: Format) =>
    there.map((size) => `${pictureAddress(good, photo, size, format)} ${Math.min(size, photo.width)}w`).join(', ')
  const middle = there[1] ?? there[0]
  return html`<picture><source type="image/avif" srcset="${set('avif')}" sizes="${sizes}"><source type="image/webp" srcset="${set('webp')}" sizes="${sizes}"><img src="${pictureAddress(good, photo, middle, 'jpg')}" srcset="${set('jpg')}" sizes="${sizes}" width="${photo.width}" height="${photo.height}" alt="${alt}"${first ? html` fetchpriority="high"` : html` loading="lazy" decoding="async"`}></picture>`
}
