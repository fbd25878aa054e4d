/** Whom the server may be told to call: the push services of browsers, over https, and nobody else (no calls into the house). */

const HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.services.mozilla.com',
  'web.push.apple.com',
  'push.apple.com',
  'notify.windows.com',
]

/** @param also origins that a test lets in beside them */
export function isPushService(endpoint: string, also: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, origin } = new URL(endpoint)
  if (also.includes(origin)) return true
  const known = HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`))
  return protocol === 'https:' && port === '' && username === '' && known
}
