/** Requests to what no endpoint describes: pages, files, and what is none. */

import type { Random } from '../faults/random.ts'
import { wire } from './bodies.ts'
import { isRead, METHODS, type Sent, twist } from './sent.ts'
import { LANGUAGES, OFFICES, visitorOf } from './visitors.ts'
import { tokenOf, type World } from './world.ts'

const PUBLIC = [
  '/',
  '{in}/c/market',
  '{in}/c/near',
  '{in}/c/far',
  '{in}/c/far/search?q=x',
  '/c/far/sitemap.xml',
  '{in}/p/{id}',
  '{in}/s/{id}',
  '{in}/t/{id}',
  '/p/{photo}/{file}',
  '{in}/o/new?good={id}',
  '{in}/o/{link}',
  '{in}/o/{id}',
  '{in}/o/many?c=far',
  '{in}/o/many/{link}',
  '/o/work.js',
  '/img/{id}',
  '/metrics',
  '/keeper',
  '/healthz',
  '/readyz',
  '/robots.txt',
  '/sitemap.xml',
  '/api/nothing',
]
const OFFICE = [
  '',
  '/shops',
  '/invitations',
  '/invitations/sheet',
  '/report',
  '/report.csv',
  '/calls',
  '/calls/new',
  '/calls/{call}',
  '/calls/{id}',
  '/in/{id}',
  '/nothing',
]
const FILES = ['320.webp', '640.jpg', '1280.avif', 'og.jpg', 'og.webp', '0.jpg', '../../x.jpg', '320.webp%00', 'x']

/** A page, by whoever has a session of a coordinator, or none. */
export function toPage(random: Random, world: World, known: readonly string[]): Sent {
  const office = random.chance(0.45)
  const place = office ? random.pick(OFFICES) + random.pick(OFFICE) : random.pick(PUBLIC)
  const method = random.chance(0.85) ? 'GET' : random.pick(METHODS)
  const visitor = visitorOf(random, world)
  const { body, headers } = wire({}, random)
  const Authorization = `Bearer ${tokenOf(random, world, 0)}`
  const init = isRead(method)
    ? { method, headers: { Authorization, ...visitor.headers } }
    : { method, headers: { ...headers, Authorization, ...visitor.headers }, body }
  return { path: twist(random, filled(random, world, place, known)), init, slug: visitor.slug }
}

function filled(random: Random, world: World, place: string, known: readonly string[]): string {
  const { shown, hidden, links, call } = world
  const { good, hash } = random.pick([shown, hidden, { good: shown.good, hash: hidden.hash }])
  return place
    .replace('{in}', () => random.pick(LANGUAGES))
    .replace('{photo}', `${good}/${hash.slice(0, 16)}`)
    .replace('{file}', () => random.pick(FILES))
    .replace('{link}', () => random.pick([...links, call.link, 'x']))
    .replace('{call}', call.call)
    .replace('{id}', () => random.pick([shown.good, ...known]))
}
