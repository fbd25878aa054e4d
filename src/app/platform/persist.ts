/** Whether the browser may throw the shop's data away when the phone is full. */

export interface StorageUse {
  used: number
  /** null where the browser does not tell. */
  free: number | null
  /** Little room is left: from four fifths on. */
  tight: boolean
  /** The browser has promised to keep the data. */
  kept: boolean
}

const ASKED = 'talat-asked-to-keep'

/** Asks the browser once to keep the data, when there is something to keep; a button of the shop's page asks again. */
export async function keepOnce(): Promise<void> {
  try {
    if (localStorage.getItem(ASKED)) return
    localStorage.setItem(ASKED, '1')
  } catch {
    // A browser that blocks storage beside the database is asked each time.
  }
  await askToKeep()
}

/** The part of the room that may be used before a person is told. */
const TIGHT = 0.8
/** Chromium tells whole GiB beyond what is used, mostly ten, so that sites learn nothing: that is no measure (156, measured). */
const GIB = 1024 ** 3

/** Asks the browser to keep the data for good; some browsers ask the person. */
export async function askToKeep(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

export async function storageUse(): Promise<StorageUse | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  if (usage === undefined) return null
  const kept = (await navigator.storage.persisted?.()) ?? false
  const left = quota === undefined ? null : Math.max(0, quota - usage)
  const free = left === null || (left > 0 && left % GIB === 0) ? null : left
  return { used: usage, free, tight: free !== null && usage >= (usage + free) * TIGHT, kept }
}
