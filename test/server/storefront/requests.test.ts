import { expect, test } from 'vitest'
import { say } from '../../../src/server/storefront/requests/answer.ts'
import { lookAt } from '../../../src/server/storefront/requests/look.ts'
import { type Asked, makeRequest } from '../../../src/server/storefront/requests/make.ts'
import { MAX_SLIP_BYTES } from '../../../src/server/storefront/requests/slip.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { giveAnswer } from '../../../src/shared/protocol/repair.ts'
import { bench, NOON, nonce, type Phone, post } from '../kit.ts'
import { line, sale } from '../trade.ts'
import { BUYER, publish, shopWithWindow } from './shopkeeping.ts'

const HOUR = 60 * 60 * 1000

const wanting = (good: string, changed: Partial<Asked> = {}): Asked => {
  return { request: newId(), wants: [{ good, quantity: 1 }], who: BUYER, pickup: false, language: 'en', ...changed }
}

async function ask(owner: Phone, asked: Asked): Promise<string> {
  const { deps, clock } = owner.bench
  const made = await makeRequest(deps.storage, owner.shop, asked, clock.now)
  if ('no' in made) throw new Error(made.no)
  return made.link
}

const look = async (owner: Phone, link: string) => (await lookAt(owner.bench.deps.storage, link))?.progress

/** The owner takes it, as her phone does. */
async function take(owner: Phone, request: string, good: string, paid = 0) {
  const body = sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 })
  const payments = paid > 0 ? [{ id: newId(), method: 'transfer' as const, amount: paid, given: null }] : []
  await owner.do('sale.record', { ...body, payments })
  return body.order
}

const step = (owner: Phone, order: string, what: 'packed' | 'sent' | 'received', rest: object = {}) =>
  owner.do('order.step', { order, step: newId(), what, ...rest })

test('a form that is sent twice is one request, with the prices of the shop and what the buyer wrote', async () => {
  const owner = await shopWithWindow(await bench(), { hold: 24 })
  const good = await publish(owner, { name: 'ผ้าหมี่ขิด', price: 180000, piece: true }, 1)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  expect(await ask(owner, asked)).toBe(link)
  await owner.pull()
  const [request, ...more] = owner.ofKind('request')
  expect(more).toEqual([])
  expect(request).toMatchObject({
    id: asked.request,
    fields: { link, lines: [{ good, name: 'ผ้าหมี่ขิด', price: 180000, quantity: 1 }], until: NOON + 24 * HOUR },
  })
  expect(owner.record('customer', String(request?.fields.customer))?.fields).toEqual(BUYER)
  expect(owner.last?.checksum).toBe(owner.checksum())
})

test('only what a shop shows can be asked for, and not what is sold', async () => {
  const owner = await shopWithWindow(await bench())
  const { deps } = owner.bench
  const no = async (good: string) => makeRequest(deps.storage, owner.shop, wanting(good), NOON)
  const shown = await publish(owner, { piece: true }, 1)
  expect(await no(await publish(owner, { published: false }))).toEqual({ no: 'closed' })
  expect(await no(await publish(owner, { hidden: true }))).toEqual({ no: 'closed' })
  expect(await no(await publish(owner, { price: null }))).toEqual({ no: 'closed' })
  expect(await no(newId())).toEqual({ no: 'closed' })
  await owner.do('sale.record', sale([line({ good: shown })]))
  expect(await no(shown)).toEqual({ no: 'gone' })
  expect(await no(await publish(owner, { piece: true, stage: 'loom' }, 0))).toHaveProperty('link')
  await owner.do('shop.edit', { shop: owner.shop, fields: { window: false }, based: {} })
  expect(await no(shown)).toEqual({ no: 'closed' })
})

test('the buyer sees each step as the shop takes it, and tells that it has come', async () => {
  const owner = await shopWithWindow(await bench())
  const { storage } = owner.bench.deps
  const good = await publish(owner, { piece: true }, 1)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  expect(await look(owner, link)).toBe('asked')
  const order = await take(owner, asked.request, good)
  expect(await look(owner, link)).toBe('taken')
  await owner.do('payment.record', {
    order,
    payments: [{ id: newId(), method: 'transfer', amount: 120000, given: null }],
  })
  expect(await look(owner, link)).toBe('paid')
  await step(owner, order, 'packed')
  expect(await look(owner, link)).toBe('packed')
  expect(await say(storage, link, { what: 'received' }, NOON)).toBeNull()
  await step(owner, order, 'sent', { carrier: 'thailand-post', tracking: 'EF582621152TH' })
  expect(await lookAt(storage, link)).toMatchObject({
    progress: 'sent',
    order: { parcel: { tracking: 'EF582621152TH' } },
  })
  expect(await say(storage, link, { what: 'received' }, NOON)).toMatchObject({ progress: 'sent' })
  expect(await look(owner, link)).toBe('received')
  await owner.pull()
  expect(
    owner
      .ofKind('step')
      .map(({ fields }) => fields.step)
      .sort(),
  ).toEqual(['packed', 'received', 'sent'])
  expect(owner.last?.checksum).toBe(owner.checksum())
})

