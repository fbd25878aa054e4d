import { expect, test } from 'vitest'
import { Ledger } from '../../../src/server/sync/ledger.ts'
import { applyAsServer } from '../../../src/server/sync/server-device.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { LANGUAGES } from '../../../src/shared/i18n/languages.ts'
import { addPhone, type Bench, bench, type Phone } from '../kit.ts'
import { cloth, line, sale } from '../trade.ts'
import { asking, BUYER, picture, publish, shopWithWindow } from './shopkeeping.ts'

/** What nobody but the shop may read, each as no other text is. */
const SECRETS = {
  cost: 7654321,
  share: 83,
  consignor: 'ยายผู้ฝากขาย',
  stock: 4321,
  phone: '0877776666',
  house: '12/34 ซอยที่อยู่ลับ',
  subdistrict: 'ตำบลลับ',
  district: 'อำเภอลับ',
  province: 'จังหวัดลับ',
  postcode: '98765',
  promptpay: '0866665555',
  reservedFor: 'ผู้จองลับ',
  helper: 'ผู้ช่วยลับ',
  expense: 9876543,
  draft: 'ผ้าร่างลับ',
  hidden: 'ผ้าซ่อนลับ',
  reason: 'เหตุผลลับ',
}

/** A shop with all that it may keep for itself, and one piece that it shows. */
async function fullShop(there: Bench): Promise<{ owner: Phone; good: string }> {
  const { phone, house, subdistrict, district, province, postcode, promptpay } = SECRETS
  const owner = await shopWithWindow(there, {
    story: 'เรื่องที่ให้อ่าน',
    contact: '0811111111',
    ...{ phone, house, subdistrict, district, province, postcode, promptpay },
  })
  const { shop } = owner
  const good = await publish(owner, { piece: true, stage: 'reserved', reservedFor: SECRETS.reservedFor }, SECRETS.stock)
  await owner.do('photo.add', picture(good))
  await owner.do('good.cost', {
    good,
    amount: SECRETS.cost,
    share: SECRETS.share,
    consignor: SECRETS.consignor,
    based: {},
  })
  await owner.do('good.add', { ...cloth({ name: SECRETS.draft }), cost: SECRETS.cost })
  await publish(owner, { name: SECRETS.hidden, hidden: true })
  await owner.do('person.add', { person: newId(), fields: { name: SECRETS.helper, role: 'helper', pin: '' } })
  await owner.do('customer.add', { customer: newId(), fields: BUYER })
  const entry = {
    what: 'expense' as const,
    day: '2026-01-01',
    amount: SECRETS.expense,
    who: SECRETS.consignor,
    note: SECRETS.reason,
  }
  await owner.do('entry.add', { entry: newId(), fields: entry })
  const sold = sale([line({ good, quantity: 3, price: 100_000, total: 300_000, cost: SECRETS.cost })])
  await owner.do('sale.record', sold)
  await owner.do('sale.void', {
    order: sold.order,
    step: newId(),
    reason: SECRETS.reason,
    undo: false,
    movements: [],
    payments: [],
  })
  const { storage, now } = there.deps
  await storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) throw new Error('no shop')
    await applyAsServer(ledger, shop, now(), 'request.make', asking(good, now() + 1e6))
    await ledger.close(now())
  })
  return { owner, good }
}

/** As they may be written: bare, grouped by commas, in whole baht. */
const FORBIDDEN = [...Object.values(SECRETS), ...Object.values(BUYER)]
  .filter((secret) => secret !== SECRETS.share)
  .flatMap((secret) => {
    if (typeof secret === 'string') return [secret]
    const baht = secret === SECRETS.stock ? secret : Math.floor(secret / 100)
    return [String(secret), secret.toLocaleString('en'), String(baht), baht.toLocaleString('en')]
  })

/** Digits of ids and hashes come by chance. */
const withoutIds = (text: string) => text.replace(/[0-9a-f-]{16,}/g, '')

