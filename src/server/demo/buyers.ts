/** What buyers far away asked for, one in each state that their pages and the owner's phone can show. */

import { priceTimes, sum } from '../../shared/domain/money.ts'
import type { CustomerFields, RequestLine } from '../../shared/domain/records.ts'
import type { Deps } from '../deps.ts'
import { say } from '../storefront/requests/answer.ts'
import { lookAt } from '../storefront/requests/look.ts'
import { makeRequest } from '../storefront/requests/make.ts'
import type { Chance } from './chance.ts'
import type { Owner } from './live.ts'
import { type Deed, HOUR, type Placed } from './year.ts'

/** How far each goes, from the newest to the oldest. */
const STATES = ['asked', 'taken', 'paid', 'packed', 'sent', 'received', 'declined'] as const
type State = (typeof STATES)[number]

/** Hours ago at which each was asked. */
const AGO: Record<State, number> = { asked: 5, taken: 20, paid: 30, packed: 44, sent: 70, received: 210, declined: 96 }

const BUYERS: readonly (readonly [name: string, language: string, province: string, postcode: string])[] = [
  ['คุณนภา (ตัวอย่าง)', 'th', 'กรุงเทพมหานคร', '10200'],
  ['Anna Sample', 'en', 'เชียงใหม่', '50000'],
  ['ນາງ ຄໍາແພງ (ຕົວຢ່າງ)', 'lo', 'หนองคาย', '43000'],
  ['王小姐（样例）', 'zh', 'กรุงเทพมหานคร', '10110'],
]

/** @param goods of which there is enough; the one that is asked for last may be one of a kind */
export async function askAround(
  { storage }: Pick<Deps, 'storage'>,
  owner: Owner,
  goods: readonly Placed[],
  chance: Chance,
  now: number,
): Promise<void> {
  // The oldest first: what the owner does goes on in time.
  const states = [...STATES].sort((a, b) => AGO[b] - AGO[a])
  for (const [index, state] of states.entries()) {
    const good = goods[(goods.length - states.length + index + goods.length) % goods.length]
    if (!good) return
    const at = now - AGO[state] * HOUR
    const [request, quantity] = [chance.id(at), good.fields.unit === 'kilogram' ? 1000 : 1]
    const wants = [{ good: good.id, quantity }]
    const [who, language] = buyer(chance)
    const made = await makeRequest(storage, owner.shop, { request, wants, who, pickup: false, language }, at)
    if ('no' in made) throw new Error(`${good.fields.name} cannot be asked for: ${made.no}`)
    const view = await lookAt(storage, made.link)
    if (!view) throw new Error('a request of the demo has no page')
    const { customer, lines } = view.asked
    await owner.live(answers(state, { request, customer, lines }, chance, at))
    if (state === 'received') await say(storage, made.link, { what: 'received' }, at + 150 * HOUR)
  }
}

function buyer(chance: Chance): [CustomerFields, language: string] {
  const [name, language, province, postcode] = chance.pick(BUYERS)
  const where = { house: '00/0 ถนนตัวอย่าง', subdistrict: '', district: '', province, postcode }
  return [{ name, contact: '000 000 0000', ...where, note: '' }, language]
}

/** What the owner did about it, an hour apart and more. */
function answers(
  state: State,
  { request, customer, lines }: { request: string; customer: string; lines: readonly RequestLine[] },
  chance: Chance,
  at: number,
): Deed[] {
  if (state === 'asked') return []
  const step = (hours: number) => chance.id(at + hours * HOUR)
  if (state === 'declined') {
    const body = { request, reply: step(3), what: 'declined', text: '=busy' } as const
    return [{ at: at + 3 * HOUR, action: 'request.reply', body }]
  }
  const order = step(1)
  const total = sum(lines.map(({ price, quantity, unit }) => priceTimes(price, quantity, unit)))
  const sold = lines.map(({ good, name, unit, quantity, price, thumb }) => {
    const amounts = { listPrice: price, price, total: priceTimes(price, quantity, unit) }
    return { id: step(1), good, name, unit, quantity, ...amounts, thumb, movement: step(1) }
  })
  const sale = {
    order,
    channel: 'online',
    currency: 'THB',
    discount: 0,
    lines: sold,
    payments: [],
    due: total,
    request,
  } as const
  const payment = { id: step(6), method: 'transfer', amount: total, given: null } as const
  const deeds: Deed[] = [
    { at: at + HOUR, action: 'sale.record', body: { ...sale, lines: sold, payments: [] } },
    { at: at + HOUR + 1, action: 'order.customer', body: { order, step: step(1), customer } },
    { at: at + 6 * HOUR, action: 'payment.record', body: { order, payments: [payment] } },
    { at: at + 22 * HOUR, action: 'order.step', body: { order, step: step(22), what: 'packed' } },
    { at: at + 26 * HOUR, action: 'order.step', body: { order, step: step(26), what: 'sent', ...PARCEL } },
  ]
  return deeds.slice(0, DONE[state])
}

/** How many of the deeds above have been done. */
const DONE: Record<Exclude<State, 'asked' | 'declined'>, number> = {
  taken: 2,
  paid: 3,
  packed: 4,
  sent: 5,
  received: 5,
}

/** Of the right form, and of no parcel. */
const PARCEL = { carrier: 'thailand-post', tracking: 'EX000000005TH' }
