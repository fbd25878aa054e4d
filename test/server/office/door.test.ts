import { expect, test } from 'vitest'
import { readConfig } from '../../../src/server/config.ts'
import { newLink } from '../../../src/server/office/session.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { typed } from '../../support/keeper.ts'
import { type Bench, bench } from '../kit.ts'
import { Desk, makeCommunity, PAGES, signIn } from './desk.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

async function office(changed: Parameters<typeof bench>[0] = {}): Promise<Bench> {
  const there = await bench(changed)
  await makeCommunity(there, 'na-kha', 'ตลาดนาข่า')
  return there
}

async function linkOf({ deps, clock }: Bench): Promise<string> {
  const config = readConfig({ PUBLIC_URL: 'https://market.example' })
  const { lines } = await typed(deps.storage, clock.now, ['coordinator', '--community', 'na-kha'], { config })
  const link = /https:\/\/market\.example(\/office\/in\/\S+)/.exec(lines.join('\n'))?.[1]
  if (!link) throw new Error('no link')
  return link
}

const inEnglish = (link: string) => link.replace('/office/', '/office/en/')

test('a link opens the office once: looking at it uses nothing up, the second who presses stays outside', async () => {
  const there = await office()
  const link = inEnglish(await linkOf(there))
  const [first, second] = [new Desk(there), new Desk(there)]
  for (const desk of [first, second, first]) expect((await desk.get(link)).status).toBe(200)
  expect((await first.get('/office/en')).status).toBe(401)
  const opened = await first.send(link, link)
  expect([opened.status, opened.headers.get('Location')]).toEqual([303, '/office/en'])
  expect((await first.get('/office/en')).text).toContain('ตลาดนาข่า')
  expect((await second.get(link)).status).toBe(404)
  expect((await second.get('/office/en')).status).toBe(401)
})

test('the keeper sees when an office was opened by a link', async () => {
  const there = await office()
  const { storage } = there.deps
  const link = inEnglish(await linkOf(there))
  expect(await storage.audit.since(0)).toEqual([])
  there.clock.now += MINUTE
  for (const desk of [new Desk(there), new Desk(there)]) await desk.send(link, link)
  expect(await storage.audit.since(0)).toMatchObject([{ at: there.clock.now, command: 'office', typed: 'na-kha' }])
})

test('two who press at once: one is in', async () => {
  const there = await office()
  const link = inEnglish(await linkOf(there))
  const desks = [new Desk(there), new Desk(there)]
  const sent = await Promise.all(desks.map((desk) => desk.send(link, link)))
  // Whoever comes too late to press finds the page gone, or the link.
  expect(sent.filter(({ status }) => status === 303)).toHaveLength(1)
})

test('a link is good for an hour, a session for thirty days', async () => {
  const there = await office()
  const [early, late] = [inEnglish(await linkOf(there)), inEnglish(await linkOf(there))]
  there.clock.now += 59 * MINUTE
  const desk = new Desk(there)
  expect((await desk.send(early, early)).status).toBe(303)
  there.clock.now += 2 * MINUTE
  expect((await new Desk(there).get(late)).status).toBe(404)
  there.clock.now += 29 * DAY
  expect((await desk.get('/office/en')).status).toBe(200)
  there.clock.now += DAY
  expect((await desk.get('/office/en')).status).toBe(401)
})

test('the keeper shuts the office for all who have its links and sessions, and for no other community', async () => {
  const there = await office()
  await makeCommunity(there, 'phu-khae', 'ภูแค')
  const [own, other] = [await signIn(there, 'na-kha'), await signIn(there, 'phu-khae')]
  const link = inEnglish(await linkOf(there))
  await typed(there.deps.storage, there.clock.now, ['coordinator', '--community', 'na-kha', '--revoke', '--yes'])
  expect((await own.get('/office/en')).status).toBe(401)
  expect((await new Desk(there).get(link)).status).toBe(404)
  expect((await other.get('/office/en')).status).toBe(200)
  const unknown = typed(there.deps.storage, there.clock.now, ['coordinator', '--community', 'nowhere'])
  await expect(unknown).rejects.toThrow('There is no community nowhere')
})

