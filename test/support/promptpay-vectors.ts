/** Payment QRs that other makers of them agree on: those beside the project where they lie, else a few of them. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/build/dist.ts'

const BESIDE = join(root, '../shared/data/promptpay-vectors.txt')
const OWN = join(root, 'test/fixtures/promptpay-vectors.txt')

export function promptPayVectors(): string[] {
  return readFileSync(existsSync(BESIDE) ? BESIDE : OWN, 'utf8')
    .split('\n')
    .filter(Boolean)
}
