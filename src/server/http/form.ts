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
  const fields = Object.entries(await fieldsOf(c, most))
  return Object.fromEntries(fields.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** The bytes of the file in a field of a form; null for none, for more than `most` of them, and for what is no form. */
export async function readFile(c: Context, field: string, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = (await fieldsOf(c, most + MAX_FORM_BYTES))[field]
  return file instanceof File && file.size <= most ? new Uint8Array(await file.arrayBuffer()) : null
}

async function fieldsOf(c: Context, most: number): Promise<Record<string, unknown>> {
  return isWithin(c, most) ? c.req.parseBody().catch(() => ({})) : {}
}

/** Whether a body says that it is at most so many bytes; Node lets none be longer than it says. */
function isWithin(c: Context, most: number): boolean {
  return Number(c.req.header('Content-Length') ?? Number.POSITIVE_INFINITY) <= most
}
