import { expect, test } from 'vitest'
import { UsageError } from '../../../src/server/admin/command.ts'
import { commandOf } from '../../../src/server/admin/commands.ts'
import { keep, type Surroundings } from '../../../src/server/admin/keep.ts'
import { written } from '../../../src/server/admin/log.ts'
import { readTyped } from '../../../src/server/admin/typed.ts'
import { readConfig } from '../../../src/server/config.ts'
import { typed } from '../../support/keeper.ts'
import { freshDatabase } from '../../support/postgres/fresh.ts'
import { addPhone, bench, join, NOON, openShop } from '../kit.ts'
import { sale } from '../trade.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

test('the keeper sees all shops, and of one its community, its records, its phones and what waits on them', async () => {
  const there = await bench()
  const owner = await openShop(there)
  const helper = await addPhone(owner, 'helper')
  await owner.do('sale.record', sale())
  await owner.pull()
  there.clock.now += HOUR
  await helper.send([], { waiting: 7 })
  const { storage } = there.deps
  const { facts: all, lines } = await typed(storage, NOON, ['shop'])
  expect(all).toMatchObject([
    { shop: owner.shop, name: 'ร้านผ้าไหม', community: 'market', phonesHere: 2, waiting: 7, lastContact: NOON + HOUR },
  ])
  expect(lines).toEqual([expect.stringContaining('ร้านผ้าไหม: 2 phones, 7 waiting')])
  const { facts: one } = await typed(storage, NOON, ['shop', owner.shop.slice(-12)])
  expect(one).toMatchObject({ shop: owner.shop, counts: { order: 1 }, phones: [{ role: 'owner' }, { role: 'helper' }] })
  await expect(typed(storage, NOON, ['shop', 'nobody'])).rejects.toThrow('There is no shop nobody.')
})

test('phones that have not synced for so many days are named with what waits on them, removed ones are not', async () => {
  const there = await bench()
  const owner = await openShop(there)
  const [away, removed] = [await addPhone(owner, 'helper'), await addPhone(owner, 'helper')]
  await away.send([], { waiting: 3 })
  await owner.do('device.remove', { device: removed.device, based: {} })
  there.clock.now += 10 * DAY
  await owner.pull()
  const { storage } = there.deps
  const silent = async (...days: string[]) => (await typed(storage, there.clock.now, ['silent', ...days])).facts
  expect(await silent()).toEqual([])
  expect(await silent('--days', '9')).toMatchObject([{ shop: owner.shop, device: away.device, waiting: 3 }])
  await expect(silent('--days', 'few')).rejects.toThrow('it must be a number of days')
})

test('a phone that the keeper removes receives nothing more, its owner sees it removed, and by a code it is back', async () => {
  const there = await bench()
  const owner = await openShop(there)
  const lost = await addPhone(owner, 'helper')
  await lost.pull()
  const { storage } = there.deps
  const remove = ['device', owner.shop, lost.device.slice(-8), '--remove']
  await expect(typed(storage, NOON, remove)).rejects.toThrow('say --yes')
  await typed(storage, NOON, [...remove, '--yes'])
  expect((await lost.send([lost.make('sale.record', sale())])).body).toMatchObject({
    results: [{ outcome: 'held' }],
    page: [],
    kinds: [],
  })
  await owner.pull()
  expect(owner.record('device', lost.device)?.fields.removed).toBe(true)
  expect(owner.last?.checksum).toBe(owner.checksum())
  await expect(typed(storage, NOON, [...remove, '--yes'])).rejects.toThrow('removed already')
  const { facts } = await typed(storage, NOON, ['code', '--shop', owner.shop, '--role', 'helper'])
  const { phone } = await join(there, (facts as { code: string }).code.replace('-', ''))
  await phone.pull()
  expect(phone.last?.checksum).toBe(phone.checksum(phone.kinds))
})

test('an owner who has lost all phones comes back by the keeper’s code, and only then the lost one can be removed', async () => {
  const there = await bench()
  const lost = await openShop(there)
  await lost.do('sale.record', sale())
  const { storage } = there.deps
  const remove = ['device', lost.shop, lost.device, '--remove', '--yes']
  await expect(typed(storage, NOON, remove)).rejects.toThrow('the last phone of an owner')
  const { facts } = await typed(storage, NOON, ['code', '--shop', lost.shop])
  const { phone, answer } = await join(there, (facts as { code: string }).code.replace('-', ''))
  expect(answer.role).toBe('owner')
  await typed(storage, NOON, remove)
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(1)
  expect(phone.record('device', lost.device)?.fields.removed).toBe(true)
})

test('rates are shown and set for a community, and what is no currency is said with those that are', async () => {
  const { storage } = (await bench()).deps
  expect((await typed(storage, NOON, ['rates', 'market', 'LAK=650.5', 'USD=0.029'])).facts).toEqual({
    day: '2026-07-01',
    worth: { LAK: 650.5, USD: 0.029 },
  })
  expect((await typed(storage, NOON, ['rates', 'market'])).lines).toEqual([
    '  one baht on 2026-07-01: LAK 650.5, USD 0.029',
  ])
  await expect(typed(storage, NOON, ['rates', 'market', 'XXX=1'])).rejects.toThrow('there are LAK')
  await typed(storage, NOON, ['rates', 'market', '--none'])
  expect((await storage.market.community('market'))?.rates).toBeNull()
  await expect(typed(storage, NOON, ['rates', 'nowhere'])).rejects.toThrow('There is no community nowhere')
})

