import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { keep } from '../../../src/server/admin/keep.ts'
import { generations } from '../../../src/server/backup/generations.ts'
import { readConfig } from '../../../src/server/config.ts'
import { startServer } from '../../../src/server/server.ts'
import { openStorage } from '../../../src/server/storage/open.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { KINDS } from '../../../src/shared/domain/records.ts'
import { freePort } from '../../../tools/server-process.ts'
import { bareDatabase } from '../../support/postgres/fresh.ts'
import { bench, openShop } from '../kit.ts'
import { BUYER } from '../storefront/shopkeeping.ts'

const LONG = 60_000
const PERSON = /Secret|0899998888|Hidden/

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-again-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

type Place = Record<string, string>

const PLACES: Record<string, () => Promise<Place>> = {
  SQLite: async () => ({ DATA_DIR: await folder() }),
  PostgreSQL: async () => ({ DATA_DIR: await folder(), DATABASE_URL: await bareDatabase() }),
}

async function keeper(environment: Place, ...words: string[]): Promise<string> {
  const said: unknown[] = []
  const say = (text: unknown) => void said.push(text)
  const code = await keep(words, { environment, terminal: null, now: Date.now(), say, complain: say })
  expect([code, said.join('\n')]).toEqual([0, expect.any(String)])
  return said.join('\n')
}

/** A shop with a customer, whose server is stopped. */
async function customerAt(place: Place): Promise<{ shop: string; customer: string }> {
  const storage = await openStorage(readConfig(place))
  const owner = await openShop(await bench({ storage }))
  const customer = newId()
  await owner.do('customer.add', { customer, fields: BUYER })
  await storage.close()
  return { shop: owner.shop, customer }
}

async function everything(place: Place, shop: string): Promise<string> {
  const storage = await openStorage(readConfig(place))
  const rows = await storage.transaction(shop, ({ records }) => records.feed(KINDS, 0, Number.MAX_SAFE_INTEGER))
  await storage.close()
  return JSON.stringify(rows)
}

test.each(Object.keys(PLACES))(
  'a backup from before she was erased is put back without her, on another machine too: %s',
  async (kind) => {
    const open = PLACES[kind] as () => Promise<Place>
    const [here, there, to] = [await open(), await open(), await folder()]
    const { shop, customer } = await customerAt(here)
    await keeper(here, 'backup', to)
    const [before = ''] = await generations(to)
    await keeper(here, 'erase', shop, customer, '--yes')
    await keeper(here, 'backup', to)
    expect(await everything(here, shop)).not.toMatch(PERSON)
    expect(await keeper(there, 'restore', to, before)).toContain('Erased again')
    expect(await everything(there, shop)).not.toMatch(PERSON)
    expect(await keeper(there, 'restored')).not.toContain('Erased again')
    const log = await keeper(here, 'audit')
    expect(log).toContain(`done           erase ${shop} ${customer} --yes: ${shop} ${customer}`)
    expect(log).not.toMatch(PERSON)
  },
  LONG,
)

test(
  'a contact that was typed in a wrong place does not stand in the audit log',
  async () => {
    const here = { DATA_DIR: await folder() }
    const said = () => {}
    const around = { environment: here, terminal: null, now: Date.now(), say: said, complain: said }
    expect(await keep(['code'], around)).toBe(0)
    expect(await keep(['erase', '0899998888'], around)).toBe(2)
    expect(await keep(['erase', '0899998888', '0899998888'], around)).toBe(1)
    expect(await keep(['erase', '--community', 'market', '--contact', '0899998888'], around)).toBe(0)
    const log = await keeper(here, 'audit')
    expect(log.match(/failed +erase …|done +erase --community market --contact …/g)).toHaveLength(3)
    expect(log).not.toMatch(PERSON)
  },
  LONG,
)

test(
  'what was moved to PostgreSQL stays erased there, and the move stands in its log as done',
  async () => {
    const [here, there] = [{ DATA_DIR: await folder() }, await (PLACES.PostgreSQL as () => Promise<Place>)()]
    const { shop, customer } = await customerAt(here)
    await keeper(here, 'erase', shop, customer, '--yes')
    await keeper(here, 'move', '--to', there.DATABASE_URL ?? '')
    const storage = await openStorage(readConfig(there))
    expect(await storage.erased.all()).toEqual([{ place: shop, kind: 'customer', id: customer }])
    expect((await storage.audit.since(0)).at(-1)).toMatchObject({ command: 'move', typed: '--to …', outcome: 'done' })
    await storage.close()
  },
  LONG,
)

test(
  'a database file that was put back by hand is without her from the next start on, and nothing of her is left in the file',
  async () => {
    const place = { DATA_DIR: await folder(), PORT: String(await freePort()), HOST: '127.0.0.1' }
    const { shop, customer } = await customerAt(place)
    const file = join(place.DATA_DIR, 'talat.db')
    const copy = join(await folder(), 'copy.db')
    await copyFile(file, copy)
    const held = async () => (await readFile(file)).toString('latin1')
    expect(await held()).toMatch(PERSON)
    await keeper(place, 'erase', shop, customer, '--yes')
    expect(await held()).not.toMatch(PERSON)
    await copyFile(copy, file)
    const running = await startServer(readConfig(place), pino({ level: 'silent' }))
    await running.stop()
    expect(await everything(place, shop)).not.toMatch(PERSON)
    expect(await held()).not.toMatch(PERSON)
  },
  LONG,
)
