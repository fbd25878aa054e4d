import type { RequestFields } from '../../../shared/domain/records.ts'
import type { Telling, TellingWords } from '../../storage/port.ts'

/** What phones are told of a request: what happened to it, and of which goods. */
export function aboutRequest(
  what: TellingWords extends `ask.push.${infer What}` ? What : never,
  request: string,
  [line]: RequestFields['lines'],
): Telling {
  return { words: `ask.push.${what}`, body: line?.name ?? '', tag: request, path: `/orders/asked/${request}` }
}
