/** Whether the browser may throw the shop's data away when the phone is full. */

export interface StorageUse {
  used: number
  /** null where the browser does not tell. */
  free: number | null
  /** The browser has promised to keep the data. */
  kept: boolean
}

/** Asks the browser to keep the data for good; some browsers ask the person. */
export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

export async function storageUse(): Promise<StorageUse | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  if (usage === undefined) return null
  const kept = (await navigator.storage.persisted?.()) ?? false
  return { used: usage, free: quota === undefined ? null : quota - usage, kept }
}
