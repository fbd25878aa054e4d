/**
 * What other apps hand to this one: by their share sheet, which the service worker answers and keeps (`sw/answer.ts`), or as
 * a file that a person opens.
 */

/** Where the worker keeps it. */
const KEPT = 'taken'

/** What was shared, all of it; it is gone from there once `use` has resolved. */
export async function readShared(use: (file: Blob) => Promise<unknown>): Promise<number> {
  // Not there over plain http on an address, where there is no worker either.
  if (!('caches' in globalThis)) return 0
  const kept = await caches.open(KEPT)
  const requests = await kept.keys()
  for (const request of requests) {
    const file = await (await kept.match(request))?.blob()
    if (file) await use(file)
    await kept.delete(request)
  }
  return requests.length
}

/** Not all browsers have it, and TypeScript's library does not know it. */
interface LaunchQueue {
  setConsumer(consume: (launch: { files?: readonly { getFile(): Promise<File> }[] }) => void): void
}

/** Files that this app was opened with: those from before it was asked for, and each that comes later. */
export function onLaunched(use: (file: Blob) => Promise<unknown>): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(async ({ files = [] }) => {
    for (const file of files) await use(await file.getFile())
  })
}
