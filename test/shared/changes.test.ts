import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Change, type Content, lay } from '../../src/shared/domain/change.ts'
import { changesOf } from '../../src/shared/domain/changes.ts'
import { may } from '../../src/shared/domain/permissions.ts'
import { KINDS, kindsFor } from '../../src/shared/domain/records.ts'
import { type Action, BODIES, type Operation, parseOperation } from '../../src/shared/protocol/operations.ts'
import { operation, sale } from '../support/operations.ts'

const good = (fields: Record<string, unknown>, deleted = false): Content => ({ fields, deleted })
const edit = (fields: Record<string, unknown>): Change => ({ kind: 'good', id: 'g', do: 'edit', fields, based: {} })

test('a sale makes an order with its lines, takes them out of stock and keeps the payment, and nothing else', () => {
  const changes = changesOf(sale({ quantity: 2, price: 45000, cost: 20000 }), 5000)
  expect(changes.map(({ kind, do: verb }) => `${verb} ${kind}`)).toEqual([
    'create order',
    'create line',
    'create movement',
    'create payment',
    'create cost',
  ])
  expect(changes[2]).toMatchObject({ fields: { quantity: -2, reason: 'sold', at: 5000 } })
})

test('the cost of a line is in the kind that a helper does not receive, never in the line', () => {
  const changes = changesOf(sale({ quantity: 1, price: 45000, cost: 20000 }), 5000)
  const visible = changes.filter(({ kind }) => kindsFor('helper').includes(kind))
  expect(JSON.stringify(visible)).not.toContain('20000')
  expect(kindsFor('owner')).toEqual(KINDS)
})

test('deleted stays deleted, whatever edits arrive; bringing back is an action of its own', () => {
  const deleted = good({ name: 'a' }, true)
  expect(lay(deleted, edit({ name: 'b' }))).toEqual({ content: good({ name: 'b' }, true) })
  expect(lay(deleted, { kind: 'good', id: 'g', do: 'restore' })).toEqual({ content: good({ name: 'a' }) })
})

test('the same create again changes nothing; another one under its id is refused', () => {
  const create: Change = { kind: 'line', id: 'l', do: 'create', fields: { total: 5, unit: 'piece' } }
  const there = good({ unit: 'piece', total: 5 })
  expect(lay(there, create)).toEqual({ content: there })
  expect(lay(good({ unit: 'piece', total: 6 }), create)).toEqual({ refused: 'exists' })
})

test('a fact that is handed in again is the same, though its time and its device are told otherwise: the first word stands', () => {
  const there = good({ order: 'o', amount: 5, at: 1000, device: 'd' })
  const told = { order: 'o', amount: 5, at: 2000, device: 'e', unsure: true }
  expect(lay(there, { kind: 'payment', id: 'p', do: 'create', fields: told })).toEqual({ content: there })
  expect(lay(there, { kind: 'payment', id: 'p', do: 'create', fields: { ...told, amount: 6 } })).toEqual({
    refused: 'exists',
  })
})

test('edits of different fields hold both, in either order', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (name, price) => {
      const both = (first: Change, second: Change) => {
        const once = lay(good({ name: '', price: 0 }), first)
        return 'content' in once ? lay(once.content, second) : once
      }
      expect(both(edit({ name }), edit({ price }))).toEqual(both(edit({ price }), edit({ name })))
    }),
  )
})

test('an edit of what is not there is refused', () => {
  expect(lay(null, edit({ name: 'b' }))).toEqual({ refused: 'unknown-record' })
})

test('a helper sells and photographs, and changes neither prices nor costs nor phones', () => {
  const allowed = (Object.keys(BODIES) as Action[]).filter((action) =>
    may('helper', { action, body: { fields: {} } } as Operation),
  )
  expect(allowed.sort()).toEqual(
    [
      'customer.add',
      'customer.edit',
      'order.customer',
      'good.edit',
      'lesson.done',
      'operation.discard',
      'order.date',
      'order.hand',
      'order.step',
      'payment.record',
      'photo.add',
      'sale.record',
      'sale.return',
      'sale.void',
    ].sort(),
  )
  expect(may('helper', operation('good.edit', { good: 'g', fields: { price: 1 }, based: {} }))).toBe(false)
  expect(may('helper', operation('good.edit', { good: 'g', fields: { published: true }, based: {} }))).toBe(false)
  expect(may('helper', { action: 'request.reply', body: { what: 'asked' } } as never)).toBe(true)
  const draft = { good: 'g', fields: { price: null }, photos: [], movement: null, cost: null }
  expect(may('helper', { action: 'good.add', body: draft } as never)).toBe(true)
  expect(may('helper', { action: 'good.add', body: { ...draft, cost: 5 } } as never)).toBe(false)
})

test('no phone may take the actions of the server', () => {
  expect(may('owner', { action: 'device.add', body: {} } as never)).toBe(false)
  expect(may('owner', { action: 'held.note', body: {} } as never)).toBe(false)
})

test('a body that is not sound is told from one that is, and an action nobody knows is named', () => {
  const sound = sale({ quantity: 1, price: 1 })
  expect(parseOperation(sound)).toHaveProperty('operation')
  expect(parseOperation({ ...sound, body: { ...sound.body, lines: [] } })).toHaveProperty('invalid')
  expect(parseOperation({ ...sound, action: 'toString' })).toEqual({ invalid: 'unknown action toString' })
  expect(parseOperation({ ...sound, body: { ...sound.body, discount: 1.5 } })).toHaveProperty('invalid')
})
