import type { Logger } from 'pino'
import type { IsProxy } from './http/address.ts'
import type { Limits } from './http/limits.ts'
import type { PhotoFiles } from './photos/files.ts'
import type { Storage } from './storage/port.ts'
import type { Metrics } from './watch/metrics.ts'

/** Everything that the server stands on; a test gives its own. */
export interface Deps {
  storage: Storage
  photos: PhotoFiles
  /** The photos of what buyers see, in the sizes of their screens; may be lost at any time. */
  sizes: PhotoFiles
  log: Logger
  /** UTC milliseconds. */
  now: () => number
  /** The origin as phones reach it; null: the one that they ask. */
  publicUrl: string | null
  /** Whether phones reach it over HTTPS. */
  secure: boolean
  /** Folder of the built app. */
  shell: string
  limits: Limits
  /** What counts of a process; the app has one. */
  metrics?: Metrics
  /** Whose word is taken for the address of whoever asks; absent: of a proxy on this machine. */
  isProxy?: IsProxy
  /** What opens the keeper's pages; absent: there are none. */
  keeperToken?: string | null
  /** Where the data lie on this machine. */
  dataDir?: string
  /** All of it is made up, and every page says so. */
  demo?: boolean
  /** Origins that phones may be told through beside the push services of browsers: for tests. */
  pushServices?: readonly string[]
}
