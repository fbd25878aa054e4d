/** Operations for the attack: those of the fixtures, which have every action that phones of any version make. */

import { readFileSync } from 'node:fs'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Random } from '../faults/random.ts'
import { deep, type Json, spoil, strange } from './bodies.ts'

interface Fixture {
  operation: { action: string; schema: number; body: Json }
  changes: { kind: string; id: string; do: string; fields?: Json }[]
}

/** The shop of the fixtures, and what stands in all their other ids. */
const SHOP = '01995a52-0000-7000-8000-000000000001'
const PART = '-8000-'

const renamed = (zone: string): Json => ({ shop: SHOP, fields: { zone, name: 'x' }, based: {} })

/** Those of today first: they have all actions. */
const FIXTURES = [4, 3, 2, 1].flatMap((version): Fixture[] => [
  ...JSON.parse(readFileSync(new URL(`../fixtures/operations-${version}.json`, import.meta.url), 'utf8')),
  // In no fixture, and right by its form: a shop whose times are those of no zone.
  {
    operation: { action: 'shop.edit', schema: version, body: renamed(version % 2 ? 'Asia/Bangkok' : 'No/Where') },
    changes: [],
  },
])
const CREATED = FIXTURES.flatMap(({ changes }) => changes.filter((change) => change.do === 'create' && change.fields))

export const ACTIONS: ReadonlySet<string> = new Set(FIXTURES.map(({ operation }) => operation.action))

/** Operations after which the ids of the fixtures get one more form: now there is such a record already, now there is none. */
const A_FORM = 1000
const ID = /01995a52-0000-7000-8[0-9a-f]{3}-[0-9a-f]{12}/g

const NO_ACTIONS = ['', 'sale', '__proto__', 'constructor', 'toString', 'SALE.RECORD']

export class Operations {
  readonly #shop: string
  readonly #known: readonly string[]
  #made = 0

  /** @param known ids of records of other shops, among others */
  constructor(shop: string, known: readonly string[]) {
    this.#shop = shop
    this.#known = known
  }

  /** The next of all actions, its body right or spoiled, with an envelope that gets it to whoever applies it. */
  make(random: Random, number: number): { action: string; operation: Json } {
    const { operation } = FIXTURES[this.#made++ % FIXTURES.length] as Fixture
    const { schema } = operation
    const body = this.#body(random, operation.body)
    const action = random.chance(0.97) ? operation.action : random.pick(NO_ACTIONS)
    const at = random.chance(0.9) ? 1_795_500_000_000 : random.pick([0, -1, 4e12, Number.MAX_SAFE_INTEGER])
    return {
      action,
      operation: { id: newId(), device: newId(), number, schema, at, seen: 0, person: null, action, body },
    }
  }

  /** A record as a repair gives it. */
  give(random: Random, nonce: string): Json {
    const { kind, id, fields } = random.pick(CREATED)
    const given = () => {
      // Fields that nobody knows are kept, as they may be of a newer app.
      const more = random.chance(0.3) ? { more: random.chance(0.5) ? deep(random) : strange(random) } : {}
      const record = { id, fields: { ...(fields as object), ...more }, deleted: random.chance(0.1), version: '1.1' }
      return this.#body(random, this.#ours(random, record))
    }
    return { nonce, kind, records: Array.from({ length: 1 + random.below(3) }, given) }
  }

  /** What is no object is refused with the whole request: that comes now and then only. */
  #body(random: Random, right: Json): Json {
    const ours = this.#ours(random, right)
    if (random.chance(0.45)) return ours
    const spoiled = spoil(ours, random)
    const isObject = spoiled !== null && typeof spoiled === 'object' && !Array.isArray(spoiled)
    return isObject || random.chance(0.05) ? spoiled : { ...(ours as object), more: spoiled }
  }

  #ours(random: Random, value: Json): Json {
    const part = `-8${random
      .below(2 + this.#made / A_FORM)
      .toString(16)
      .padStart(3, '0')}-`
    const text = JSON.stringify(value).replaceAll(SHOP, this.#shop).replaceAll(PART, part)
    return JSON.parse(text.replace(ID, (id) => (random.chance(0.05) ? random.pick(this.#known) : id)))
  }
}