test('the stall sells the piece first: the buyer is told of it before anybody has answered, and a refusal says so too', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner, { piece: true }, 1)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  await owner.do('sale.record', sale([line({ good })]))
  expect(await lookAt(owner.bench.deps.storage, link)).toMatchObject({ progress: 'gone', gone: [good] })
  await owner.do('request.reply', { request: asked.request, reply: newId(), what: 'declined', text: '=gone' })
  expect(await look(owner, link)).toBe('declined')
})

test('an order that is taken back is cancelled on the page of the buyer, and her words end there', async () => {
  const owner = await shopWithWindow(await bench())
  const { storage } = owner.bench.deps
  const good = await publish(owner, { piece: true }, 1)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  const order = await take(owner, asked.request, good)
  expect(await say(storage, link, { what: 'withdrawn' }, NOON)).toBeNull()
  await owner.do('sale.void', { order, step: newId(), reason: '', undo: false, movements: [], payments: [] })
  expect(await look(owner, link)).toBe('cancelled')
  expect(await say(storage, link, { what: 'answered', text: 'why?' }, NOON)).toBeNull()
})

test('a buyer answers, shows her slip only where money is owed, and changes her mind only before it is taken', async () => {
  const owner = await shopWithWindow(await bench())
  const { storage } = owner.bench.deps
  const good = await publish(owner, { piece: true }, 1)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  const slip = { what: 'slip', picture: 'a'.repeat(64) } as const
  expect(await say(storage, link, slip, NOON)).toBeNull()
  expect(await say(storage, link, { what: 'answered', text: 'indigo' }, NOON)).not.toBeNull()
  const order = await take(owner, asked.request, good)
  expect(await say(storage, link, slip, NOON)).not.toBeNull()
  await owner.do('payment.record', {
    order,
    payments: [{ id: newId(), method: 'transfer', amount: 120000, given: null }],
  })
  expect(await say(storage, link, slip, NOON)).toBeNull()
  const other = await ask(owner, wanting(await publish(owner)))
  expect(await say(storage, other, { what: 'withdrawn' }, NOON)).not.toBeNull()
  expect(await look(owner, other)).toBe('withdrawn')
  // A shop is not flooded over one page.
  const flooded = await ask(owner, wanting(await publish(owner)))
  for (let i = 0; i < 20; i++) expect(await say(storage, flooded, { what: 'answered', text: 'x' }, NOON)).not.toBeNull()
  expect(await say(storage, flooded, { what: 'answered', text: 'x' }, NOON)).toBeNull()
})

test('a page that nobody was given is none, and one of a request that a phone has brought back is where it was', async () => {
  const owner = await shopWithWindow(await bench())
  const link = await ask(owner, wanting(await publish(owner)))
  expect(await lookAt(owner.bench.deps.storage, 'b'.repeat(24))).toBeNull()
  await owner.pull()
  const records = owner.ofKind('request').map((request) => ({ ...request, deleted: false, version: 'a.1' }))
  const other = await shopWithWindow(await bench())
  const given = { nonce: nonce(), kind: 'request', records }
  expect((await post(other.bench, '/api/repair/give', given, giveAnswer, other.token)).body).toMatchObject({ taken: 1 })
  expect((await lookAt(other.bench.deps.storage, link))?.asked.link).toBe(link)
})

/** A picture of which nothing more than its beginning ever comes. */
function endless({ bench: { app } }: Phone, link: string) {
  let read = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(pipe) {
        read += 1
        return read === 1 ? pipe.enqueue(new Uint8Array(1024)) : new Promise(() => {})
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': String(MAX_SLIP_BYTES) }
  const sent = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  return { answer: Promise.resolve(app.request(`/o/${link}/slip`, sent)), read: () => read }
}

test('no picture is read for a page that takes none, and few at once for one that does', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner)
  const asked = wanting(good)
  const link = await ask(owner, asked)
  const early = endless(owner, link)
  expect([(await early.answer).status, early.read()]).toEqual([422, 0])
  await take(owner, asked.request, good)
  const coming = [endless(owner, link), endless(owner, link)]
  for (const one of coming) await expect.poll(one.read, { timeout: 10_000 }).toBeGreaterThan(0)
  const third = endless(owner, link)
  expect([(await third.answer).status, third.read()]).toEqual([429, 0])
})
