/** The wire's own version: raised only when a request of an older phone can no longer be answered. */
export const PROTOCOL = 1

/** The newest form of an operation that this code knows. Fields and actions are only ever added (SYNC 4). */
export const SCHEMA = 4
