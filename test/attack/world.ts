/** Who is attacked, and who attacks: shops, phones and coordinators of two communities on one server. */

import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { serverSecret } from '../../src/server/join/codes.ts'
import { findSession, newLink as newPass, openSession, sealOf } from '../../src/server/office/session.ts'
import { keepPhoto } from '../../src/server/photos/keep.ts'
import { makeRequest } from '../../src/server/storefront/requests/make.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import type { Random } from '../faults/random.ts'
import { addPhone, type Bench, bench, type Phone } from '../server/kit.ts'
import { makeCommunity, shopIn } from '../server/office/desk.ts'
import { BUYER, picture, publish } from '../server/storefront/shopkeeping.ts'
import { cloth, line, sale } from '../server/trade.ts'

/** Nobody but the shop that is attacked has ever sent these. */
export const SECRETS = {
  good: 'ผ้าลับเจ็ดสี',
  buyer: 'มาลัยลับ',
  contact: '0877776666',
  note: 'หมายเหตุลับ',
  photo: 'SECRET-PHOTO',
}
/** Of a large order of the community `far`: for its coordinator alone. */
export const FAR = { title: 'ผ้าไกลลับ', guest: 'แขกไกลลับ', contact: 'far-secret@example.org', link: 'f'.repeat(24) }

export type Slug = 'near' | 'far'

/** What may be sent as a photo. */
export interface Picture {
  bytes: Buffer<ArrayBuffer>
  hash: string
}

export interface World {
  there: Bench
  victim: Phone
  /** Ids of the victim's records. */
  theirs: readonly string[]
  /** The photo of the victim's good, which nobody is shown. */
  hidden: { good: string; hash: string }
  /** Their tokens are tried with everything. */
  owner: Phone
  helper: Phone
  removed: Phone
  /** Phones of the attacker's shop that do nothing but send operations, so that their numbers are known. */
  senders: readonly Phone[]
  /** What the attacker's shop shows, and the pages of those who asked for it. */
  shown: { good: string; hash: string }
  links: readonly string[]
  /** A large order of the community `near`. */
  call: Call
  pictures: readonly Picture[]
  sessions: Record<Slug, { session: string; seal: string }>
  /** For forms as the server gives them out. */
  secret: string
}

interface Call {
  call: string
  /** Of the page of whoever asked. */
  link: string
  state: 'asked' | 'open'
}

export async function newWorld(): Promise<World> {
  const there = await bench({ keeperToken: randomText(32) })
  const { deps } = there
  await mkdir(deps.shell)
  await writeFile(join(deps.shell, 'index.html'), '<!doctype html>')
  await makeCommunity(there, 'near', 'ตลาดใกล้')
  await makeCommunity(there, 'far', 'ตลาดไกล')
  const pictures = await Promise.all([40, 80, 120].map(newPicture))
  const [own] = pictures as [Picture]

  const attacked = await newVictim(there, await newPicture(60))
  const owner = await shopIn(there, 'near', 'ร้านใกล้')
  await owner.do('shop.edit', { shop: owner.shop, fields: { window: true, promptpay: '0812345678' }, based: {} })
  const good = await publish(owner, { name: 'ผ้าขาวม้า' }, 900_000)
  await keepPhoto(deps, owner.shop, own.hash, own.bytes)
  await owner.do('photo.add', picture(good, 'a', { full: own.hash, thumb: own.hash }))
  const links = [await asked(owner, good, 'asked'), await asked(owner, good, 'owed')]
  const [helper, removed] = [await addPhone(owner, 'helper'), await addPhone(owner, 'helper')]
  const senders = [await addPhone(owner, 'owner'), await addPhone(owner, 'helper'), await addPhone(owner, 'helper')]
  for (const { device } of [removed, ...senders.slice(2)])
    await owner.do('device.remove', { device, based: await seen(owner, device) })

  const call = await newCall(there, 'near', 'asked')
  const far = await newCall(there, 'far', 'asked', FAR)

  const shown = { good, hash: own.hash }
  const sessions = { near: await newSession(there, 'near'), far: await newSession(there, 'far') }
  const secret = await serverSecret(deps.storage)
  const phones = { owner, helper, removed, senders }
  return {
    there,
    ...attacked,
    ...phones,
    shown,
    links,
    call,
    pictures,
    sessions,
    secret,
    theirs: [...attacked.theirs, far.call],
  }
}

