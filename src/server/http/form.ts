/** Reads what a page's form sends. */

import type { Context } from 'hono'

/** Bytes of a form without a picture: one has a field for every shop of a village, another a text of many letters. */
export const MAX_FORM_BYTES = 64 * 1024
/** Bytes of one that has few fields, and short ones. */
export const MAX_SMALL_FORM_BYTES = 4096

/**
 * The fields of a form as text; what is no form, or more than `most` bytes of one, has none. One that does not say how
 * long it is, as no browser sends it, is not read: it might have no end.
 */
export async function readForm(c: Context, most = MAX_FORM_BYTES): Promise<Record<string, string>> {
  if (!isWithin(c, most)) return {}
  try {
    const fields = Object.entries(await c.req.parseBody())
    return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  } catch {
    return {}
  }
}

/** Whether a body says that it is at most so many bytes; Node lets none be longer than it says. */
export function isWithin(c: Context, most: number): boolean {
  return Number(c.req.header('Content-Length') ?? Number.POSITIVE_INFINITY) <= most
}
