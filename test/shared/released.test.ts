import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Change } from '../../src/shared/domain/change.ts'
import { changesOf } from '../../src/shared/domain/changes.ts'
import { BODIES, parseOperation, type WireOperation } from '../../src/shared/protocol/operations.ts'

/** Operations as each released schema writes them, with what they change. Files are added, never edited (SYNC 4). */
const FIXTURES = new URL('../fixtures/', import.meta.url)

interface Fixture {
  operation: WireOperation
  changes: Change[]
}

const AT = 1_795_500_000_000
const released = readdirSync(FIXTURES).filter((name) => name.startsWith('operations-'))

test.each(released)('promise 9: %s – every operation ever released is taken, and means what it meant', (name) => {
  const fixtures = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as Fixture[]
  for (const { operation, changes } of fixtures) {
    const parsed = parseOperation(operation)
    if ('invalid' in parsed) throw new Error(`${operation.action}: ${parsed.invalid}`)
    expect(JSON.parse(JSON.stringify(changesOf(parsed.operation, AT))), operation.action).toEqual(changes)
  }
})

test('the newest fixtures hold every action there is', () => {
  const newest = [...released].sort().at(-1) ?? ''
  const fixtures = JSON.parse(readFileSync(new URL(newest, FIXTURES), 'utf8')) as Fixture[]
  expect(fixtures.map(({ operation }) => operation.action).sort()).toEqual(Object.keys(BODIES).sort())
})
