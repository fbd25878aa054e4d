/** Excel files for the page. Their worker sells nothing: it is fetched when a report is first opened, and stays. */

import type { Currency } from '../shared/domain/money.ts'
import type { Sheet } from '../shared/domain/sheet.ts'

export interface XlsxJob {
  sheets: readonly Sheet[]
  currency: Currency
}
/** The file, or what went wrong. */
export type XlsxReply = Blob | string

const start = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/** Fetches the worker while there is a network, for when there is none. */
export function fetchWriter(): void {
  const worker = start()
  const end = () => worker.terminate()
  worker.addEventListener('error', end)
  // It is here once it answers.
  worker.addEventListener('message', end)
  worker.postMessage({ sheets: [], currency: 'THB' } satisfies XlsxJob)
}

/** @returns null where the worker is not on this phone and cannot be fetched now */
export async function toXlsx(sheets: readonly Sheet[], currency: Currency): Promise<Blob | null> {
  const worker = start()
  try {
    const reply = await new Promise<XlsxReply | null>((resolve) => {
      worker.addEventListener('error', () => resolve(null))
      worker.addEventListener('message', ({ data }: MessageEvent<XlsxReply>) => resolve(data))
      worker.postMessage({ sheets, currency } satisfies XlsxJob)
    })
    if (typeof reply === 'string') throw new Error(reply)
    return reply
  } finally {
    worker.terminate()
  }
}
