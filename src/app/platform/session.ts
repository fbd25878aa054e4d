/** Which shop this phone has open, and who it is in it. */

import { computed, signal } from '@preact/signals'
import { liveQuery } from 'dexie'
import { currentSession, type Session } from '../../device/settings.ts'
import { openShop, type ShopDatabase } from '../../device/store/database.ts'
import { holderOf, type Person, peopleOf } from '../../device/store/queries/people.ts'
import { shopRow } from '../../device/store/queries/sync.ts'
import { readState } from '../../device/store/state.ts'
import type { Role, ShopFields } from '../../shared/domain/records.ts'
import { leaveTrace, readTrace, type Trace } from './trace.ts'

/** null as long as no shop was started or joined on this phone. */
export const session = signal<Session | null>(null)
/** The database of the open shop. */
export const db = signal<ShopDatabase | null>(null)
/** Name, currency and zone of the open shop; before the first pull of a joined phone what is likeliest. */
export const shop = signal<ShopFields>(likely(null))
/** A shop that was open on this phone before, and whose data the phone does not have any more. */
export const lost = signal<Trace | null>(null)
/** Another window runs a newer version of the app and has taken the database over: nothing is saved in this one any more. */
export const overtaken = signal(false)
/** Who works on the shop's phones; null as long as that is not known. */
export const people = signal<Person[] | null>(null)
/** Id of the person who has this phone in hand; null: nobody has said so. */
export const holder = signal<string | null>(null)
/** An owner has typed her PIN, and has not gone away since. */
export const unlocked = signal(false)
/** From the moment on that an owner has a PIN, what is hers is closed until one types it. Not yet known counts as closed. */
export const locked = computed(() => !unlocked.value && people.value?.some(asksForPin) !== false)
/** Money and what else is the owner's may be shown to who has the phone in hand. */
export const ownersOpen = computed(() => !locked.value && personNow.value?.fields.role !== 'helper')
export const personNow = computed(() => people.value?.find(({ id }) => id === holder.value) ?? null)
/** What the screens offer now: no more than the phone may do, and no more than the person may. */
export const roleNow = computed<Role>(() => (ownersOpen.value && session.value?.role !== 'helper' ? 'owner' : 'helper'))
/** A helper sees no costs, changes no price and invites nobody. */
export const isOwner = computed(() => roleNow.value === 'owner')
/** PromptPay is of Thailand: where the shop has an id and sells for baht, its QR can be shown. */
export const takesQr = computed(() => shop.value.currency === 'THB' && Boolean(shop.value.promptpay))

let stop = () => {}

/** An owner whose PIN is asked for. */
export function asksForPin({ fields }: Pick<Person, 'fields'>): boolean {
  return fields.role === 'owner' && fields.pin !== ''
}

/** Reads the current session and opens its shop; resolves when the shop's currency and zone, and its people, are known. */
export async function openSession(): Promise<void> {
  const known = await currentSession()
  const opened = known && (await openWhole(known.shop))
  const current = opened ? known : null
  if (opened !== db.value) {
    stop()
    unlocked.value = false
    people.value = null
    holder.value = null
    db.value = opened
  }
  session.value = current
  shop.value = likely(current)
  lost.value = opened ? null : known ? { shop: known.shop, name: known.shopName } : readTrace()
  if (!opened || !current) return
  await follow(opened)
  if (!current.practice) leaveTrace({ shop: current.shop, name: shop.value.name })
}

/** A shop's database holds its device from the first moment on: one without it was made anew, in place of a lost one. */
async function openWhole(id: string): Promise<ShopDatabase | null> {
  if (db.value && id === session.value?.shop) return db.value
  const opened = openShop(id)
  opened.on('versionchange', ({ newVersion }) => {
    overtaken.value = newVersion !== null
  })
  opened.on('blocked', () => void import('../ui/blocked.tsx').then(({ sayBlocked }) => sayBlocked(opened)))
  if (await readState(opened, 'device')) return opened
  opened.close()
  return null
}

/** The open shop's database, for what is drawn only when there is one. */
export function useDb(): ShopDatabase {
  if (!db.value) throw new Error('no shop is open on this phone')
  return db.value
}

/** Keeps the shop and its people as the database has them; resolves with the first readings. */
async function follow(opened: ShopDatabase): Promise<void> {
  stop()
  const stops: (() => void)[] = []
  stop = () => {
    for (const end of stops) end()
  }
  const keep = <T>(query: (opened: ShopDatabase) => Promise<T>, next: (value: T) => void) =>
    new Promise<void>((resolve, reject) => {
      const read = (value: T) => {
        next(value)
        resolve()
      }
      const subscription = liveQuery(() => query(opened)).subscribe({ next: read, error: reject })
      stops.push(() => subscription.unsubscribe())
    })
  // One by one: who has the phone is asked anew with each sale, and what does not change draws nothing again.
  await Promise.all([
    keep(shopRow, (row) => {
      if (row) shop.value = row.fields
    }),
    keep(peopleOf, (all) => {
      people.value = all
    }),
    keep(holderOf, (id) => {
      holder.value = id
    }),
  ])
}

function likely(current: Session | null): ShopFields {
  return { name: current?.shopName ?? '', currency: 'THB', zone: 'Asia/Bangkok' }
}
