import { expect, test } from 'vitest'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { freePort } from '../../tools/server-process.ts'
import { typed } from '../support/keeper.ts'
import { beside, nameOf, tell } from '../support/postgres/databases.ts'
import { bareDatabase, freshDatabase } from '../support/postgres/fresh.ts'
import { bench, join, joining, nonce, openShop, post, SILENT } from './kit.ts'
import { admin, run, server, startedServer } from './process.ts'
import { sale } from './trade.ts'

const LONG = 60_000

/** Locks everybody out of a database, those who are in it too, while something is done. */
async function lockedOut<T>(url: string, what: () => Promise<T>): Promise<T> {
  const outside = beside(url, 'postgres')
  const allow = (allowed: boolean) => tell(outside, `alter database ${nameOf(url)} allow_connections ${allowed}`)
  await allow(false)
  await tell(outside, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [nameOf(url)])
  return what().finally(() => allow(true))
}

test('a database that is away is answered with 503 and when to try again, and what was asked can be repeated', async () => {
  const url = await freshDatabase()
  const storage = await openPostgres(url)
  const there = await bench({ storage, log: SILENT })
  const phone = await openShop(there)
  const operations = [phone.make('sale.record', sale())]
  await lockedOut(url, async () => {
    const { status, body, headers } = await phone.send(operations)
    expect([status, body]).toMatchObject([503, { error: { code: 'busy' } }])
    expect(headers.get('Retry-After')).toBe('5')
    const ask = async (path: string, init?: RequestInit) => {
      const answer = await there.app.request(path, init)
      return [answer.status, answer.headers.get('Retry-After')]
    }
    const [link, good] = ['a'.repeat(24), newId()]
    const pages = [
      '/c/market',
      '/th/c/market',
      '/c/market/search?q=x',
      '/c/market/sitemap.xml',
      '/sitemap.xml',
      '/robots.txt',
    ]
    const orders = [`/o/new?good=${good}`, `/o/${link}`, `/en/o/many/${link}`, `/office/in/${link}`]
    const photos = [`/p/${good}/${'a'.repeat(16)}/320.webp`]
    for (const path of [...pages, `/s/${phone.shop}`, `/p/${good}`, `/t/${good}`, ...orders, ...photos, '/readyz'])
      expect(await ask(path), path).toEqual([503, '5'])
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '14' }
    expect(await ask(`/o/${link}`, { method: 'POST', headers: form, body: 'what=withdrawn' })).toEqual([503, '5'])
    const inside = { headers: { Cookie: `talat_office=${'a'.repeat(32)}` } }
    expect(await ask('/office/en', inside)).toEqual([503, '5'])
    // A person who looks at a page is told in her language, and by a page that asks for nothing.
    const looking = { headers: { Accept: 'text/html,*/*;q=0.8', 'Accept-Language': 'lo' } }
    for (const path of ['/c/market', `/en/p/${good}`, `/o/new?good=${good}&n=1`, '/office/en/in/x']) {
      const seen = await there.app.request(path, looking)
      const text = await seen.text()
      const said = path.startsWith('/en/') ? 'The market cannot open just now' : 'ຕະຫຼາດຂັດຂ້ອງຢູ່ບຶດໜຶ່ງ'
      expect([seen.status, seen.headers.get('Retry-After'), seen.headers.get('Cache-Control')], path).toEqual([
        503,
        '5',
        'no-store',
      ])
      expect(text).toContain(`<h1>${said}</h1>`)
      expect(text).toContain(`href="${path.replaceAll('&', '&amp;')}"`)
      expect(seen.headers.get('Content-Security-Policy')).toMatch(/style-src [^;]*'sha256-/)
    }
    expect((await there.app.request('/api/nowhere', looking)).headers.get('Content-Type')).toContain('json')
    // These ask no database.
    for (const path of ['/healthz', `/api/hello?nonce=${nonce()}`]) expect(await ask(path), path).toEqual([200, null])
    expect(await ask('/office')).toEqual([302, null])
    expect(await ask('/office/en')).toEqual([401, null])
    const photo = { Authorization: `Bearer ${phone.token}`, 'Tus-Resumable': '1.0.0' }
    const head = { method: 'HEAD', headers: photo }
    expect(await ask(`/api/photos/${'a'.repeat(64)}`, head)).toEqual([503, '5'])
  })
  const { results } = await phone.sync(operations)
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied'])
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(1)
  await storage.close()
})

