import { westernDigits } from '../domain/digits.ts'

/** What a person typed or scanned as a code: case, the digits' script, spaces, hyphens and look-alike letters forgiven; a link's code is taken out. */
export function readCode(typed: string): string {
  const fromLink = /#join=([^&\s]+)/.exec(typed)?.[1] ?? typed
  return westernDigits(fromLink)
    .toLowerCase()
    .replace(/[\s-]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/u/g, 'v')
}
