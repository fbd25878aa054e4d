/** A year in the life of a shop, deed by deed, as its owner would have typed it: what came off the loom, and what was sold. */

import { cashFor, priceTimes, sum } from '../../shared/domain/money.ts'
import type { Action, Body } from '../../shared/protocol/operations.ts'
import { Chance } from './chance.ts'
import type { DemoGood } from './goods.ts'
import { type DemoShop, fieldsOf, nameOf } from './people.ts'

/** Something that a person does, and when. */
export type Deed = { [A in Action]: { at: number; action: A; body: Body<A> } }[Action]

type Photo = Body<'good.add'>['photos'][number]

/** A good with its id and pictures. */
export interface Placed extends DemoGood {
  id: string
  photos: Photo[]
}

export const HOUR = 60 * 60 * 1000
export const DAY = 24 * HOUR
export const DAYS = 365
/** Thailand is seven hours ahead of UTC, all year. */
const ZONE = 7 * HOUR

/** How much busier each month is than a quiet one: the cool season brings visitors, April the new year, the rains nobody. */
const SEASON = [1.7, 1.5, 1, 1.6, 0.8, 0.6, 0.6, 0.7, 0.7, 1.1, 1.5, 2]

export interface Year {
  deeds: Deed[]
  /** What is left of each good. */
  left: Map<string, number>
}

export function yearOf(shop: DemoShop, shopId: string, goods: readonly Placed[], seed: string, now: number): Year {
  return new Teller(shop, shopId, goods, seed, now).tell()
}

class Teller {
  readonly #shop: DemoShop
  readonly #shopId: string
  readonly #goods: readonly Placed[]
  readonly #chance: Chance
  readonly #now: number
  readonly #deeds: Deed[] = []
  readonly #left = new Map<string, number>()
  readonly #customers: string[] = []
  #receipts = 0

  constructor(shop: DemoShop, shopId: string, goods: readonly Placed[], seed: string, now: number) {
    this.#shop = shop
    this.#shopId = shopId
    this.#goods = goods
    this.#now = now
    this.#chance = new Chance(seed, 'year', shop.key)
  }

