/** What the log says, and what it never says. */

import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { StorageTrouble } from '../../src/server/storage/port.ts'
import { serverLog } from '../../src/server/watch/log.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { pushAnswer } from '../../src/shared/protocol/push.ts'
import { syncAnswer } from '../../src/shared/protocol/sync.ts'
import { PushService } from '../support/push-service.ts'
import { addPhone, type Bench, bench, nonce, openShop, post } from './kit.ts'
import { Desk, makeCommunity, signIn } from './office/desk.ts'
import { beginPhoto, photo, sendPhoto } from './photos.ts'
import { BUYER, picture, publish, shopWithWindow } from './storefront/shopkeeping.ts'
import { cloth, line, sale } from './trade.ts'

interface Line {
  msg: string
  request?: string
  path?: string
  status?: number
}

/** A server that logs as in everyday, and all that it has logged. */
async function logged(
  changed: Parameters<typeof bench>[0] = {},
): Promise<{ there: Bench; lines: () => Line[]; all: () => string }> {
  const written: string[] = []
  const log = serverLog({ level: 'trace' }, { write: (text) => void written.push(text) })
  const there = await bench({ log, ...changed })
  return { there, lines: () => written.map((one) => JSON.parse(one)), all: () => written.join('') }
}

/** What a buyer's form brings along beside what is typed. */
function hiddenIn(text: string): Record<string, string> {
  const found = text.matchAll(/name="(good|request|stamp)"[^>]* value="([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]))
}

/** A buyer asks for a piece, is quick once, and is taken at her word; the path of her page. */
async function asked(there: Bench, good: string): Promise<string> {
  const buyer = new Desk(there)
  const { name, contact, note, house, postcode } = BUYER
  const typed = {
    quantity: '1',
    way: 'send',
    name,
    contact,
    address: house,
    postcode,
    note,
    consent: 'yes',
    website: '',
  }
  const own = hiddenIn((await buyer.get(`/en/o/new?good=${good}`)).text)
  expect((await buyer.post('/en/o/new', { ...own, ...typed })).status).toBe(422)
  there.clock.now += 5000
  const sent = await buyer.post('/en/o/new', { ...own, ...typed })
  expect(sent.status).toBe(303)
  return sent.headers.get('Location') ?? ''
}

const aSlip = () =>
  sharp({ create: { width: 90, height: 90, channels: 3, background: '#26336e' } })
    .jpeg()
    .toBuffer()

/** Shows a slip, as the form of her page sends it; the status. */
async function showSlip(there: Bench, path: string, bytes: Uint8Array<ArrayBuffer>, name: string): Promise<number> {
  const form = new FormData()
  form.set('slip', new File([bytes], name, { type: 'image/jpeg' }))
  const sent = new Response(form)
  const type = sent.headers.get('Content-Type') ?? ''
  const body = await sent.arrayBuffer()
  const headers = { 'Content-Type': type, 'Content-Length': String(body.byteLength) }
  return (await there.app.request(`${path}/slip`, { method: 'POST', headers, body })).status
}

test('no line of the log names a person, a telephone, an address, a token or a code, whatever went wrong', async () => {
  const { there, lines, all } = await logged()
  const owner = await openShop(there)
  const { body } = await owner.code('helper')
  const fields = { name: 'มาลี ใจดี', contact: '0812345678', house: '12/3', note: 'ผู้ซื้อลับ' }
  const place = { subdistrict: 'บางรัก', district: 'บางรัก', province: 'กรุงเทพ', postcode: '10500' }
  const customer = { customer: newId(), fields: { ...fields, ...place } }
  await owner.do('customer.add', customer)
  await owner.do('good.add', cloth({ name: 'ความลับ' }))
  await addPhone(owner, 'helper')
  await there.app.request('/o/abcdefghabcdefghabcdefgh')
  await there.app.request('/office/in/abcdefghabcdefghabcdefgh')
  // A database that says what it could not store says it to nobody else.
  const { device } = there.deps.storage
  onTestFinished(() => {
    there.deps.storage.device = device
  })
  there.deps.storage.device = () => {
    const error = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (contact)=(0812345678)' })
    return Promise.reject(error)
  }
  const failed = await post(there, '/api/sync', { nonce: nonce() }, syncAnswer, owner.token)
  expect(failed.status).toBe(500)
  expect(lines().length).toBeGreaterThan(5)
  expect(all()).toContain('duplicate key')
  for (const secret of [
    ...Object.values(fields),
    owner.secret,
    owner.token,
    body.code,
    'abcdefgh',
    '23505)',
    'contact',
  ])
    expect(all(), secret).not.toContain(secret)
  expect(lines().at(-1)).toMatchObject({
    request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    status: 500,
  })
})

test('no line of the log has what buyers and coordinators type into forms, show as a slip or write into an address', async () => {
  const { there, lines, all } = await logged()
  await makeCommunity(there, 'na-kha', 'บ้านนาข่า')
  const owner = await shopWithWindow(there, { promptpay: '0812345678' })
  const good = await publish(owner, { name: 'ผ้าลับ' })
  const page = await asked(there, good)
  await owner.pull()
  const request = owner.ofKind('request')[0]?.id ?? ''
  await owner.do('sale.record', sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 }))
  expect((await new Desk(there).post(page, { what: 'answered', text: 'Call me: 0866667777' })).status).toBe(303)
  expect(
    await showSlip(there, page, new TextEncoder().encode('no picture, but 0855556666'), 'มาลี-0844445555.jpg'),
  ).toBe(422)
  expect(await showSlip(there, page, new Uint8Array(await aSlip()), 'มาลี-0844445555.jpg')).toBe(303)

  const desk = await signIn(there, 'na-kha')
  const terms = { title: 'ผ้าขาวม้าลับ', total: '200', unit: 'piece', price: '250', currency: 'THB', answer: '2026-07-10' }
  const form = '/office/en/calls/new'
  const written = {
    ...terms,
    day: '2026-08-31',
    text: 'Hidden terms',
    name: 'Hotel Hidden',
    contact: 'hidden@hotel.la',
  }
  expect((await desk.send(form, form, written)).status).toBe(303)
  expect((await desk.send('/office/en', '/office/en/households', { households: '๑๒๓๔' })).status).toBe(303)
  const many = hiddenIn((await desk.get('/en/o/many?c=na-kha')).text)
  there.clock.now += 5000
  const large = {
    title: 'Runners',
    total: '200',
    day: '',
    text: 'Hidden text',
    name: 'Hotel Hidden',
    contact: 'hidden@hotel.la',
  }
  const sent = await new Desk(there).post('/en/o/many', { ...many, ...large, c: 'na-kha', consent: 'yes', website: '' })
  expect(sent.status).toBe(303)

  const headers = { 'X-Request-Id': 'mali-0833334444' }
  for (const path of [
    '/api/มาลี-0822223333',
    '/api/photos/0822223333',
    '/office/en/0822223333',
    '/en/o/new?good=0822223333',
  ])
    await there.app.request(encodeURI(path), { headers })
  expect(lines().filter(({ msg }) => msg === 'request').length).toBeGreaterThan(15)
  expect(lines().map(({ msg }) => msg)).toContain('what came as a slip cannot be drawn')
  const { name, contact, house, note } = BUYER
  const numbers = ['0812345678', '0866667777', '0855556666', '0844445555', '0833334444', '0822223333']
  const words = ['ลับ', 'idden', '๑๒๓๔', 'มาลี', encodeURI('มาลี'), 'mali', page.split('/').at(-1) ?? '']
  for (const secret of [name, contact, house, note, ...numbers, ...words]) expect(all(), secret).not.toContain(secret)
})