/** The shop of which nobody may hear: it agreed to nothing and shows nothing. */
async function newVictim(there: Bench, { bytes, hash }: Picture): Promise<Pick<World, 'victim' | 'theirs' | 'hidden'>> {
  const { deps, clock } = there
  const victim = await shopIn(there, 'far', 'ร้านไกล', false)
  const good = cloth({ name: SECRETS.good })
  await victim.do('good.add', good)
  const who = { name: SECRETS.buyer, contact: SECRETS.contact, note: SECRETS.note }
  const nowhere = { house: '', subdistrict: '', district: '', province: '', postcode: '' }
  const customer = newId()
  await victim.do('customer.add', { customer, fields: { ...who, ...nowhere } })
  const sold = sale([line({ good: good.good })])
  await victim.do('sale.record', sold)
  const marked = Buffer.concat([bytes, Buffer.from(SECRETS.photo)])
  await deps.photos.put(victim.shop, hash, marked)
  await deps.storage.transaction(victim.shop, ({ photos }) =>
    photos.add({ hash, size: marked.byteLength, type: 'image/jpeg' }, clock.now),
  )
  await victim.do('photo.add', picture(good.good, 'b', { full: hash, thumb: hash }))
  return { victim, theirs: [good.good, customer, victim.shop, sold.order], hidden: { good: good.good, hash } }
}

/** A large order that somebody has asked a community for. */
async function newCall(
  { deps, clock }: Bench,
  community: Slug,
  state: Call['state'],
  { title, guest, contact, link } = { title: 'ผ้าใกล้', guest: 'a', contact: 'b', link: randomText(24) },
): Promise<Call> {
  const call = { call: newId(clock.now), link, state }
  const terms = { text: '', unit: 'piece', total: 200, price: null, currency: 'THB', day: '' } as const
  const buyer = { name: guest, contact, language: 'en' } as const
  await deps.storage.calls.add({ ...terms, ...call, title, community, buyer, madeAt: clock.now })
  return call
}

/** The page of somebody who has asked for a piece; `owed`: it was taken, and she has still to pay. */
async function asked(owner: Phone, good: string, how: 'asked' | 'owed'): Promise<string> {
  const { deps, clock } = owner.bench
  const request = newId()
  const wants = { request, wants: [{ good, quantity: 1 }], who: BUYER, pickup: true, language: 'en' }
  const made = await makeRequest(deps.storage, owner.shop, wants, clock.now)
  if ('no' in made) throw new Error(made.no)
  const taken = sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 })
  if (how === 'owed') await owner.do('sale.record', taken)
  return made.link
}

async function seen(owner: Phone, device: string) {
  await owner.pull()
  return { removed: owner.record('device', device)?.version ?? null }
}

async function newPicture(width: number): Promise<Picture> {
  const bytes = await sharp({ create: { width, height: 30, channels: 3, background: '#26336e' } })
    .jpeg()
    .toBuffer()
  return { bytes: Buffer.from(bytes), hash: createHash('sha256').update(bytes).digest('hex') }
}

/** A coordinator comes in. */
export async function newSession({ deps, clock }: Bench, slug: Slug): Promise<{ session: string; seal: string }> {
  const { storage } = deps
  const { link } = await newPass(storage, slug, clock.now)
  const session = (await openSession(storage, link, clock.now)) ?? ''
  const row = await findSession(storage, session, clock.now)
  return { session, seal: await sealOf(storage, 'session', row?.hash ?? '') }
}

/**
 * Who went out meanwhile, since an attack that gets in may throw out whoever made it, comes in again; and there is a large
 * order about which nothing is settled yet.
 */
export async function comeBack(world: World): Promise<void> {
  const { there, senders } = world
  const [boss] = senders as [Phone]
  world.call = await newCall(there, 'near', world.call.state === 'asked' ? 'open' : 'asked')
  for (const role of ['owner', 'helper'] as const) {
    const headers = { Authorization: `Bearer ${world[role].token}` }
    const known = await there.app.request('/api/repair/photos', {
      method: 'POST',
      headers,
      body: '{"nonce":"aaaaaaaa"}',
    })
    if (known.status === 401) world[role] = await addPhone(boss, role)
  }
  for (const slug of ['near', 'far'] as const) {
    const open = await findSession(there.deps.storage, world.sessions[slug].session, there.clock.now)
    if (!open) world.sessions[slug] = await newSession(there, slug)
  }
}

/** Tokens as the attacker has them, or makes them of what is known. */
function tokensOf({ owner, helper, removed, victim }: World): string[] {
  return [
    '',
    'x',
    owner.token,
    helper.token,
    removed.token,
    writeToken(victim.shop, victim.device, owner.secret),
    writeToken(victim.shop, owner.device, owner.secret),
    writeToken(owner.shop, victim.device, owner.secret),
    writeToken(newId(), newId(), randomText(32)),
  ]
}

/** Of a phone that is let in, so often; else any. */
export function tokenOf(random: Random, world: World, good: number): string {
  return random.chance(good) ? random.pick([world.owner, world.helper]).token : random.pick(tokensOf(world))
}
