/** Headers of every answer. */

import { createMiddleware } from 'hono/factory'

/** Nothing comes from elsewhere, nothing runs that was not built: `blob:` and `data:` are photos on their way. */
const contentSecurityPolicy = (styles: readonly string[]) =>
  [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')

const YEAR = 365 * 24 * 60 * 60

/**
 * A route may have said a stricter policy itself.
 * @param styles hashes of the inline styles that are ours
 */
export function securityHeaders(secure: boolean, styles: readonly string[]) {
  const policy = contentSecurityPolicy(styles)
  return createMiddleware(async (c, next) => {
    await next()
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    if (secure) c.header('Strict-Transport-Security', `max-age=${YEAR}`)
  })
}

/**
 * What is of one moment, or of one device, no cache keeps, unless a route says so itself: nor that a file is not there, which
 * the next process may have, being of the next version already.
 */
export function noStore() {
  return createMiddleware(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
}
