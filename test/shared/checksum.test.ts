import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from '../../src/shared/domain/change.ts'
import { canonical, combine, EMPTY, replaceIn, writeTotal } from '../../src/shared/domain/checksum.ts'

const content = fc.record({
  fields: fc.dictionary(
    fc.string({ maxLength: 6 }),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
    { maxKeys: 5 },
  ),
  deleted: fc.boolean(),
})
const records = fc.array(fc.tuple(fc.constantFrom('good', 'line'), fc.uuid(), content), { maxLength: 20 })

const totalOf = (list: [string, string, Content][]) =>
  list.reduce((total, [kind, id, one]) => replaceIn(total, kind, id, null, one), EMPTY)

test('the checksum does not depend on the order of the records, nor on how they came to be what they are', () => {
  fc.assert(
    fc.property(records, content, (list, earlier) => {
      const reversed = totalOf([...list].reverse())
      const edited = list.reduce(
        (total, [kind, id, one]) => replaceIn(replaceIn(total, kind, id, null, earlier), kind, id, earlier, one),
        EMPTY,
      )
      expect(reversed).toEqual(totalOf(list))
      expect(edited).toEqual(totalOf(list))
    }),
  )
})

test('any other content gives another checksum', () => {
  fc.assert(
    fc.property(content, content, (a, b) => {
      fc.pre(canonical(a.fields) !== canonical(b.fields) || a.deleted !== b.deleted)
      return writeTotal(replaceIn(EMPTY, 'good', 'x', null, a)) !== writeTotal(replaceIn(EMPTY, 'good', 'x', null, b))
    }),
  )
})

test('the order of keys does not matter, at any depth', () => {
  expect(canonical({ b: 1, a: { d: [1, { y: 2, x: 1 }], c: null } })).toBe(
    '{"a":{"c":null,"d":[1,{"x":1,"y":2}]},"b":1}',
  )
})

test('the total of parts is the total of all', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      expect(combine([totalOf(a), totalOf(b)])).toEqual(totalOf([...a, ...b]))
    }),
  )
})

test('the form on the wire is pinned: an older phone computes the same', () => {
  const total = replaceIn(EMPTY, 'good', 'g1', null, { fields: { name: 'ผ้าหมี่ขิด', price: 180000 }, deleted: false })
  expect(writeTotal(total)).toMatchInlineSnapshot(`"1.71f8cfbd80b16c96"`)
})