test('no public byte says what a shop keeps for itself, wherever the links lead and whoever asks', async () => {
  const there = await bench()
  const shops = [await fullShop(there), await fullShop(there)]
  const [one, other] = shops
  const helper = one && (await addPhone(one.owner, 'helper'))
  const open = [
    '/robots.txt',
    '/sitemap.xml',
    '/c/market',
    '/c/market/search?q=%E0%B8%9C',
    ...shops.flatMap(({ good }) => [`/t/${good}`, `/o/new?good=${good}`]),
  ]
  const queue = [...open, ...Object.keys(LANGUAGES).map((code) => `/${code}/c/market`)]
  const seen = new Set<string>()
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const plain = await there.app.request(path)
    const text = await plain.text()
    const said = withoutIds(text)
    for (const secret of FORBIDDEN) expect(said.includes(secret), `${secret} in ${path}`).toBe(false)
    // A form is another one each time that it is given out.
    const askers = path.includes('/o/') ? [] : ['x', helper?.token, other?.owner.token]
    for (const token of askers) {
      const headers = { Authorization: `Bearer ${token}` }
      expect(await (await there.app.request(path, { headers })).text(), path).toBe(text)
    }
    if (path.startsWith('/api') || path === '/') continue
    const links = [...text.matchAll(/(?:href|src|action|content)="([^"]*)"|<loc>([^<]*)<|(\S+) \d+w/g)]
    for (const [, attribute, loc, srcset] of links) {
      const link = (attribute ?? loc ?? srcset ?? '').replaceAll('&amp;', '&')
      const { origin, pathname, search } = new URL(link, 'http://localhost')
      if (origin === 'http://localhost' && /^\/(\w\w\/)?[csptor]/.test(pathname)) queue.push(pathname + search)
    }
  }
  const kinds = ['/c/', '/s/', '/p/'].map((kind) => [...seen].filter((path) => path.includes(kind)).length)
  expect(Math.min(...kinds)).toBeGreaterThan(4)
  expect([...seen].some((path) => path.endsWith('.avif'))).toBe(true)
  expect([...seen].some((path) => path.includes('/o/new'))).toBe(true)
}, 60_000)

test('no endpoint of the API opens without a token, with a wrong one, or to another shop', async () => {
  const there = await bench()
  const { owner } = await fullShop(there)
  const other = await shopWithWindow(there)
  const hash = 'a'.repeat(64)
  await there.deps.photos.put(owner.shop, hash, Buffer.from([0xff, 0xd8, 0xff]))
  await there.deps.storage.transaction(owner.shop, ({ photos }) => photos.add({ hash, size: 3, type: 'image/jpeg' }, 0))
  const described = (await (await there.app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: object[] }>>
  }
  const walled = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) =>
      security?.length ? [{ path: path.replace('{hash}', hash), method: method.toUpperCase() }] : [],
    ),
  )
  expect(walled.length).toBeGreaterThan(8)
  // One letter of it is another, whichever it was.
  const near = owner.token.slice(0, -1) + (owner.token.endsWith('x') ? 'y' : 'x')
  const wrong = ['', 'Bearer x', `Bearer ${near}`, `Bearer ${owner.shop}_${other.token.slice(37)}`]
  for (const { path, method } of walled) {
    for (const Authorization of wrong) {
      const answer = await there.app.request(path, { method, headers: { Authorization } })
      expect([answer.status, method, path], Authorization).toEqual([401, method, path])
    }
    const body = method === 'GET' ? null : JSON.stringify({ nonce: 'abcdefgh', protocol: 1, kind: 'good', ids: [] })
    const headers = { Authorization: `Bearer ${other.token}`, 'Content-Type': 'application/json' }
    const answer = await there.app.request(path, { method, headers, body })
    const text = await answer.text()
    expect(text).not.toContain(owner.shop)
    const said = withoutIds(text)
    for (const secret of FORBIDDEN) expect(said.includes(secret), `${secret} in ${path}`).toBe(false)
    if (path.endsWith(hash) && method === 'GET') expect(answer.status).toBe(404)
  }
})
