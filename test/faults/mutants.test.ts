import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../tools/build/dist.ts'
import { MUTANTS } from './mutants.ts'

test.each(Object.entries(MUTANTS))(
  'the place where this bug is planted is in the source, once: %s',
  (_, { file, from, to }) => {
    const source = readFileSync(join(root, file), 'utf8')
    expect(source.split(from)).toHaveLength(2)
    expect(from).not.toBe(to)
  },
)
