/** The zone that times are said in. */

/** For a shop whose zone cannot be read. */
export const ZONE = 'Asia/Bangkok'

/** A shop's zone, which came as a text: of what is no zone, no time could be said. */
export function zoneOf(zone: unknown): string {
  try {
    return typeof zone === 'string' && new Intl.DateTimeFormat('en', { timeZone: zone }) ? zone : ZONE
  } catch {
    return ZONE
  }
}
