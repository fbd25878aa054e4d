/** Excel files for the page. Their workers sell nothing: each is fetched when it is first needed, and stays. */

import type { Currency } from '../shared/domain/money.ts'
import type { Sheet } from '../shared/domain/sheet.ts'
import { type Table, TableError, type TableFailure } from './tables.ts'

export interface XlsxJob {
  sheets: readonly Sheet[]
  currency: Currency
}
/** The file, or what went wrong. */
export type XlsxReply = Blob | string

export type ReaderReply = { tables: Table[] } | { failed: TableFailure; detail: string }

const startWriter = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
const startReader = () => new Worker(new URL('./reader.ts', import.meta.url), { type: 'module' })

/** Fetches the worker that writes while there is a network, for when there is none. */
export function fetchWriter(): void {
  void ask(startWriter(), { sheets: [], currency: 'THB' } satisfies XlsxJob)
}

/** @returns null where the worker is not on this phone and cannot be fetched now */
export async function toXlsx(sheets: readonly Sheet[], currency: Currency): Promise<Blob | null> {
  const reply = await ask<XlsxReply>(startWriter(), { sheets, currency } satisfies XlsxJob)
  if (typeof reply === 'string') throw new Error(reply)
  return reply
}

/**
 * The tables of a file, Excel or CSV.
 * @returns null where the worker is not on this phone and cannot be fetched now
 * @throws TableError
 */
export async function tablesOf(file: Blob): Promise<Table[] | null> {
  const bytes = await file.arrayBuffer().catch((error: unknown) => {
    // Android takes a picked file away again: it must be picked anew.
    throw new TableError('damaged', String(error))
  })
  const reply = await ask<ReaderReply>(startReader(), bytes, [bytes])
  if (reply && 'failed' in reply) throw new TableError(reply.failed, reply.detail)
  return reply?.tables ?? null
}

/** One question to a worker, and its answer; null if it could not be started. It is not kept: its memory is needed elsewhere. */
async function ask<T>(worker: Worker, job: unknown, transfer: Transferable[] = []): Promise<T | null> {
  try {
    return await new Promise<T | null>((resolve) => {
      worker.addEventListener('error', () => resolve(null))
      worker.addEventListener('message', ({ data }: MessageEvent<T>) => resolve(data))
      worker.postMessage(job, transfer)
    })
  } finally {
    worker.terminate()
  }
}