test('what no database can count or hold is nothing found, and no fault', async () => {
  const storage = await openPostgres(await freshDatabase())
  const there = await bench({ storage })
  await typed(storage, there.clock.now, ['rates', 'market', 'LAK=650', 'CNY=0.2', 'USD=0.029'])
  const searches = ['max=9e15', 'max=999999999', 'page=1000', 'page=9e15', 'q=%00%ff', 'category=%00', 'q=%5c%25_']
  const paths = ['/c/%00', '/s/%00', '/p/%00', '/o/%00', ...searches.map((one) => `/c/market/search?${one}`)]
  for (const path of paths) expect((await there.app.request(path)).status, path).toBeLessThan(500)
  await storage.close()
})

test('two servers on one database are one: what a phone tells the one is answered by the other, known or new', async () => {
  const url = await freshDatabase()
  const [first, second] = [await openPostgres(url), await openPostgres(url)]
  const [one, other] = [await bench({ storage: first }), await bench({ storage: second })]
  const phone = await openShop(one)
  const operations = Array.from({ length: 5 }, () => phone.make('sale.record', sale()))
  const told = await phone.sync(operations)
  const elsewhere = Object.assign(Object.create(Object.getPrototypeOf(phone)), phone, { bench: other })
  expect((await elsewhere.sync(operations)).results).toEqual(told.results)
  const { code } = (await phone.code('owner')).body
  const { phone: joined } = await join(other, code)
  await joined.pull()
  expect(joined.ofKind('order')).toHaveLength(5)
  const request = joining(code)
  expect((await post(one, '/api/join', request, joinAnswer)).status).toBe(409)
  const shown = async () => (await other.app.request('/c/market')).text()
  expect(await shown()).not.toContain('ตลาดใหม่')
  const texts = { th: { name: 'ตลาดใหม่' } }
  await first.market.changeCommunity('market', () => ({ texts, map: null, rates: null }))
  expect(await shown()).toContain('ตลาดใหม่')
  await Promise.all([first.close(), second.close()])
})

test(
  'the server and the keeper’s commands run on the database of DATABASE_URL, and print no password',
  async () => {
    const url = await bareDatabase()
    const one = await startedServer({ DATABASE_URL: url })
    await expect.poll(() => one.output).toContain('Talat runs at')
    const printed = await run(admin('code'), one.env)
    expect(printed).toMatchObject({ code: 0, output: expect.stringContaining('#join=') })
    const { password } = new URL(url)
    expect(one.output + printed.output).not.toContain(password)
    await one.stop()
    await tell(url, "insert into migrations values (99, 'of tomorrow')")
    const newer = await run(server, one.env)
    expect(newer.code).toBe(1)
    expect(newer.output).toMatch(/^The database is of a newer version .* or give DATABASE_URL another database\.\n$/)
  },
  LONG,
)

test(
  'a database that does not answer, or does not let us in, ends a start with one line that names the variable',
  async () => {
    const nobody = `postgres://talat:geheim@127.0.0.1:${await freePort()}/talat`
    const stranger = Object.assign(new URL(await bareDatabase()), { username: 'talat', password: 'geheim' }).href
    for (const DATABASE_URL of [nobody, stranger]) {
      const { code, output } = await run(server, { DATABASE_URL, PORT: String(await freePort()) })
      expect(code).toBe(1)
      expect(output).toMatch(/^The database of DATABASE_URL cannot be used \(storage is (away|broken): .+\)\.\n$/)
      expect(output).not.toContain('geheim')
    }
  },
  LONG,
)
