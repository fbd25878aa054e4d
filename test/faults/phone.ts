/** A phone of the harness: the real store and the real engine on a machine that can die. */

import { IDBKeyRange } from 'fake-indexeddb'
import { readSettings, type Session, saveSession, saveSettings } from '../../src/device/settings.ts'
import {
  addGood,
  changeStock,
  deleteGood,
  editGood,
  restoreGood,
  setCost,
} from '../../src/device/store/actions/goods.ts'
import { recordSale, type SaleLine, saleTotal, voidSale } from '../../src/device/store/actions/sales.ts'
import { readBasket, saveBasket } from '../../src/device/store/basket.ts'
import { ShopDatabase } from '../../src/device/store/database.ts'
import { perform } from '../../src/device/store/perform.ts'
import { readSync, type SyncState, writeState } from '../../src/device/store/state.ts'
import { PAGE } from '../../src/device/sync/page.ts'
import { run } from '../../src/device/sync/run.ts'
import { Body } from './body.ts'
import type { Entry, History } from './history.ts'
import type { Network } from './network.ts'
import { photo } from './photo.ts'
import type { Deed, Step } from './script.ts'
import { as } from './world.ts'

type DeedStep = Extract<Step, { do: Deed }>

export class Phone {
  readonly body: Body
  readonly owner: boolean
  readonly #shop: string
  readonly #history: History
  #db: ShopDatabase | null = null

  private constructor(network: Network, shop: string, owner: boolean, history: History) {
    this.body = new Body(network)
    this.#shop = shop
    this.owner = owner
    this.#history = history
  }

  /** A phone that has joined; the first one has started the shop. */
  static async join(network: Network, session: Session, first: boolean, history: History): Promise<Phone> {
    const phone = new Phone(network, session.shop, session.role === 'owner', history)
    await as(phone.body, async () => {
      await saveSession(session)
      await saveSettings({ current: session.shop })
      const db = phone.database()
      await writeState(db, 'device', { id: session.device, number: 0 })
      const body = { shop: session.shop, name: 'ร้าน', currency: 'THB' as const, zone: 'Asia/Bangkok' }
      if (first) await perform(db, [{ action: 'shop.open', body }])
    })
    return phone
  }

  get name(): string {
    return this.#shop
  }

  database(): ShopDatabase {
    this.#db ??= new ShopDatabase(this.#shop, { indexedDB: this.body.factory(), IDBKeyRange })
    return this.#db
  }

  /** Switched off and on, or updated: the database is opened anew. */
  reopen(): void {
    this.#db?.close()
    this.#db = null
  }

  /** One action of a person. What is acknowledged is written down; so is that something ended unseen. */
  async deed(step: DeedStep): Promise<void> {
    const { life } = this.body
    const about = { good: null as string | null, delta: 0 }
    this.body.dieAt(step.dieAt)
    let done: Entry | null = null
    let failed = false
    await as(this.body, async () => {
      done = await this.#act(step, about)
    }).catch(() => {
      failed = true
    })
    const died = this.body.life !== life
    this.body.dieAt(null)
    if (died) this.reopen()
    if (done && !died) this.#history.acknowledged.push(done)
    else if (died || failed) this.#history.unseen.push({ what: whatOf(step.do), about: about.good, delta: about.delta })
  }

  async sync(dieAt: number | null = null): Promise<void> {
    const { life } = this.body
    this.body.dieAt(dieAt)
    await as(this.body, () => run(this.database(), this.#shop, 'tap', PAGE)).catch(() => {})
    if (this.body.life !== life) this.reopen()
    this.body.dieAt(null)
  }

  state(): Promise<SyncState> {
    return as(this.body, () => readSync(this.database()))
  }

  session(): Promise<Session | undefined> {
    return as(this.body, async () => (await readSettings()).sessions[0])
  }

  async #act(
    { do: deed, which, amount }: DeedStep,
    about: { good: string | null; delta: number },
  ): Promise<Entry | null> {
    const db = this.database()
    const goods = (await db.good.toCollection().primaryKeys()).sort()
    const orders = (await db.order.toCollection().primaryKeys()).sort()
    const good = goods.length > 0 ? goods[which % goods.length] : undefined
    const order = orders.length > 0 ? orders[which % orders.length] : undefined
    about.good = good ?? null
    switch (deed) {
      case 'add': {
        const photos = which < 3 ? [await photo(amount)] : []
        const price = this.owner ? amount : null
        about.good = null
        const id = await addGood(db, { ...CLOTH, price, cost: null, quantity: which, photos })
        const hashes = photos.flatMap(({ full, thumb }) => [full.hash, thumb.hash])
        return { what: 'add', good: id, quantity: which, photos: hashes }
      }
      case 'sell':
      case 'basket': {
        const lines = [
          lineOf(good ?? null, 1 + (which % 3), amount),
          ...(deed === 'basket' ? [lineOf(null, 1, amount)] : []),
        ]
        if (deed === 'basket') await saveBasket(db, { lines, discount: 1 })
        const sale = { lines: (await basketOr(db, lines, deed)) as SaleLine[], discount: deed === 'basket' ? 1 : 0 }
        const id = await recordSale(db, { ...sale, payment: { method: 'cash', given: null } }, deed === 'basket')
        const sold = sale.lines.map((one) => ({
          good: one.good,
          quantity: one.quantity,
          total: one.price * one.quantity,
        }))
        return { what: 'sell', order: id, lines: sold, paid: saleTotal(sale) }
      }
      case 'void':
        if (!order) return null
        about.good = order
        await voidSale(db, order, { reason: 'x', undo: false })
        return { what: 'void', order }
    }
    if (!good) return null
    switch (deed) {
      case 'rename':
        await editGood(db, good, { name: `ชื่อ ${amount}` })
        return { what: 'edit', good, field: 'name', value: `ชื่อ ${amount}` }
      case 'price':
        if (!this.owner) return null
        await editGood(db, good, { price: amount })
        return { what: 'edit', good, field: 'price', value: amount }
      case 'cost':
        if (this.owner) await setCost(db, good, amount)
        return null
      case 'delete':
        if (!this.owner) return null
        await deleteGood(db, good)
        return { what: 'delete', good }
      case 'restore':
        if (!this.owner) return null
        await restoreGood(db, good)
        return { what: 'restore', good }
      case 'count':
        if (!this.owner) return null
        about.delta = which - 3
        await changeStock(db, good, which - 3, 'counted')
        return { what: 'count', good, delta: which - 3 }
    }
  }
}

const CLOTH = {
  name: 'ผ้า',
  unit: 'piece' as const,
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
}

function lineOf(good: string | null, quantity: number, price: number): SaleLine {
  return { good, name: 'ผ้า', unit: 'piece', quantity, listPrice: price, price, thumb: null }
}

/** A basket is sold as it stands in the database, as the screen does. */
async function basketOr(db: ShopDatabase, lines: SaleLine[], deed: Deed): Promise<readonly SaleLine[]> {
  return deed === 'basket' ? (await readBasket(db)).lines : lines
}

function whatOf(deed: Deed): Entry['what'] {
  if (deed === 'basket') return 'sell'
  if (deed === 'price' || deed === 'rename' || deed === 'cost') return 'edit'
  return deed
}
