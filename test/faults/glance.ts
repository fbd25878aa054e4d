/**
 * The judge of the middle: after each step it glances at the phone, as its person does. What was acknowledged on it is
 * on its screen whether or not it has been sent, and the grid shows the sum of the movements. It shares no code with the
 * engine.
 */

import type { Finding } from './checker.ts'
import type { History } from './history.ts'
import type { Stores } from './stores.ts'

/** Tables that a glance reads. */
export const GLANCED = ['order', 'step', 'good', 'movement', 'shelf', 'outbox']

interface Row {
  id: string
  fields: Record<string, unknown>
}

interface OutboxRow {
  state: string
  operation: { action: string; body: { good?: string; fields?: Record<string, unknown> } }
}

export function glance(phone: number, stores: Stores, history: History): Finding[] {
  const rows = (store: string) => (stores[store] ?? []) as unknown as Row[]
  const lost = (about: string): Finding => ({ fault: 'lost', about: `phone ${phone}, meanwhile: ${about}` })
  const orders = new Set(rows('order').map(({ id }) => id))
  const voided = new Set(
    rows('step').flatMap(({ fields: { step, order } }) => (step === 'voided' ? [String(order)] : [])),
  )
  const sales = history.all('sell', phone).filter(({ order }) => !orders.has(order))
  const voids = history.all('void', phone).filter(({ order }) => !voided.has(order))
  return [
    ...sales.map(({ order }) => lost(`order ${order}`)),
    ...voids.map(({ order }) => lost(`void of ${order}`)),
    ...editsGone(stores).map(lost),
    ...gridOff(stores).map((about): Finding => ({ fault: 'stock off', about: `phone ${phone}, meanwhile: ${about}` })),
  ]
}

/** What the last edit of a field wrote that the server has not sent back yet is what the good shows. */
function editsGone({ good = [], outbox = [] }: Stores): string[] {
  const shown = new Map((good as unknown as Row[]).map((row) => [row.id, row.fields]))
  const edited = new Map<string, { good: string; field: string; value: unknown }>()
  for (const { state, operation } of outbox as unknown as OutboxRow[]) {
    const { good: id, fields = {} } = operation.body
    if (operation.action !== 'good.edit' || state === 'refused' || id === undefined) continue
    for (const [field, value] of Object.entries(fields)) edited.set(`${id} ${field}`, { good: id, field, value })
  }
  return [...edited.values()].flatMap(({ good: id, field, value }) => {
    const fields = shown.get(id)
    return fields && fields[field] !== value ? [`${field} of good ${id} is ${fields[field]}, not ${value}`] : []
  })
}

function gridOff({ movement = [], shelf = [] }: Stores): string[] {
  const sums = new Map<string, number>()
  for (const { fields } of movement as unknown as Row[]) {
    const good = String(fields.good)
    sums.set(good, (sums.get(good) ?? 0) + Number(fields.quantity))
  }
  return (shelf as unknown as { id: string; left: number }[]).flatMap(({ id, left }) =>
    left === (sums.get(id) ?? 0) ? [] : [`the grid shows ${left} of ${id}, moved were ${sums.get(id) ?? 0}`],
  )
}
