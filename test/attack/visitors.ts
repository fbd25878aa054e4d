/** Who comes to pages: coordinators of two communities, and those who are none. */

import type { Random } from '../faults/random.ts'
import type { Slug, World } from './world.ts'

/** Where pages begin. */
export const LANGUAGES = ['', '', '/en', '/th', '/lo', '/zh', '/xx']
export const OFFICES = ['/office/en', '/office/th', '/office/lo', '/office/zh', '/office/xx', '/office']

interface Visitor {
  slug?: Slug
  seal: string
  headers: Record<string, string>
}

/** A coordinator of the one community or the other, or somebody whose session is none. */
export function visitorOf(random: Random, { sessions }: World): Visitor {
  const site: Record<string, string> = random.chance(0.1) ? { 'Sec-Fetch-Site': 'cross-site' } : {}
  const who = random.weighted({ near: 4, far: 3, forged: 1, nobody: 2 })
  const cookie = (session: string) => ({ ...site, Cookie: `talat_office=${session}; talat_door=x` })
  if (who === 'nobody') return { seal: '', headers: site }
  if (who === 'forged') return { seal: sessions.far.seal, headers: cookie(random.pick(['x', '%00', 'a'.repeat(5000)])) }
  return { slug: who, seal: sessions[who].seal, headers: cookie(sessions[who].session) }
}
