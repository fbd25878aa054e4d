/** Whether an error says that the phone is full. Dexie wraps the browser's own, an aborted transaction wraps both. */
export function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'QuotaExceededError' || ('inner' in error && isNoRoom(error.inner))
}
