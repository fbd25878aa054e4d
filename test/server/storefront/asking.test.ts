import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../../src/shared/domain/ids.ts'
import { promptPayText, readPromptPay } from '../../../src/shared/domain/promptpay.ts'
import { pushAnswer } from '../../../src/shared/protocol/push.ts'
import { PushService } from '../../support/push-service.ts'
import { type Bench, bench, nonce, type Phone, post } from '../kit.ts'
import { line, sale } from '../trade.ts'
import { publish, shopWithWindow } from './shopkeeping.ts'

const TYPED = {
  quantity: '1',
  name: 'Anna',
  contact: 'anna@example.org',
  way: 'send',
  address: '1 Soi Nana',
  postcode: '10110',
  note: 'a gift',
  consent: 'yes',
  website: '',
}

async function open(there: Bench, path: string) {
  const answer = await there.app.request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

const hidden = (text: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? ''

/** Fills the form of a piece in and sends it, some seconds later. */
async function fill(there: Bench, good: string, changed: Record<string, string> = {}, waits = 5000) {
  const form = await open(there, `/en/o/new?good=${good}`)
  const own = Object.fromEntries(['good', 'request', 'stamp'].map((name) => [name, hidden(form.text, name)]))
  there.clock.now += waits
  return send(there, '/en/o/new', { ...TYPED, ...own, ...changed })
}

async function send(there: Bench, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString()
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
  const answer = await there.app.request(path, { method: 'POST', headers, body })
  const { status, headers: told } = answer
  return { status, to: told.get('Location') ?? '', wait: told.get('Retry-After'), text: await answer.text(), fields }
}

async function shown(there: Bench, fields = {}): Promise<{ owner: Phone; good: string }> {
  const owner = await shopWithWindow(there, { promptpay: '0812345678', ...fields })
  return { owner, good: await publish(owner, { name: 'ผ้าหมี่ขิด', piece: true, price: 180000 }, 1) }
}

test('a buyer without an account asks for a piece, and her page tells her each step in her language', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  const sent = await fill(there, good)
  expect([sent.status, sent.to]).toEqual([303, expect.stringMatching(/^\/en\/o\/[0-9a-z]{24}$/)])
  // The form sent again, by an impatient thumb, leads to the same page.
  expect((await send(there, '/en/o/new', sent.fields)).to).toBe(sent.to)
  const page = await open(there, sent.to)
  expect(page.text).toContain('It has reached the market')
  expect(page.headers.get('Cache-Control')).toBe('no-store')
  expect(page.text).toContain('noindex')
  await owner.pull()
  const [request] = owner.ofKind('request')
  expect(request?.fields).toMatchObject({ pickup: false, language: 'en', lines: [{ price: 180000, quantity: 1 }] })
  expect(owner.record('customer', String(request?.fields.customer))?.fields).toMatchObject({
    name: 'Anna',
    house: '1 Soi Nana',
    postcode: '10110',
    note: 'a gift',
  })
  // Another buyer is told that she is next.
  expect((await open(there, `/en/o/new?good=${good}`)).text).toContain('You are next')
  const body = sale([line({ good, total: 180000, price: 180000 })], {
    channel: 'online',
    request: request?.id ?? '',
    payments: [],
    due: 180000,
  })
  await owner.do('sale.record', body)
  const taken = await open(there, sent.to)
  expect(taken.text).toContain('The shop has accepted')
  expect(taken.text).toContain('class="qr"')
  expect((await open(there, sent.to.replace('/en/', '/th/'))).text).toContain('ร้านรับขายแล้ว')
  expect((await open(there, sent.to.replace('/en/', '/'))).text).toContain('The shop has accepted')
})

test('whoever has the page never learns a national id of the shop', async () => {
  const there = await bench()
  const { owner, good } = await shown(there, { promptpay: '1101700207030' })
  const { to } = await fill(there, good)
  await owner.pull()
  const request = owner.ofKind('request')[0]?.id ?? ''
  await owner.do('sale.record', sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 }))
  const { text } = await open(there, to)
  expect(text).toContain('The shop tells you how to pay')
  expect(text).not.toContain('1101700207030')
  expect(text).not.toContain('class="qr"')
  expect(readPromptPay(promptPayText('0812345678', 120000))).toMatchObject({ to: '0812345678', amount: 120000 })
})

