import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sum } from '../../src/shared/domain/money.ts'
import {
  amountIn,
  asSold,
  metrePrice,
  quantityOf,
  totalOf,
  worthOfPart,
  yardPrice,
} from '../../src/shared/domain/yards.ts'

/** Minor units, up to ten million baht; hundredths of a yard, up to a kilometre. */
const price = fc.integer({ min: 0, max: 1_000_000_000 })
const yards = fc.integer({ min: 1, max: 100_000 })

test('the price of a yard comes back from the price of a metre as it was, to the satang', () => {
  fc.assert(
    fc.property(price, (asked) => {
      expect(yardPrice(metrePrice(asked))).toBe(asked)
    }),
  )
})

test('what lies in centimetres comes back from yards as it was', () => {
  const quantity = fc.integer({ min: 0, max: 100_000_000 })
  fc.assert(
    fc.property(quantity, (cm) => {
      expect(quantityOf(amountIn('yard', cm), 'yard').quantity).toBe(cm)
    }),
  )
})

test('a line is charged at the price and the length that are shown, rounded once, and the cloth leaves in centimetres', () => {
  fc.assert(
    fc.property(price, yards, (asked, length) => {
      const line = { unit: 'metre' as const, ...quantityOf(length, 'yard'), price: metrePrice(asked) }
      expect(asSold(line)).toEqual({ measure: 'yard', amount: length, price: asked })
      // Twice the exact product, in hundredths of a satang: at most half a satang from what is charged.
      const exact = BigInt(asked) * BigInt(length)
      const off = BigInt(totalOf(line)) * 100n - exact
      expect(off > -50n && off <= 50n).toBe(true)
      expect(Math.abs(line.quantity * 10_000 - length * 9144)).toBeLessThanOrEqual(5_000)
    }),
  )
  const line = { unit: 'metre' as const, ...quantityOf(250, 'yard'), price: metrePrice(25_000) }
  expect([line.quantity, line.price, totalOf(line)]).toEqual([229, 27_340, 62_500])
})

test('the parts of a line are worth the line, to a satang each', () => {
  fc.assert(
    fc.property(price, yards, fc.float({ min: 0, max: 1, noNaN: true }), (asked, length, share) => {
      const line = { unit: 'metre' as const, ...quantityOf(length, 'yard'), price: metrePrice(asked) }
      fc.pre(line.quantity > 0)
      const part = Math.floor(line.quantity * share)
      const both = sum([worthOfPart(line, part), worthOfPart(line, line.quantity - part)])
      expect(Math.abs(both - totalOf(line))).toBeLessThanOrEqual(1)
      expect(worthOfPart(line, line.quantity)).toBe(totalOf(line))
    }),
  )
})