test('each line of a request has the id that the server gave it, however deep it was written, and no two have the same', async () => {
  const push = await PushService.open()
  onTestFinished(() => push[Symbol.asyncDispose]())
  push.status = 500
  const { there, lines } = await logged({ pushServices: [push.origin] })
  const owner = await shopWithWindow(there)
  const good = await publish(owner)
  const subscription = { nonce: nonce(), subscription: push.subscription(), language: 'th' }
  expect((await post(there, '/api/push', subscription, pushAnswer, owner.token)).status).toBe(200)
  const page = await asked(there, good)
  await expect.poll(() => lines().some(({ msg }) => msg === 'push refused')).toBe(true)
  await owner.pull()
  const request = owner.ofKind('request')[0]?.id ?? ''
  await owner.do('sale.record', sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 }))
  await showSlip(there, page, new TextEncoder().encode('no picture'), 'slip.jpg')

  const { photo: shown } = picture(good)
  await owner.do('photo.add', { good, photo: shown })
  await there.deps.photos.put(owner.shop, shown.full, new Uint8Array(9))
  await there.app.request(`/p/${good}/${shown.full.slice(0, 16)}/320.webp`)

  const [one, { photos }] = [photo(2000), there.deps]
  await beginPhoto(owner, one)
  photos.put = () => Promise.reject(new StorageTrouble('full', 'no room'))
  expect(await sendPhoto(owner, one)).toBe(507)

  const deep = ['push refused', 'what came as a slip cannot be drawn', 'a photo cannot be drawn', 'photo failed']
  const ids = deep.map((msg) => lines().find((one) => one.msg === msg)?.request)
  expect(new Set(ids).size).toBe(deep.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  const requests = lines().filter(({ msg }) => msg === 'request')
  expect(new Set(requests.map((one) => one.request)).size).toBe(requests.length)
  const failed = requests.find((one) => one.request === ids.at(-1))
  expect(failed).toMatchObject({ path: '/api/photos/:hash', status: 507 })
})
