/** Describes routes for `/api/openapi.json`, from the same schemas that they parse by. */

import { type DescribeRouteOptions, describeRoute, resolver } from 'hono-openapi'
import type * as z from 'zod/mini'
import { errorAnswer } from '../../shared/protocol/errors.ts'

interface Description {
  summary: string
  body?: z.ZodMiniType
  /** Left out where the answer is no JSON. */
  answer?: z.ZodMiniType
  /** The statuses besides 200, all with the one shape of errors. */
  errors?: readonly number[]
  /** Whether it asks for the token of a device. */
  token?: boolean
}

export function describe({ summary, body, answer, errors = [], token = true }: Description) {
  const responses: NonNullable<DescribeRouteOptions['responses']> = {
    200: answer ? json('done', answer) : { description: 'done' },
  }
  for (const status of [...errors, ...(token ? [401, 429] : [])]) responses[status] = json('refused', errorAnswer)
  return describeRoute({
    summary,
    security: token ? [{ device: [] }] : [],
    ...(body ? { requestBody: { required: true, ...json('', body) } } : {}),
    responses,
  })
}

function json(description: string, schema: z.ZodMiniType) {
  return { description, content: { 'application/json': { schema: resolver(schema) } } }
}
