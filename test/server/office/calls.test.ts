import { expect, test } from 'vitest'
import { tellShops } from '../../../src/server/office/calls/offer.ts'
import type { Storage } from '../../../src/server/storage/port.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import type { PledgeFields } from '../../../src/shared/domain/records.ts'
import { addPhone, type Bench, bench, type Phone } from '../kit.ts'
import { countAll, Desk, makeCommunity, shopIn, signIn } from './desk.ts'

const WEAVERS = ['แม่แดง', 'แม่คำ', 'แม่จันทร์'] as const
const TERMS = {
  title: 'ผ้าขาวม้า 30 × 180 ซม.',
  total: '200',
  unit: 'piece',
  price: '250.50',
  currency: 'THB',
  answer: '2026-07-10',
  day: '2026-08-31',
  text: 'สีคราม ทอแน่น',
}

async function village() {
  const there = await bench()
  await makeCommunity(there, 'na-kha', 'บ้านนาข่า')
  const shops: Phone[] = []
  for (const name of WEAVERS) shops.push(await shopIn(there, 'na-kha', name))
  // The coordinator knows the names of shops that agreed.
  await countAll(there)
  return { there, shops, desk: await signIn(there, 'na-kha') }
}

/** Written down by the coordinator; its path in the office. */
async function written(desk: Desk, terms: Partial<typeof TERMS> = {}): Promise<string> {
  const sent = await desk.send('/office/en/calls/new', '/office/en/calls/new', { ...TERMS, ...terms })
  expect(sent.status).toBe(303)
  return sent.headers.get('Location') ?? ''
}

/** What stands in the fields of the split, by shop. */
function fields(text: string): Record<string, string> {
  const found = [...text.matchAll(/name="(offer-[^"]+)"[^>]* value="([^"]*)"/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]))
}

const offer = (desk: Desk, path: string, numbers: Record<string, string>) => desk.send(path, `${path}/offer`, numbers)

async function callOf(phone: Phone) {
  await phone.pull()
  return phone.ofKind('call')[0]
}

const pledge = (phone: Phone, path: string, what: PledgeFields['what'], quantity: number) =>
  phone.do('pledge.make', { call: path.split('/').at(-1) ?? '', pledge: newId(), what, quantity })

/** The three sums as a page shows them. */
function sums(text: string): string[] {
  const bars = /<ul class="bars">(.*?)<\/ul>/s.exec(text)?.[1] ?? ''
  return [...bars.matchAll(/<b>([^<]*)<\/b>/g)].map(([, sum = '']) => sum)
}

async function buyersPage(there: Bench, office: string): Promise<string> {
  const link = /\/o\/many\/([0-9a-z]{24})/.exec(office)?.[1] ?? ''
  return (await there.app.request(`/en/o/many/${link}`)).text()
}

test('two hundred pieces are split, taken, made and sent; coordinator and buyer see the same sums, and what was not taken is offered again', async () => {
  const { there, shops, desk } = await village()
  const [red, gold, moon] = shops as [Phone, Phone, Phone]
  const path = await written(desk)
  const even = await desk.get(`${path}?fill=even`)
  const numbers = fields(even.text)
  expect(Object.values(numbers).sort()).toEqual(['66', '67', '67'])
  await offer(desk, path, numbers)

  const call = await callOf(red)
  expect(call?.fields).toMatchObject({
    total: 200,
    price: 25050,
    day: '2026-08-31',
    answer: '2026-07-10',
    closed: false,
  })
  const offered = Number(call?.fields.offered)
  expect(await pledge(red, path, 'taken', offered)).toMatchObject({ outcome: 'applied' })
  await callOf(gold)
  await pledge(gold, path, 'taken', 40)
  await pledge(gold, path, 'declined', Number(gold.ofKind('call')[0]?.fields.offered) - 40)
  await pledge(red, path, 'made', 12)
  await pledge(red, path, 'sent', 5)

  const before = await desk.get(path)
  expect(sums(before.text)).toEqual([`${offered + 40} pieces`, '12 pieces', '5 pieces'])
  expect(sums(await buyersPage(there, before.text))).toEqual(sums(before.text))
  expect(before.text).toContain('Not taken:')

  // She who left some keeps what she took; what is lacking goes to her who took all of hers.
  await offer(desk, path, fields((await desk.get(`${path}?fill=again`)).text))
  const lacking = Number((await callOf(moon))?.fields.offered)
  expect((await callOf(red))?.fields.offered).toBe(200 - 40 - lacking)
  for (const phone of shops) expect(phone.last?.checksum).toBe(phone.checksum())

  // The last day is over: who has not answered has left it.
  there.clock.now = Date.UTC(2026, 6, 11, 3)
  await offer(desk, path, fields((await desk.get(`${path}?fill=again`)).text))
  expect((await callOf(moon))?.fields.offered).toBe(0)
  expect((await callOf(red))?.fields.offered).toBe(offered)
  await pledge(gold, path, 'declined', -50)
  expect(sums((await desk.get(path)).text)[0]).toBe(`${offered + 40} pieces`)
})

test('an offer is never less than what a shop took before it heard of it', async () => {
  const { shops, desk } = await village()
  const [red] = shops as [Phone]
  const path = await written(desk)
  await offer(desk, path, { [`offer-${red.shop}`]: '20' })
  await callOf(red)
  await pledge(red, path, 'taken', 15)
  await offer(desk, path, { [`offer-${red.shop}`]: '0' })
  expect((await callOf(red))?.fields.offered).toBe(15)
})