  tell(): Year {
    this.#open()
    // What is on the loom now was begun lately; one piece is sold lately, one is kept for somebody.
    const pieces = this.#goods.filter(({ fields }) => fields.piece)
    const [loom, reserved, ...others] = [...pieces].reverse()
    const sold = others.slice(0, Math.ceil(others.length / 4))
    this.#goods.forEach((good, index) => {
      const ago =
        good === loom
          ? this.#chance.between(12, 40)
          : good.fields.piece
            ? this.#chance.between(11, 150)
            : DAYS - 2 - index
      this.#add(good, this.#morning(ago), good === loom)
    })
    if (reserved) this.#reserve(reserved)
    for (let ago = DAYS - 20; ago >= 0; ago--) this.#day(ago)
    for (const piece of sold) this.#sell(this.#at(1 + this.#chance.below(9)), [{ good: piece, quantity: 1 }])
    return { deeds: this.#deeds.sort((a, b) => a.at - b.at), left: this.#left }
  }

  /** A moment of a day so many days ago, while the market is open. */
  #at(ago: number): number {
    const midnight = Math.floor((this.#now + ZONE) / DAY) * DAY - ZONE
    return Math.floor(midnight - ago * DAY + this.#chance.between(8.5, 16.9) * HOUR)
  }

  #morning(ago: number): number {
    return this.#at(Math.floor(ago)) - 8 * HOUR
  }

  #do<A extends Action>(at: number, action: A, body: Body<A>): void {
    this.#deeds.push({ at, action, body } as Deed)
  }

  #open(): void {
    const at = this.#morning(DAYS)
    const shop = this.#shopId
    this.#do(at, 'shop.open', { shop, name: nameOf(this.#shop), currency: 'THB', zone: 'Asia/Bangkok' })
    this.#do(at + 1, 'shop.edit', { shop, fields: fieldsOf(this.#shop), based: {} })
    for (const [index, name] of CUSTOMERS.entries()) {
      const customer = this.#chance.id(at + index)
      const nowhere = { house: '', subdistrict: '', district: '', province: '', postcode: '', note: '' }
      this.#do(at + 2 + index, 'customer.add', { customer, fields: { name, contact: '', ...nowhere } })
      this.#customers.push(customer)
    }
  }

  #add({ id, fields, photos, cost, batch }: Placed, at: number, onLoom: boolean): void {
    this.#do(at, 'good.add', {
      good: id,
      fields: fields.piece ? { ...fields, stage: onLoom ? 'loom' : 'sale' } : fields,
      photos: photos.map((photo, index) => ({ ...photo, position: at + index })),
      movement: onLoom ? null : { id: this.#chance.id(at), quantity: batch },
      cost,
    })
    this.#left.set(id, onLoom ? 0 : batch)
  }

  #reserve({ id }: Placed): void {
    const until = this.#now + 5 * DAY
    const fields = { stage: 'reserved', reservedFor: 'คุณแอน (ตัวอย่าง)', reservedUntil: until } as const
    this.#do(this.#at(2), 'good.edit', { good: id, fields, based: {} })
  }

  #day(ago: number): void {
    const day = new Date(this.#at(ago) + ZONE)
    const weekend = day.getUTCDay() % 6 === 0 ? 1.8 : 0.7
    let sales = (SEASON[day.getUTCMonth()] ?? 1) * weekend * this.#shop.trade * 0.7
    if (day.getUTCDate() === 1) this.#rent(ago, day)
    for (; this.#chance.is(Math.min(0.85, sales)); sales -= 0.6) {
      const at = this.#at(ago)
      // Today is not over.
      if (at >= this.#now) continue
      const basket = this.#basket(at)
      if (basket.length > 0) this.#sell(at, basket)
    }
  }

  #rent(ago: number, day: Date): void {
    const at = this.#morning(ago)
    if (at >= this.#now) return
    const date = day.toISOString().slice(0, 10)
    const bought = { what: 'expense', day: date, note: '', who: '' } as const
    this.#do(at, 'entry.add', { entry: this.#chance.id(at), fields: { ...bought, amount: 60_000, note: 'ค่าแผง' } })
    const yarn = 10_000 * (8 + this.#chance.below(18))
    const note = this.#shop.cloths.length > 0 ? 'ด้ายและสีย้อม' : 'วัตถุดิบ'
    this.#do(at + 1, 'entry.add', { entry: this.#chance.id(at + 1), fields: { ...bought, amount: yarn, note } })
  }

  /** Things that there are many of; more are made before they are gone. */
  #basket(at: number): { good: Placed; quantity: number }[] {
    const stocked = this.#goods.filter(({ fields, id }) => !fields.piece && this.#left.has(id))
    if (stocked.length === 0) return []
    const count = this.#chance.is(0.25) ? 2 : 1
    const chosen = new Set(Array.from({ length: count }, () => this.#chance.pick(stocked)))
    return [...chosen].map((good) => {
      const step = good.fields.unit === 'kilogram' ? 500 : 1
      const quantity = step * (1 + this.#chance.below(Math.floor(good.most / step)))
      this.#restock(good, quantity, at)
      return { good, quantity }
    })
  }

  #restock({ id, batch }: Placed, quantity: number, at: number): void {
    if ((this.#left.get(id) ?? 0) - quantity >= 2) return
    const movement = { id: this.#chance.id(at - HOUR), quantity: batch }
    this.#do(at - HOUR, 'stock.change', { good: id, movement, reason: 'made' })
    this.#left.set(id, (this.#left.get(id) ?? 0) + batch)
  }

  #sell(at: number, basket: readonly { good: Placed; quantity: number }[]): void {
    const chance = this.#chance
    const order = chance.id(at)
    const lines = basket.map(({ good: { id, fields, photos }, quantity }) => {
      this.#left.set(id, (this.#left.get(id) ?? 0) - quantity)
      const listPrice = fields.price ?? 0
      // Some haggle: fifty off, or a twentieth.
      const price = listPrice > 50_000 && chance.is(0.3) ? Math.floor((listPrice * 0.95) / 5000) * 5000 : listPrice
      return {
        id: chance.id(at),
        good: id,
        name: fields.name,
        unit: fields.unit,
        quantity,
        listPrice,
        price,
        total: priceTimes(price, quantity, fields.unit),
        thumb: photos[0]?.thumb ?? null,
        movement: chance.id(at),
      }
    })
    const total = sum(lines.map((line) => line.total))
    const later = chance.is(0.03)
    this.#receipts += 1
    this.#do(at, 'sale.record', {
      order,
      channel: 'stall',
      currency: 'THB',
      discount: 0,
      lines,
      payments: later ? [] : [this.#payment(at, total)],
      ...(later ? { due: total } : {}),
      receipt: `A-${this.#receipts}`,
    })
    if (later) this.#onCredit(order, total, at)
    else if (chance.is(0.015)) this.#takeBack(order, lines, at)
  }

  #payment(at: number, amount: number): Body<'payment.record'>['payments'][number] {
    const id = this.#chance.id(at)
    if (this.#chance.is(0.45)) return { id, method: 'transfer', amount, given: null }
    // Handed over in the notes that people carry.
    const note = cashFor(amount, 'THB').pieces.length > 3 ? 50_000 : 10_000
    return { id, method: 'cash', amount, given: Math.ceil(amount / note) * note }
  }

  /** A neighbour pays later; of the last ones some have not yet. */
  #onCredit(order: string, total: number, at: number): void {
    const customer = this.#chance.pick(this.#customers)
    this.#do(at + 1, 'order.customer', { order, step: this.#chance.id(at + 1), customer })
    const paid = at + (3 + this.#chance.below(25)) * DAY
    if (paid < this.#now) this.#do(paid, 'payment.record', { order, payments: [this.#payment(paid, total)] })
  }

  #takeBack(order: string, lines: Body<'sale.record'>['lines'], before: number): void {
    const at = before + 2 * HOUR
    const [line] = lines
    if (!line?.good || at >= this.#now) return
    const { id, good, quantity, total } = line
    this.#left.set(good, (this.#left.get(good) ?? 0) + quantity)
    this.#do(at, 'sale.return', {
      order,
      step: this.#chance.id(at),
      reason: 'ลูกค้าขอเปลี่ยนสี',
      returns: [{ id: this.#chance.id(at), line: id, good, quantity, amount: total, movement: this.#chance.id(at) }],
      payments: [{ id: this.#chance.id(at), method: 'cash', amount: -total, given: null }],
    })
  }
}

const CUSTOMERS = ['คุณแอน (ตัวอย่าง)', 'ป้าข้างบ้าน (ตัวอย่าง)', 'ร้านกาแฟหน้าตลาด (ตัวอย่าง)']
