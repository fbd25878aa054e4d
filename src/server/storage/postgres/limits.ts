/** How long anything may take, and how much of the database one process uses. */

/** Connections of one process. A shop uses one at a time, so that a busy one leaves the others theirs. */
export const CONNECTIONS = 10

/** Milliseconds to wait for a connection, new or given back. */
export const CONNECT_TIMEOUT = 5_000

/** Milliseconds that one statement may take. */
export const STATEMENT_TIMEOUT = 30_000

/** Milliseconds to wait for the lock of a shop that another process holds. */
export const LOCK_TIMEOUT = 10_000

/** Milliseconds after which the database ends a transaction whose process says nothing more: it may hold a lock. */
export const IDLE_TIMEOUT = 60_000

/** Milliseconds after which a database that says nothing at all is taken for gone: longer than it needs to say no. */
export const SILENCE_TIMEOUT = STATEMENT_TIMEOUT + 5_000

/** Milliseconds after which a start that waits for another process says so: those of one moment are done sooner. */
export const LONG_WAIT = 2_000

/** How often a transaction is run in all where others were in its way or the connection was lost. */
export const ATTEMPTS = 5

/** Milliseconds before the second attempt, at most; doubled for each further one. */
export const PAUSE = 40

/** As which the database lists the connections of a process. */
export const APPLICATION = 'talat'
