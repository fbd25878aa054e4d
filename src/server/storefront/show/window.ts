/** A shop as buyers see it, from its record. */

import { UUID } from '../../../shared/domain/ids.ts'
import { CURRENCY_CODES } from '../../../shared/domain/money.ts'
import type { WindowRow } from '../../storage/market.ts'
import type { RecordRow } from '../../storage/port.ts'
import { ZONE, zoneOf } from '../../zone.ts'
import { oneOf, textOf } from './fields.ts'

/**
 * Raised when the same records give other windows or pieces: all of them are then made anew, one after the other, while
 * pages are served. A page of one shop is made from today's form; lists and pictures may meet older ones until then, and
 * have to bear what is not in them.
 */
export const PROJECTION = 1
/** The form of a window that could not be made. */
export const FAILED = 0

/** Of an id: enough to tell the shops of a server apart, short enough to be read aloud. */
const CODE_LENGTH = 8
const MAX_SLUG = 40

/** null for a shop whose owner has never said whether it has a window. */
export function windowOf({ id, fields }: RecordRow, since: number): WindowRow | null {
  if (typeof fields.window !== 'boolean') return null
  const code = id.slice(-CODE_LENGTH)
  const content = {
    name: textOf(fields.name),
    english: textOf(fields.english),
    currency: oneOf(fields.currency, ['THB', ...CURRENCY_CODES]),
    zone: zoneOf(fields.zone),
    story: textOf(fields.story),
    place: textOf(fields.place),
    hours: textOf(fields.hours),
    contact: textOf(fields.contact),
  }
  const slug = slugOf(content.english || content.name, code)
  return { code, slug, version: PROJECTION, open: fields.window, since, content }
}

/** The place of a window that could not be made the first time. */
export function unmade(shop: string, since: number): WindowRow {
  const code = shop.slice(-CODE_LENGTH)
  const nothing = { name: '', english: '', story: '', place: '', hours: '', contact: '' }
  const content = { ...nothing, currency: 'THB', zone: ZONE } as const
  return { code, slug: code, version: FAILED, open: false, since, content }
}

/** `Mae Daeng` as `mae-daeng-3f9a2c1d`; a name without Latin letters as its code alone. */
function slugOf(name: string, code: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
  return letters ? `${letters}-${code}` : code
}

/** The code in an address, however the shop was called when it was written down; a whole id as it is. */
export function nameInAddress(slug: string): string {
  return UUID.test(slug) ? slug : slug.slice(-CODE_LENGTH)
}