test('shops hear of what is changed and closed; none hears of whoever asked', async () => {
  const { there, shops, desk } = await village()
  const [red, gold] = shops as [Phone, Phone]
  const form = await (await there.app.request('/en/o/many?c=na-kha')).text()
  const hidden = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(form)?.[1] ?? ''
  const own = { c: 'na-kha', request: hidden('request'), stamp: hidden('stamp'), website: '', consent: 'yes' }
  const typed = {
    title: 'Table runners',
    total: '200',
    day: '',
    text: 'Indigo',
    name: 'Hotel Vientiane',
    contact: 'a@b.la',
  }
  const guest = new Desk(there)
  expect((await guest.post('/en/o/many', { ...own, ...typed })).text).toContain('too quick')
  there.clock.now += 5000
  expect((await guest.post('/en/o/many', { ...own, ...typed, total: 'many' })).text).toContain('no number of pieces')
  const sent = await guest.post('/en/o/many', { ...own, ...typed })
  const address = sent.headers.get('Location') ?? ''
  expect([sent.status, address]).toEqual([303, expect.stringMatching(/^\/en\/o\/many\/[0-9a-z]{24}$/)])
  // An impatient thumb asks once.
  expect((await guest.post('/en/o/many', { ...own, ...typed })).headers.get('Location')).toBe(address)

  const list = await desk.get('/office/en/calls')
  const path = /href="(\/office\/en\/calls\/[0-9a-f-]{36})"/.exec(list.text)?.[1] ?? ''
  expect((await desk.get(path)).text).toContain('a@b.la')
  await desk.send(path, `${path}/terms`, { ...TERMS, title: 'ผ้าปูโต๊ะ' })
  await offer(desk, path, { [`offer-${red.shop}`]: '20' })
  expect((await callOf(red))?.fields).toMatchObject({ title: 'ผ้าปูโต๊ะ', offered: 20, closed: false })
  expect(await callOf(gold)).toBeUndefined()

  await desk.send(path, `${path}/close`)
  expect((await callOf(red))?.fields).toMatchObject({ closed: true, offered: 20 })
  expect((await guest.get(address)).text).toContain('No more is taken on')
  expect((await desk.send(path, `${path}/forget`)).status).toBe(303)
  expect((await desk.get(path)).text).not.toContain('a@b.la')
  for (const { heard } of shops) expect(heard.join()).not.toMatch(/Hotel Vientiane|a@b\.la/)
})

test('where an order is changed while shops are being told of an earlier change, all hear what stands at the end', async () => {
  const { there, shops, desk } = await village()
  const path = await written(desk)
  await offer(desk, path, fields((await desk.get(`${path}?fill=even`)).text))
  const { storage } = there.deps
  const id = path.split('/').at(-1) ?? ''
  const call = await storage.calls.change('na-kha', id, (row) => ({ ...row, text: 'the first word' }))
  let overtaken = false
  const overtaking: Storage['transaction'] = async (shop, work) => {
    if (!overtaken) {
      overtaken = true
      await desk.send(path, `${path}/terms`, { ...TERMS, text: 'the last word' })
    }
    return storage.transaction(shop, work)
  }
  if (call) await tellShops({ ...there.deps, storage: { ...storage, transaction: overtaking } }, call)
  for (const phone of shops) expect((await callOf(phone))?.fields.text).toBe('the last word')
})

test('only the coordinator of the community offers, and only to its shops', async () => {
  const { there, shops, desk } = await village()
  await makeCommunity(there, 'phu-khae', 'ภูแข้')
  const stranger = await shopIn(there, 'phu-khae', 'แม่น้ำ')
  const other = await signIn(there, 'phu-khae')
  const path = await written(desk)
  const [red] = shops as [Phone]
  expect((await other.get(path)).status).toBe(404)
  await offer(desk, path, { [`offer-${stranger.shop}`]: '20', [`offer-${red.shop}`]: 'x' })
  expect(await callOf(stranger)).toBeUndefined()
  expect(await callOf(red)).toBeUndefined()
  // Nor does a phone make a call of its own.
  const { offered: _, ...fields } = { ...TERMS, offered: 1 }
  const call = { ...fields, total: 5, offered: 5, price: 1, closed: false, unit: 'piece', currency: 'THB' } as const
  expect(await red.do('call.add', { call: newId(), fields: call })).toMatchObject({ outcome: 'refused' })
})

test('a helper says what was made and sent; how much the shop binds itself to, the owner says', async () => {
  const { shops, desk } = await village()
  const [red] = shops as [Phone]
  const path = await written(desk)
  await offer(desk, path, { [`offer-${red.shop}`]: '20' })
  const helper = await addPhone(red, 'helper')
  expect(await callOf(helper)).toBeDefined()
  expect(await pledge(helper, path, 'taken', 5)).toMatchObject({ outcome: 'refused', code: 'forbidden' })
  expect(await pledge(helper, path, 'made', 5)).toMatchObject({ outcome: 'applied' })
})

test('what is typed wrongly is said, and nothing of the rest is lost', async () => {
  const { desk } = await village()
  const send = (terms: Partial<typeof TERMS>) =>
    desk.send('/office/en/calls/new', '/office/en/calls/new', { ...TERMS, ...terms })
  for (const wrong of [
    { title: ' ' },
    { total: '1.5' },
    { total: '0' },
    { price: '1.234' },
    { day: '2026-02-30' },
    { answer: '2026-09-01' },
  ]) {
    const { status, text } = await send(wrong)
    expect(status, JSON.stringify(wrong)).toBe(422)
    expect(text).toContain('role="alert"')
    expect(text).toContain('สีคราม ทอแน่น')
  }
  expect((await send({ total: '๒๐๐', price: '1,250' })).status).toBe(303)
})
