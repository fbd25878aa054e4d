/**
 * An error as it is logged: what it is and where it came from. What else hangs on it stays out: a database adds the values
 * of the row that it could not store.
 */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const cause = error.cause instanceof Error ? { cause: loggedError(error.cause) } : {}
  return { type: name, message, ...code, stack, ...cause }
}
