/** Requests to what the API describes of itself. */

import { randomText } from '../../src/shared/domain/ids.ts'
import type { Random } from '../faults/random.ts'
import { type Schema, sample, spoil, wire } from './bodies.ts'
import type { Operations } from './operations.ts'
import { isRead, METHODS, type Sent, twist } from './sent.ts'
import { tokenOf, type World } from './world.ts'

interface Endpoint {
  path: string
  method: string
  body: Schema | null
}

interface Described {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
}

/** All that the server says of itself. */
export async function endpointsOf({ there }: World): Promise<Endpoint[]> {
  const { paths } = (await (await there.app.request('/api/openapi.json')).json()) as Described
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => {
      const body = requestBody?.content['application/json']?.schema ?? null
      return { path, method: method.toUpperCase(), body }
    }),
  )
}

/** What an endpoint describes, right or wrong, by anybody. */
export function toEndpoint(
  random: Random,
  world: World,
  endpoints: readonly Endpoint[],
  known: readonly string[],
): Sent {
  const endpoint = random.pick(endpoints)
  const right = sample(endpoint.body ?? { type: 'object' }, random, known)
  const { body, headers } = wire(random.chance(0.4) ? right : spoil(right, random), random)
  const method = random.chance(0.9) ? endpoint.method : random.pick(METHODS)
  const path = twist(
    random,
    endpoint.path.replace(/\{\w+\}/g, () => random.pick(known)),
  )
  const Authorization = `Bearer ${tokenOf(random, world, 0.4)}`
  const init = { method, headers: { ...headers, Authorization }, ...(isRead(method) ? {} : { body }) }
  return { path, init }
}

/** Records that a phone gives in a repair: of them the endpoint describes the frame alone. */
export function toRepair(random: Random, world: World, operations: Operations): Sent {
  const right = operations.give(random, randomText(8))
  const { body, headers } = wire(random.chance(0.9) ? right : spoil(right, random), random)
  const Authorization = `Bearer ${tokenOf(random, world, 0.8)}`
  return { path: '/api/repair/give', init: { method: 'POST', headers: { ...headers, Authorization }, body } }
}