test('a command stands in the audit log before it does anything: one that is killed in the middle is there', async () => {
  const { storage } = (await bench()).deps
  const desk = {
    config: readConfig({}),
    now: NOON,
    storage: async () => storage,
    terminal: null,
    yes: false,
    entry: null,
  }
  const log = () => typed(storage, NOON, ['audit'])
  const killed = await written(desk, { command: 'backup', typed: '/backup' }, log)
  expect(killed.lines).toEqual([expect.stringMatching(/ did not end +backup \/backup$/)])
  expect((await log()).lines).toEqual([expect.stringMatching(/ done +backup \/backup$/)])
})

/** The keeper at a terminal, who answers. */
function terminal(answer: string) {
  const asked: string[] = []
  const ask = async (question: string) => {
    asked.push(question)
    return answer
  }
  return { asked, terminal: { ask } }
}

test('what cannot be undone is done where the keeper types the name that was asked for, and with another word nothing is', async () => {
  const there = await bench()
  const owner = await openShop(there)
  const helper = await addPhone(owner, 'helper')
  const { storage } = there.deps
  const remove = ['device', owner.shop, helper.device, '--remove']
  const removed = async () =>
    (await storage.transaction(owner.shop, (rows) => rows.devices.get(helper.device)))?.removedAt
  const slip = terminal('ร้านผ้าฝ้าย')
  await expect(typed(storage, NOON, remove, slip)).rejects.toThrow('Nothing was done.')
  expect(slip.asked).toEqual([expect.stringMatching(/the name of the shop, ร้านผ้าไหม: $/)])
  expect(await removed()).toBeNull()
  await typed(storage, NOON, remove, terminal(' ร้านผ้าไหม '))
  expect(await removed()).toBe(NOON)
})

test('of a shop whose name is nothing but spaces the id is asked for: Enter alone removes nobody', async () => {
  const there = await bench()
  const owner = await openShop(there)
  const helper = await addPhone(owner, 'helper')
  await owner.do('shop.edit', { shop: owner.shop, fields: { name: '   ' }, based: {} })
  const remove = ['device', owner.shop, helper.device, '--remove']
  for (const answer of ['', '   ', ' \n']) {
    const enter = terminal(answer)
    await expect(typed(there.deps.storage, NOON, remove, enter)).rejects.toThrow('Nothing was done.')
    expect(enter.asked).toEqual([expect.stringContaining(`the id of the shop, ${owner.shop}: `)])
  }
  await typed(there.deps.storage, NOON, remove, terminal(owner.shop))
})

test('every command has help with an example that is allowed to be typed', async () => {
  const said: string[] = []
  const around: Surroundings = {
    environment: {},
    terminal: null,
    now: NOON,
    say: (text) => void said.push(text),
    complain: (text) => void said.push(String(text)),
  }
  expect(await keep([], around)).toBe(0)
  const names = [...(said[0] ?? '').matchAll(/^ {2}(\w+) {2,}/gm)].flatMap(([, name]) => name ?? [])
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) {
    expect(await keep(['help', name], around)).toBe(0)
    const [, below = ''] = (said.at(-1) ?? '').split(/Examples?\n/)
    const examples = below.matchAll(/^ {2}npm run admin -- (.*)$/gm)
    const lines = [...examples].flatMap(([, line]) => line ?? [])
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      const [first, ...rest] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
      expect(first).toBe(name)
      expect(() => readTyped(name, commandOf(name), rest), line).not.toThrow()
    }
    expect(await keep([name, '--colour', 'red'], around)).toBe(2)
    expect(said.at(-1)).toBe(`Unknown option '--colour'. It is used so: ${said.at(-1)?.split('used so: ')[1]}`)
  }
})

test.each([
  [['rates', 'market', 'LAK=1e400'], 'LAK=1e400 must be what one baht is worth'],
  [['community', 'market', '--map', '17.45,'], '--map is 17.45,; it must be latitude,longitude'],
  [['community', 'market', '--map', '17.45,102.79,5'], '--map is 17.45,102.79,5; it must be latitude,longitude'],
  [['silent', '--days', ''], '--days is ; it must be a number of days.'],
  [['backup', ''], 'FOLDER is missing: the folder of the backups.'],
  [['device', '5d24217759c4', '', '--remove', '--yes'], 'PHONE is missing'],
  [['move', '--to', 'mysql://talat'], '--to must be the address of the other database'],
])(
  'what cannot be meant changes nothing and is said, as a script types it whose variable is not set: %j',
  async (words, said) => {
    const { storage } = (await bench()).deps
    const before = await storage.market.community('market')
    await expect(typed(storage, NOON, words)).rejects.toThrow(new RegExp(`^${said.replace(/[.?]/g, '\\$&')}`))
    await expect(typed(storage, NOON, words)).rejects.toBeInstanceOf(UsageError)
    expect(await storage.market.community('market')).toEqual(before)
  },
)

test('a database that a move cannot reach is said to be that of --to, wherever the data are', async () => {
  const complained: unknown[] = []
  const here = await freshDatabase()
  const there = here.replace(/:\d+\//, ':1/')
  const around: Surroundings = {
    environment: { DATABASE_URL: here },
    terminal: null,
    now: NOON,
    say: () => {},
    complain: (text) => void complained.push(text),
  }
  expect(await keep(['move', '--to', there], around)).toBe(1)
  expect(complained).toEqual([expect.stringMatching(/^The database of --to cannot be used \(.*ECONNREFUSED.*\)\.$/)])
})
