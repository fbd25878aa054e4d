/** A database of the demo says so of itself: wherever it is started or restored, its pages say so too. */

import { ConfigError } from '../config.ts'
import type { Storage } from '../storage/port.ts'

const MARK = 'demo'
const FILLED = 'demo filled'

export async function isDemo(storage: Storage): Promise<boolean> {
  return (await storage.anywhere.knownSetting(MARK)) !== null
}

/**
 * Marks an empty database as one of the demo; the demo never goes over shops that are somebody's.
 * @returns when its filling began, and whether that is done
 */
export async function claim(storage: Storage, now: number): Promise<{ since: number; filled: boolean }> {
  const { anywhere } = storage
  if (!(await isDemo(storage))) {
    const shops = await anywhere.shops()
    if (shops.length > 0) {
      throw new ConfigError(
        `DATA_DIR holds ${shops.length} shops that are not of the demo; give the demo an empty folder of its own.`,
      )
    }
  }
  const since = Number(await anywhere.setting(MARK, () => String(now)))
  return { since, filled: (await anywhere.knownSetting(FILLED)) !== null }
}

export async function markFilled(storage: Storage): Promise<void> {
  await storage.anywhere.setting(FILLED, () => 'yes')
}
