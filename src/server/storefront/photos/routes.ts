/** `/p/<good>/<photo>/<size>.<format>`: photographs of what is shown, and of nothing else (SYNC 27). */

import { Hono } from 'hono'
import { UUID } from '../../../shared/domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { bandPicture } from '../parts/band.ts'
import { FORMATS, type Format, SHORT, SIZES, type Size } from '../parts/picture.ts'
import { Sizes } from './sizes.ts'

const TYPES: Record<Format, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }

/** Named by the hash of its bytes: what is there never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const A_MINUTE = 'public, max-age=60'

export function shownPhotos(deps: Deps) {
  const { market } = deps.storage
  const sizes = new Sizes(deps)
  const app = new Hono()
  app.get('/:good/:photo/:file', async (c) => {
    const { good, photo, file } = c.req.param()
    const asked = readName(file)
    const piece = asked && UUID.test(good) && photo.length === SHORT ? await market.piece(good) : null
    const shown = [...(piece?.content?.photos ?? []), ...(piece?.content?.marks ?? [])]
    const picture = shown.find(({ full }) => full.startsWith(photo))
    if (!asked || !piece || !picture) return c.text('Not found', 404)
    const drawn = await sizes.get(piece.shop, picture, asked.size, asked.format)
    c.header('Cache-Control', drawn?.whole ? FOR_EVER : A_MINUTE)
    if (drawn) return c.body(drawn.bytes, 200, { 'Content-Type': TYPES[asked.format] })
    return c.body(bandPicture(picture.width, picture.height, '#d9d1bf'), 200, { 'Content-Type': 'image/svg+xml' })
  })
  return app
}

function readName(file: string): { size: Size | 'og'; format: Format } | null {
  const [name, ending] = file.split('.')
  const size = SIZES.find((one) => String(one) === name) ?? (name === 'og' ? 'og' : null)
  const format = FORMATS.find((one) => one === ending)
  return size && format && (size !== 'og' || format === 'jpg') ? { size, format } : null
}
