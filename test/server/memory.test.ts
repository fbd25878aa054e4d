import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Memory } from '../../src/server/sync/memory.ts'

const IDS = ['a', 'b', 'c']
type Step = { does: 'write'; id: string; price: number } | { does: 'save' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('write' as const), id: fc.constantFrom(...IDS), price: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'save' as const }) },
)

function remembering(): Memory {
  const memory = new Memory(new Map())
  for (const id of IDS) memory.know('good', id, null)
  return memory
}

function take(memory: Memory, steps: readonly Step[]): void {
  for (const one of steps) {
    if (one.does === 'save') memory.save()
    else {
      const { id, price } = one
      memory.write({ kind: 'good', id, fields: { price }, versions: {}, deleted: false, epoch: 'e', sequence: 1 })
    }
  }
}

/** All that it says of itself; what is unsaved counts as saved then. */
function everything(memory: Memory) {
  return {
    records: IDS.map((id) => memory.record('good', id)),
    written: memory.written(),
    total: memory.total('good'),
    unsaved: memory.save(),
  }
}

test('gone back to a moment, a transaction knows, has written and has yet to save what it did then', () => {
  fc.assert(
    fc.property(fc.array(step), fc.array(step), (before, after) => {
      const [memory, other] = [remembering(), remembering()]
      take(memory, before)
      take(other, before)
      const { moment } = memory
      take(memory, after)
      memory.goBackTo(moment)
      expect(everything(memory)).toEqual(everything(other))
    }),
  )
})

test('what was not read is not written: whether it is there would be a guess', () => {
  const row = { kind: 'good' as const, id: 'z', fields: {}, versions: {}, deleted: false, epoch: 'e', sequence: 1 }
  expect(() => remembering().write(row)).toThrow('not loaded')
})

test('what was written twice is told as it was before the first time, and as it is now', () => {
  const memory = remembering()
  take(memory, [
    { does: 'write', id: 'a', price: 1 },
    { does: 'write', id: 'a', price: 2 },
  ])
  expect(memory.written()).toMatchObject([{ before: null, after: { fields: { price: 2 } } }])
  expect(memory.total('good').count).toBe(1)
})
