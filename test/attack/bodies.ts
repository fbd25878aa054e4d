/** Bodies for the attack: right ones by the schema of an endpoint, and what somebody who means no good makes of them. */

import { gzipSync } from 'node:zlib'
import type { Random } from '../faults/random.ts'

/** The part of JSON Schema that our endpoints are described by. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  properties?: Record<string, Schema>
  required?: readonly string[]
  items?: Schema
  pattern?: string
  minimum?: number
  maximum?: number
  maxLength?: number
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A value that the schema allows, as far as it says. @param known texts to be used where a text is asked for: ids, hashes, nonces */
export function sample(schema: Schema, random: Random, known: readonly string[], depth = 0): Json {
  if (schema.const !== undefined) return schema.const as Json
  if (schema.enum) return random.pick(schema.enum) as Json
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return sample(random.pick(choice), random, known, depth)
  switch (schema.type) {
    case 'object': {
      const names = Object.keys(schema.properties ?? {})
      const chosen = names.filter((name) => schema.required?.includes(name) || random.chance(0.5))
      return Object.fromEntries(
        chosen.map((name) => [name, sample(schema.properties?.[name] ?? {}, random, known, depth + 1)]),
      )
    }
    case 'array':
      return Array.from({ length: depth > 6 ? 0 : random.below(4) }, () =>
        sample(schema.items ?? {}, random, known, depth + 1),
      )
    case 'integer':
    case 'number': {
      const [low, high] = [schema.minimum ?? 0, schema.maximum ?? 1e12]
      return Math.floor(low + random.next() * (high - low))
    }
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    case 'string':
      return fitting(schema, random, known)
    default:
      return random.chance(0.5) ? {} : random.pick(known)
  }
}

/** One of the known texts that the pattern allows, else any. */
function fitting({ pattern, maxLength }: Schema, random: Random, known: readonly string[]): string {
  const form = pattern === undefined ? null : new RegExp(pattern, 'u')
  const fits = known.filter((text) => (form?.test(text) ?? true) && text.length <= (maxLength ?? 1e9))
  return random.pick(fits.length > 0 ? fits : known)
}

/** Stands for a value that is nested so deep that no JSON is made of it as it is: `wire` puts it in. */
const nested = (open: string, close: string, deep: number): [mark: string, json: string] => [
  `<${open} ${deep} deep>`,
  `${open.repeat(deep)}0${close.repeat(deep)}`,
]
/** Deeper than any stack, in a body that is small, in one that is just not too large, and in one that is. */
const DEEP = [nested('[', ']', 4000), nested('{"a":', '}', 5000), nested('[', ']', 120_000), nested('[', ']', 400_000)]

/** Values that have no business where they are put. */
const STRANGE: readonly Json[] = [
  ...DEEP.map(([mark]) => mark),
  null,
  true,
  '',
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '\u0000',
  '\ud800',
  '../../../../etc/passwd',
  "' or 1=1; drop table records; --",
  '<script>alert(1)</script>',
  'x'.repeat(100_000),
  [],
  {},
  [[[[[[[[]]]]]]]],
  { $gt: '' },
]

export function strange(random: Random): Json {
  return random.pick(STRANGE)
}

/** What `wire` makes very deep. */
export function deep(random: Random): Json {
  return random.pick(DEEP)[0]
}

/** Puts something strange somewhere into a value, takes something away, or adds what nobody asked for. */
export function spoil(value: Json, random: Random): Json {
  if (random.chance(0.15)) return strange(random)
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.2)) return [...value, strange(random)]
    const at = random.below(value.length)
    return value.map((one, index) => (index === at ? spoil(one, random) : one))
  }
  if (value === null || typeof value !== 'object') return strange(random)
  const names = Object.keys(value)
  const name = random.pick(names)
  if (name === undefined || random.chance(0.1))
    return { ...value, [random.pick(['__proto__', 'constructor', 'shop', 'role', 'device'])]: strange(random) }
  if (random.chance(0.2)) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  return { ...value, [name]: spoil(value[name] ?? null, random) }
}

/** A body on the wire, with the headers that it claims: mostly as it should be, now and then not JSON at all. */
export function wire(value: Json, random: Random): { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  const text = new TextEncoder().encode(written(value))
  const json = { 'Content-Type': 'application/json' }
  const way = random.next()
  if (way < 0.75) return { body: text, headers: json }
  if (way < 0.8) return { body: text.subarray(0, random.below(text.length)), headers: json }
  if (way < 0.85) return { body: gzipSync(text), headers: { ...json, 'Content-Encoding': 'gzip' } }
  if (way < 0.88) return { body: gzipSync(text).subarray(0, 20), headers: { ...json, 'Content-Encoding': 'gzip' } }
  // A bomb: thirty megabytes of one letter.
  if (way < 0.882) return { body: BOMB, headers: { ...json, 'Content-Encoding': 'gzip' } }
  if (way < 0.92)
    return { body: text, headers: { 'Content-Type': random.pick(['text/plain', 'multipart/form-data', '']) } }
  if (way < 0.95) return { body: text, headers: { ...json, 'Content-Encoding': random.pick(['br', 'zstd', 'x']) } }
  const noise = Uint8Array.from({ length: random.below(2000) }, () => random.below(256))
  return { body: noise, headers: json }
}

/** As JSON, what is nested deep as deep as it is meant. */
function written(value: Json): string {
  return DEEP.reduce((text, [mark, json]) => text.replace(JSON.stringify(mark), json), JSON.stringify(value))
}

const BOMB = gzipSync(Buffer.alloc(30 * 1024 * 1024, 'a'))
