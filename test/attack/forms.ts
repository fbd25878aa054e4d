/** The forms of buyers and coordinators, sent as forms are, or nearly. */

import { stampOf } from '../../src/server/storefront/requests/guard.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Random } from '../faults/random.ts'
import { spoil } from './bodies.ts'
import { type Sent, twist } from './sent.ts'
import { LANGUAGES, OFFICES, visitorOf } from './visitors.ts'
import type { Slug, World } from './world.ts'

type Fields = Record<string, string>

const TERMS = {
  title: 'ผ้า',
  total: '200',
  unit: 'piece',
  price: '250.50',
  currency: 'THB',
  day: '2026-08-31',
  text: '',
}
const WHO = { name: 'Anna', contact: 'anna@example.org', consent: 'yes', website: '' }

/** Forms of the office below its language, with what stands in them. */
function officeForms(world: World, slug: Slug | undefined): [path: string, fields: Fields][] {
  // The coordinator of `far` may offer work to a shop of hers: that is no attack.
  const shop = slug === 'far' ? world.owner.shop : world.victim.shop
  const calls = [world.call.call, world.call.call, world.theirs.at(-1) ?? ''].flatMap((call): [string, Fields][] => [
    [`/calls/${call}/terms`, TERMS],
    [`/calls/${call}/offer`, { [`offer-${shop}`]: '20', [`offer-${world.owner.shop}`]: '30' }],
    [`/calls/${call}/refuse`, {}],
    [`/calls/${call}/close`, {}],
    [`/calls/${call}/reopen`, {}],
    [`/calls/${call}/forget`, {}],
  ])
  return [
    ...calls,
    ['/count', {}],
    ['/households', { households: '๑๒๐' }],
    ['/invitations', { count: '8' }],
    ['/calls/new', TERMS],
    ['/leave', {}],
    ['/in/x', {}],
  ]
}

/** Forms of buyers, given out by the server some seconds ago. */
function buyersForms(random: Random, { there, shown, links, call, secret, hidden }: World): [string, Fields][] {
  const request = newId()
  const stamp = stampOf(secret, request, there.clock.now - 5000)
  const form = { request, stamp, work: '' }
  const wanted = { quantity: '1', way: 'pickup', address: '', postcode: '', note: '' }
  const link = random.pick(links)
  return [
    ['/o/new', { ...form, ...WHO, ...wanted, good: shown.good }],
    ['/o/new', { ...form, ...WHO, ...wanted, good: hidden.good }],
    [`/o/${link}`, { what: random.pick(['answered', 'withdrawn', 'received', 'slip']), text: 'x' }],
    [`/o/${link}/slip`, {}],
    [`/o/${link}/slip`, {}],
    ['/o/many', { ...form, ...WHO, ...TERMS, c: random.pick(['near', 'far', 'x']) }],
    [`/o/many/${call.link}`, { what: 'withdrawn' }],
  ]
}

/** A form that is sent, its fields right or wrong, in whatever form forms have. */
export async function toForm(random: Random, world: World): Promise<Sent> {
  const visitor = visitorOf(random, world)
  const office = random.chance(0.5)
  const [place, fields] = random.pick(office ? officeForms(world, visitor.slug) : buyersForms(random, world))
  const right = office && random.chance(0.85) ? { seal: visitor.seal, ...fields } : fields
  const path = (office ? random.pick(OFFICES) : random.pick(LANGUAGES)) + place
  const { body, headers } = await encoded(random, world, random.chance(0.5) ? right : textsOf(spoil(right, random)))
  const init = { method: 'POST', headers: { ...headers, ...visitor.headers }, body }
  return { path: twist(random, path), init, slug: visitor.slug }
}

function textsOf(value: unknown): Fields {
  const entries = Object.entries(value !== null && typeof value === 'object' ? value : { value })
  return Object.fromEntries(entries.map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]))
}

async function encoded(random: Random, world: World, fields: Fields) {
  const form = random.chance(0.45) ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (form instanceof FormData && random.chance(0.6)) form.append('slip', fileOf(random, world), 'slip.jpg')
  const written = new Response(form)
  const whole = new Uint8Array(await written.arrayBuffer())
  const type = written.headers.get('Content-Type') ?? ''
  const body = random.chance(0.8) ? whole : whole.slice(0, random.below(whole.length + 1))
  const length = random.chance(0.95) ? String(body.length) : random.pick(['', 'x', '-1', '0', '1e9'])
  const headers: Record<string, string> = { 'Content-Type': wrongType(random, type) ?? type, 'Content-Length': length }
  return { body, headers }
}

/** What says that there is another form than there is, or how it is cut where it is not. */
function wrongType(random: Random, type: string): string | null {
  if (random.chance(0.8)) return null
  return random.pick([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=x',
    `multipart/form-data; boundary=${'-'.repeat(5000)}`,
    type.replace('form-data', 'mixed'),
    `${type}; charset=utf-16`,
    'text/plain',
    '',
  ])
}

/** Mostly what is cheap to refuse: a picture is drawn anew. */
function fileOf(random: Random, { pictures }: World): Blob {
  const { bytes } = random.pick(pictures)
  if (random.chance(0.05)) return new Blob([bytes], { type: 'image/jpeg' })
  return new Blob([random.pick([bytes.subarray(0, 20), Buffer.alloc(0), Buffer.from('<svg/>'), Buffer.alloc(70_000)])])
}