test('the cookie is for the office alone, not for scripts, not from elsewhere, and over https never without', async () => {
  const cookieOf = async (there: Bench) => {
    const desk = new Desk(there)
    const { link } = await newLink(there.deps.storage, 'na-kha', there.clock.now)
    const { headers } = await desk.send(`/office/en/in/${link}`, `/office/en/in/${link}`)
    return headers.getSetCookie().find((one) => one.startsWith('talat_office=')) ?? ''
  }
  const plain = await cookieOf(await office())
  expect(plain).toMatch(/Max-Age=2592000; Path=\/office; HttpOnly; SameSite=Strict$/)
  expect(await cookieOf(await office({ secure: true }))).toMatch(/HttpOnly; Secure; SameSite=Strict$/)
})

test('neither link nor session stands in the database, only their hashes', async () => {
  const statements: string[] = []
  const there = await bench({}, { log: ({ query }) => statements.push(JSON.stringify(query.parameters)) })
  await makeCommunity(there, 'na-kha', 'ตลาดนาข่า')
  const link = await linkOf(there)
  const desk = new Desk(there)
  await desk.send(inEnglish(link), inEnglish(link))
  const said = statements.join('\n')
  expect(said).not.toContain(link.split('/').at(-1))
  expect(said).not.toContain(desk.cookies.get('talat_office'))
})

test('no form is taken without the seal of its own session, or from another site; after that nothing has changed', async () => {
  const there = await office()
  const [desk, other] = [await signIn(there, 'na-kha'), await signIn(there, 'na-kha')]
  const sealOf = async (one: Desk) =>
    /name="seal" value="([0-9a-f]+)"/.exec((await one.get('/office/en')).text)?.[1] ?? ''
  const [own, foreign] = [await sealOf(desk), await sealOf(other)]
  expect(own).not.toBe(foreign)
  const fields = { households: '600', count: '8', title: 'x', total: '5', unit: 'piece', day: '2026-08-31' }
  const { calls } = there.deps.storage
  const terms = { title: 'ผ้า', text: '', unit: 'piece', total: 5, price: null, currency: 'THB', day: '' } as const
  const call = {
    ...terms,
    community: 'na-kha',
    call: newId(),
    link: 'a',
    state: 'asked',
    madeAt: 0,
    buyer: null,
  } as const
  await calls.add(call)
  // Whatever else the office learns to do is among them.
  const forms = there.app.routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/office/'))
  const paths = forms.map(({ path }) => path.replace(/^\/office\/:language\{[^}]*\}/, '').replace(':call', call.call))
  const deeds = new Set(paths.filter((path) => path !== '/in/:link'))
  expect(deeds.size).toBeGreaterThan(9)
  for (const path of deeds) {
    for (const seal of ['', 'x', foreign]) {
      expect((await desk.post(`/office/en${path}`, { seal, ...fields })).status, path).toBe(403)
    }
    const elsewhere = await desk.post(`/office/en${path}`, { seal: own, ...fields }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(elsewhere.status, path).toBe(403)
    expect((await new Desk(there).post(`/office/en${path}`, { seal: own, ...fields })).status, path).toBe(401)
  }
  expect(await calls.all('na-kha')).toEqual([call])
  expect((await there.deps.storage.market.community('na-kha'))?.households).toBeUndefined()
  expect(await there.deps.storage.office.codes('na-kha', there.clock.now)).toEqual([])
  expect((await desk.get('/office/en')).status).toBe(200)
  expect((await desk.send('/office/en', '/office/en/households', { households: '๖๐๐' })).status).toBe(303)
  expect((await there.deps.storage.market.community('na-kha'))?.households).toBe(600)
})

test('a link is not used up by a form of another browser', async () => {
  const there = await office()
  const link = inEnglish(await linkOf(there))
  const [own, other] = [new Desk(there), new Desk(there)]
  const seal = /name="seal" value="([0-9a-f]+)"/.exec((await other.get(link)).text)?.[1] ?? ''
  await own.get(link)
  expect((await own.post(link, { seal })).status).toBe(403)
  expect((await own.send(link, link)).status).toBe(303)
})

test('who signs out is out, with a copy of the cookie too; nothing of the office is kept by a cache or a search engine', async () => {
  const there = await office()
  const desk = await signIn(there, 'na-kha')
  const copy = new Desk(there)
  for (const [name, value] of desk.cookies) copy.cookies.set(name, value)
  for (const path of PAGES) {
    const { status, headers, text } = await copy.get(`/office/en${path}`)
    expect([status, headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    if (path.endsWith('.csv')) continue
    expect(text).toContain('noindex')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  }
  await desk.send('/office/en', '/office/en/leave')
  for (const path of PAGES) {
    expect((await copy.get(`/office/en${path}`)).status, path).toBe(401)
    expect((await desk.get(`/office/en${path}`)).status, path).toBe(401)
  }
})
