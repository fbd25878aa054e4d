/** One request of the attack, and who may hear what. */

import type { Random } from '../faults/random.ts'
import type { Slug } from './world.ts'

export interface Sent {
  path: string
  init: RequestInit & { method: string; headers: Record<string, string> }
  /** Whose coordinator asks. */
  slug?: Slug | undefined
  /** Looks at what came back. */
  after?: (status: number, text: string) => void
}

/** For whoever has to find out what went wrong. */
export function told({ path, init: { method, headers, body } }: Sent): string {
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(String(body ?? ''))
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 600)} ${bytes.toString('utf8').slice(0, 1000)}`
}

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const TWISTS = [
  '?x=%00',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/',
  '%',
  '//',
  '?language=%ff',
  '?q=%00%ff&page=-1&sort=__proto__',
  '?page=1e999&q=%e0%b8%9c',
  `/${'a'.repeat(3000)}`,
]

/** Now and then with something behind it that has no business there. */
export function twist(random: Random, path: string): string {
  return path + (random.chance(0.2) ? random.pick(TWISTS) : '')
}

export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