test.each([
  ['name', { name: ' ' }],
  ['contact', { contact: '' }],
  ['address', { address: '' }],
  ['postcode', { postcode: '123' }],
  ['consent', { consent: '' }],
])('a field that is missing is said, and nothing that was typed is lost (%s)', async (wrong, changed) => {
  const there = await bench()
  const { owner, good } = await shown(there)
  const { status, text } = await fill(there, good, changed)
  expect(status).toBe(422)
  expect(text).toContain('role="alert"')
  const shownAgain = { ...TYPED, ...changed }
  for (const field of ['contact', 'postcode'] as const) expect(hidden(text, field)).toBe(shownAgain[field])
  expect(text).toContain('a gift')
  await owner.pull()
  expect(owner.ofKind('request'), wrong).toEqual([])
})

test('metres are asked for with decimals, and what is no quantity is refused', async () => {
  const there = await bench()
  const owner = await shopWithWindow(there)
  const good = await publish(owner, { unit: 'metre', price: 20000 }, 900)
  expect((await fill(there, good, { quantity: '2.355' })).status).toBe(422)
  expect((await fill(there, good, { quantity: '0' })).status).toBe(422)
  expect((await fill(there, good, { quantity: '๒.๓๕', way: 'pickup', address: '' })).status).toBe(303)
  await owner.pull()
  expect(owner.ofKind('request')[0]?.fields).toMatchObject({ pickup: true, lines: [{ quantity: 235 }] })
})

test('machines that fill in what no person sees, answer at once or bring a form of their own get no request through', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  expect((await fill(there, good, { website: 'x' })).status).toBe(422)
  const early = await fill(there, good, {}, 100)
  expect(early.status).toBe(422)
  expect((await fill(there, good, { stamp: 'x.y' })).status).toBe(422)
  expect((await fill(there, good, { request: newId() })).status).toBe(422)
  // A form of a forged age is given no age.
  const forged = { ...early.fields, stamp: `1.${'0'.repeat(40)}`, name: '' }
  const again = await send(there, '/en/o/new', forged)
  const stamp = hidden(again.text, 'stamp')
  expect((await send(there, '/en/o/new', { ...early.fields, stamp })).status).toBe(422)
  // A person who was quick just sends it again.
  there.clock.now += 5000
  const { text } = early
  const own = Object.fromEntries(['good', 'request', 'stamp'].map((name) => [name, hidden(text, name)]))
  expect((await send(there, '/en/o/new', { ...TYPED, ...own })).status).toBe(303)
  await owner.pull()
  expect(owner.ofKind('request')).toHaveLength(1)
})

test('from one address come a few requests at a time; while very many ask, each costs its asker a reckoning', async () => {
  const few = { perMinute: 1, burst: 2 }
  const many = { perMinute: 1e9, burst: 1e9 }
  const limits = { requests: many, photos: many, wrongCodes: many, wrongCodesInAll: many }
  const one = await bench({ limits: { ...limits, asks: few, asksInAll: many } })
  const owner = await shopWithWindow(one)
  const good = await publish(owner)
  // Less than a minute of the clock for all of them.
  const answers = []
  for (let i = 0; i < 3; i++) answers.push(await fill(one, good))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 429])
  expect(answers.map(({ wait }) => wait)).toEqual([null, null, expect.stringMatching(/^[1-9]\d*$/)])

  const besieged = await bench({ limits: { ...limits, asks: many, asksInAll: { perMinute: 1, burst: 1 } } })
  const other = await publish(await shopWithWindow(besieged))
  expect((await fill(besieged, other)).status).toBe(303)
  const form = await open(besieged, `/en/o/new?good=${other}`)
  expect(form.text).toContain('/o/work.js')
  expect(await fill(besieged, other)).toMatchObject({
    status: 429,
    wait: expect.stringMatching(/^[1-9]\d*$/),
  })
})

test('a piece that somebody has reserved cannot be asked for, by no address: its page says so', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  const form = await open(there, `/en/o/new?good=${good}`)
  const own = Object.fromEntries(['good', 'request', 'stamp'].map((name) => [name, hidden(form.text, name)]))
  there.clock.now += 5000
  await owner.do('good.edit', { good, fields: { stage: 'reserved' }, based: {} })
  const asked = await there.app.request(`/en/o/new?good=${good}`)
  expect([asked.status, asked.headers.get('Location')]).toEqual([303, `/en/p/${good}`])
  expect(await send(there, '/en/o/new', { ...TYPED, ...own })).toMatchObject({ status: 303, to: `/en/p/${good}` })
  await owner.pull()
  expect(owner.ofKind('request')).toEqual([])
})

test('what is not shown has no form, and a page that nobody was given is none', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  await owner.do('good.edit', { good, fields: { published: false }, based: {} })
  expect((await open(there, `/o/new?good=${good}`)).status).toBe(410)
  expect((await open(there, `/o/new?good=${newId()}`)).status).toBe(404)
  expect((await open(there, '/o/new')).status).toBe(404)
  expect((await open(there, `/o/${'a'.repeat(24)}`)).status).toBe(404)
  expect((await send(there, `/o/${'a'.repeat(24)}`, { what: 'withdrawn' })).status).toBe(404)
})

test('the buyer writes, withdraws, and what came too late is said to be', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  const { to } = await fill(there, good)
  expect((await send(there, to, { what: 'answered', text: ' ' })).status).toBe(422)
  expect((await send(there, to, { what: 'answered', text: 'Is it <b>soft</b>?' })).status).toBe(303)
  const page = await open(there, to)
  expect(page.text).toContain('Is it &lt;b&gt;soft&lt;/b&gt;?')
  expect((await send(there, to, { what: 'withdrawn' })).status).toBe(303)
  expect((await send(there, to, { what: 'withdrawn' })).status).toBe(422)
  expect((await send(there, to, { what: 'else' })).status).toBe(422)
  await owner.pull()
  expect(owner.ofKind('reply').map(({ fields }) => fields.what)).toEqual(['answered', 'withdrawn'])
})

test('the shop’s phones are told at once, and nothing of the buyer passes through the push service', async () => {
  const push = await PushService.open()
  onTestFinished(() => push[Symbol.asyncDispose]())
  const there = await bench({ pushServices: [push.origin] })
  const { owner, good } = await shown(there)
  const subscription = push.subscription()
  await post(there, '/api/push', { nonce: nonce(), subscription, language: 'th' }, pushAnswer, owner.token)
  const sent = await fill(there, good)
  await expect.poll(() => push.told.length).toBe(1)
  expect(push.told[0]?.message).toMatchObject({
    title: 'มีคนขอซื้อ',
    body: 'ผ้าหมี่ขิด',
    path: `/orders/asked/${sent.fields.request}`,
  })
  expect(JSON.stringify(push.told)).not.toMatch(/Anna|example\.org|Nana/)
  // Sent again it rings no second time.
  await send(there, '/en/o/new', sent.fields)
  await send(there, sent.to, { what: 'withdrawn' })
  await expect.poll(() => push.told.length).toBe(2)
  expect(push.told[1]?.message).toMatchObject({ title: 'ผู้ซื้อไม่เอาแล้ว' })
})

test('a slip whose form has no boundary, breaks off or is none is a bad slip and no fault', async () => {
  const there = await bench()
  const { good } = await shown(there)
  const { to } = await fill(there, good)
  const part =
    '--x\r\nContent-Disposition: form-data; name="slip"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
  for (const [type, body] of [
    ['multipart/form-data', `${part}abc\r\n--x--\r\n`],
    ['multipart/form-data; boundary=', 'abc'],
    ['multipart/form-data; boundary=x', `${part}abc`],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Dispo'],
    ['multipart/form-data; boundary=x', '\u0000\uffff'.repeat(99)],
    ['multipart/form-data; boundary=x', ''],
    ['application/x-www-form-urlencoded', 'slip=%ff%zz'],
    ['application/json', '{}'],
  ] as const) {
    const headers = { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) }
    const answer = await there.app.request(`${to}/slip`, { method: 'POST', headers, body })
    expect([type, body.slice(0, 20), answer.status]).toEqual([type, body.slice(0, 20), 422])
    expect(answer.headers.get('Content-Type')).toContain('text/html')
  }
})

test('the page of a buyer says its times in Bangkok’s where the shop has named a zone that is none', async () => {
  const there = await bench()
  const { owner, good } = await shown(there)
  const { to } = await fill(there, good)
  await send(there, to, { what: 'answered', text: 'Is it soft?' })
  const before = await open(there, to)
  await owner.do('shop.edit', { shop: owner.shop, fields: { zone: 'No/Where' }, based: {} })
  const page = await open(there, to)
  expect(page.status).toBe(200)
  expect(page.text).toBe(before.text)
})
