import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { backup } from '../../../src/server/backup/backup.ts'
import { generations } from '../../../src/server/backup/generations.ts'
import { restore } from '../../../src/server/backup/restore.ts'
import { seal } from '../../../src/server/backup/seal.ts'
import { communityOf, findSession, newLink, openSession } from '../../../src/server/office/session.ts'
import type { Storage } from '../../../src/server/storage/port.ts'
import type { Connected } from '../../../src/server/storage/sql/tables.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { examine } from '../../../src/server/sync/doctor.ts'
import { sha256 } from '../../../src/server/sync/hash.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { NOON } from '../kit.ts'
import { admin } from '../process.ts'
import { line, sale } from '../trade.ts'
import { ALL, emptyPlace, filesIn, folder, goesOn, KEY, KINDS, keeper, PHOTO, server } from './kit.ts'

const NIGHT = 24 * 60 * 60 * 1000
const SECRETS = [PHOTO, Buffer.from('ผ้าหมี่ขิด').toString('latin1'), 'SQLite format']

/** What of the secrets anybody can read who has the folder. */
async function readable(path: string): Promise<string[]> {
  const all = [...(await filesIn(path)).values()].join('')
  return SECRETS.filter((secret) => all.includes(secret))
}

test.each(KINDS)(
  'a backup that was made while the server ran is put into an empty %s, and its phones go on',
  async (kind) => {
    const full = await server()
    const to = await folder()
    const made = await backup(full.tables, full.there.deps.photos, to, ALL)
    expect(made).toMatchObject({ shops: 1, photos: 1, lacking: 0 })
    const empty = await emptyPlace(kind)
    const done = await restore(to, empty, { key: null, now: NOON })
    expect(done).toMatchObject({ name: made.name, shops: 1, rows: made.rows, photos: 1 })
    await goesOn(empty, full)
  },
  60_000,
)

test('an office that was shut after a backup is shut in it too, once it is put back; so it is after a copy that was put back by other means', async () => {
  const { there, tables } = await server()
  const { storage, photos } = there.deps
  const [data, to] = [there.folder, await folder()]
  const { link } = await newLink(storage, 'market', NOON)
  const session = (await openSession(storage, link, NOON)) ?? ''
  const unused = await newLink(storage, 'market', NOON)
  const letsIn = async (one: Storage) => [
    await findSession(one, session, NOON),
    await communityOf(one, unused.link, NOON),
  ]
  expect(await letsIn(storage)).toEqual([expect.anything(), 'market'])
  await backup(tables, photos, to, ALL)
  const empty = await emptyPlace()
  expect(await restore(to, empty, { key: null, now: NOON })).toMatchObject({ shut: 2 })
  expect(await letsIn(empty.storage)).toEqual([null, null])
  expect((await keeper(data, ['restored'])).output).toContain('All offices are shut')
  expect(await letsIn(storage)).toEqual([null, null])
})

test('what a backup holds was there at one moment, whoever sells meanwhile', async () => {
  const { there, owner, tables } = await server()
  const to = await folder()
  let sold = 0
  const busy: Connected = {
    ...tables,
    // Between any two pages somebody sells.
    atOneMoment: (read) =>
      tables.atOneMoment((db) => {
        const sell = async () => {
          await owner.do('sale.record', sale([line()]))
          sold++
        }
        return read(
          db.withPlugin({
            transformQuery: ({ node }) => node,
            async transformResult({ result }) {
              await sell()
              return result
            },
          }),
        )
      }),
  }
  await backup(busy, there.deps.photos, to, ALL)
  expect(sold).toBeGreaterThan(9)
  const { storage, ...empty } = await emptyPlace()
  await restore(to, empty, { key: null, now: NOON })
  expect(await examine(storage, owner.shop)).toEqual([])
  const orders = await tables.db.selectFrom('records').select('id').where('kind', '=', 'order').execute()
  const restored = await empty.tables.db.selectFrom('records').select('id').where('kind', '=', 'order').execute()
  expect([orders.length, restored.length]).toEqual([5 + sold, 5])
})

test('a backup is put back where there is no room for what is temporary: its copy lies with the data until it is read', async () => {
  const { tables, there } = await server()
  const [to, data, key] = [await folder(), await folder(), join(await folder(), 'key')]
  await writeFile(key, KEY.toString('hex'))
  await mkdir(join(data, '.restoring'))
  await writeFile(join(data, '.restoring', 'left'), 'by one that was killed')
  await backup(tables, there.deps.photos, to, { ...ALL, key: KEY })
  expect(await keeper(data, ['restore', to, '--key-file', key], { TMPDIR: '/nowhere' })).toMatchObject({ code: 0 })
  expect((await readdir(data)).sort()).toEqual(['photos', 'talat.db'])
})

test('while a backup reads, a command that the keeper says beside it keeps no phone waiting', async () => {
  const { there, tables } = await server()
  const storage = await openSqlite(join(there.folder, 'talat.db'), {
    // Less than a command waits that wants the file for itself.
    connected: (database) => database.exec('pragma busy_timeout = 2500'),
  })
  onTestFinished(() => storage.close())
  const sold = () => storage.transaction(newId(), ({ links }) => links.put(newId(), newId()))
  await tables.atOneMoment(async (db) => {
    await db.selectFrom('shops').selectAll().execute()
    await sold()
    const said = { ended: false }
    const command = keeper(there.folder, ['shop']).finally(() => {
      said.ended = true
    })
    while (!said.ended) {
      await sold()
      await setTimeout(5)
    }
    expect(await command).toMatchObject({ code: 0 })
  })
})

test('a sealed backup opens with its key alone, and says so where somebody changed it', async () => {
  const full = await server()
  const to = await folder()
  const { name } = await backup(full.tables, full.there.deps.photos, to, { ...ALL, key: KEY })
  expect(await readable(to)).toEqual([])
  const empty = await emptyPlace()
  await restore(to, empty, { key: KEY, now: NOON })
  await goesOn(empty, full)
  const tried = async (key: Buffer | null) => restore(to, await emptyPlace(), { key, now: NOON })
  await expect(tried(null)).rejects.toThrow('--key-file')
  await expect(tried(Buffer.alloc(32, 8))).rejects.toThrow('does not open with this key')
  const file = join(to, name, 'talat.db')
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
  await writeFile(file, bytes)
  await expect(tried(KEY)).rejects.toThrow('is damaged')
})

test('while a sealed backup is made, nobody who has the folder can read what is not sealed yet', async () => {
  const { there, tables } = await server()
  const to = await folder()
  const seen: string[] = []
  let [looks, isOver] = [0, false]
  const looking = async () => {
    for (; !isOver; looks++) {
      // The tables that are still empty tell nothing.
      seen.push(...(await readable(to).catch(() => [])).filter((secret) => secret !== 'SQLite format'))
      await new Promise(setImmediate)
    }
  }
  const looked = looking()
  await backup(tables, there.deps.photos, to, { ...ALL, key: KEY })
  isOver = true
  await looked
  expect(seen).toEqual([])
  expect(looks).toBeGreaterThan(5)
})

test('a key that is new, changed or given up: each backup opens with the key it was made with, its photos too', async () => {
  const full = await server()
  const to = await folder()
  const made: { name: string; key: Buffer | null }[] = []
  for (const [night, key] of [null, KEY, Buffer.alloc(32, 9), null].entries()) {
    const options = { key, keep: 2, now: NOON + night * NIGHT }
    const done = await backup(full.tables, full.there.deps.photos, to, options)
    expect(done).toMatchObject({ photos: 1, lacking: 0 })
    made.push({ name: done.name, key })
    // As soon as no backup is left that was not sealed.
    if (night === 2) expect(await readable(to)).toEqual([])
    for (const one of made.slice(-2)) {
      const empty = await emptyPlace()
      expect(await restore(to, empty, { ...one, now: NOON })).toMatchObject({ photos: 1, lacking: 0 })
      await goesOn(empty, full)
    }
  }
})

test('a photo that has rotted in the folder is put there anew, and one that cannot be is not counted', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  await backup(tables, there.deps.photos, to, ALL)
  const kept = join(to, 'photos', owner.shop, hash)
  await writeFile(kept, 'rotten')
  expect(await backup(tables, there.deps.photos, to, ALL)).toMatchObject({ photos: 1, lacking: 0 })
  expect(await readFile(kept, 'utf8')).toBe(PHOTO)
  await writeFile(kept, 'rotten')
  await there.deps.photos.remove(owner.shop, hash)
  expect(await backup(tables, there.deps.photos, to, ALL)).toMatchObject({ photos: 0, lacking: 1 })
})

test('what does not come back from the disk as it was written is no backup', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  // A number where the column holds texts comes back as a text.
  const lying: Connected = {
    ...tables,
    atOneMoment: (read) =>
      tables.atOneMoment((db) =>
        read(
          db.withPlugin({
            transformQuery: ({ node }) => node,
            transformResult: async ({ result }) => ({
              ...result,
              rows: result.rows.map((row) => ('fields' in row ? { ...row, fields: 7 } : row)),
            }),
          }),
        ),
      ),
  }
  await expect(backup(lying, there.deps.photos, to, ALL)).rejects.toThrow('the copy of records is not what was read')
  expect(await generations(to)).toEqual([])
  const empty = await emptyPlace()
  const forgetful = { ...empty.photos, put: async () => {} }
  await backup(tables, there.deps.photos, to, ALL)
  await expect(restore(to, { ...empty, photos: forgetful }, { key: null, now: NOON })).rejects.toThrow(
    `the photo ${hash} cannot be read back`,
  )
  expect(await empty.storage.anywhere.shops()).toEqual([])
  expect(owner.shop).toHaveLength(36)
})

test('a power cut at any moment of a backup leaves the older one, whole; the next try succeeds', async () => {
  const full = await server()
  const { there, tables } = full
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, ALL)
  // Cut off: what stands there has no name yet, in whichever state it is.
  await rename(join(to, name), join(to, '.new'))
  expect(await generations(to)).toEqual([])
  await writeFile(join(to, '.new', 'talat.db'), 'half')
  const second = await backup(tables, there.deps.photos, to, { ...ALL, now: NOON + 1000 })
  expect(await generations(to)).toEqual([second.name])
  const empty = await emptyPlace()
  await restore(to, empty, { key: null, now: NOON })
  await goesOn(empty, full)
})

test('only so many generations stay, and of photos those that one of them names', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  for (let night = 0; night < 3; night++)
    await backup(tables, there.deps.photos, to, { ...ALL, keep: 2, now: NOON + night * 1000 })
  expect(await generations(to)).toHaveLength(2)
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([hash])
  await there.deps.storage.transaction(owner.shop, ({ photos }) => photos.forget(hash))
  for (let night = 3; night < 5; night++)
    await backup(tables, there.deps.photos, to, { ...ALL, keep: 2, now: NOON + night * 1000 })
  expect(await generations(to)).toHaveLength(2)
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([])
})

test('where a generation that stays cannot be read, it is said and no photo goes', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, ALL)
  await writeFile(join(to, name, 'manifest.json'), '{')
  await there.deps.storage.transaction(owner.shop, ({ photos }) => photos.forget(hash))
  expect(await backup(tables, there.deps.photos, to, ALL)).toMatchObject({ photos: 0, damaged: [name] })
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([hash])
  await rm(join(to, name), { recursive: true })
  expect(await backup(tables, there.deps.photos, to, ALL)).toMatchObject({ damaged: [] })
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([])
})

test('what else lies in the folder of the photos, and a backup that was renamed, are in nobody’s way', async () => {
  const full = await server()
  const to = await folder()
  const { name } = await backup(full.tables, full.there.deps.photos, to, { ...ALL, key: KEY })
  const store = (await readdir(to)).find((one) => one.startsWith('photos-')) ?? ''
  for (const at of [to, join(to, store), join(to, store, full.owner.shop)]) await writeFile(join(at, '.DS_Store'), 'x')
  await writeFile(join(to, 'photos'), 'x')
  await rename(join(to, name), join(to, 'before-upgrade'))
  expect(await backup(full.tables, full.there.deps.photos, to, { ...ALL, key: KEY })).toMatchObject({ photos: 1 })
  const empty = await emptyPlace()
  await restore(to, empty, { key: KEY, name: 'before-upgrade', now: NOON })
  await goesOn(empty, full)
})

test('by a clock that went back a backup is still the newest, and stays', async () => {
  const { there, tables } = await server()
  const to = await folder()
  const first = await backup(tables, there.deps.photos, to, { ...ALL, keep: 1 })
  const second = await backup(tables, there.deps.photos, to, { ...ALL, keep: 1, now: 0 })
  expect(second.gone).toEqual([first.name])
  expect(await generations(to)).toEqual([second.name])
})

test('a server without a shop never takes the place of one that has some', async () => {
  const { there, tables } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, { ...ALL, keep: 1 })
  const empty = await emptyPlace()
  await expect(backup(empty.tables, empty.photos, to, { ...ALL, keep: 1 })).rejects.toThrow('There is no shop here')
  expect(await generations(to)).toEqual([name])
})

test('of two backups into one folder at once one is made, and the other says why not', async () => {
  const { there, tables } = await server()
  const to = await folder()
  const tried = await Promise.allSettled([1, 2].map(() => backup(tables, there.deps.photos, to, ALL)))
  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(tried.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([
    expect.stringContaining('Another backup is being made'),
  ])
  expect(await backup(tables, there.deps.photos, to, ALL)).toMatchObject({ photos: 1 })
})

test('backups of the first form are put back: sealed in one piece, their photos among the others', async () => {
  const full = await server()
  const to = await folder()
  const { name } = await backup(full.tables, full.there.deps.photos, to, ALL)
  const sealFile = async (path: string) => {
    const bytes = seal(await readFile(path), KEY)
    await writeFile(path, bytes)
    return sha256(bytes)
  }
  await sealFile(join(to, 'photos', full.owner.shop, full.hash))
  const manifest = JSON.parse(await readFile(join(to, name, 'manifest.json'), 'utf8'))
  const { store: _, ...first } = { ...manifest, format: 1, sealed: true, digest: {} }
  first.sha256 = await sealFile(join(to, name, 'talat.db'))
  await writeFile(join(to, name, 'manifest.json'), JSON.stringify(first))
  const empty = await emptyPlace()
  expect(await restore(to, empty, { key: KEY, now: NOON })).toMatchObject({ photos: 1, lacking: 0 })
  await goesOn(empty, full)
})

test('in a backup the command that made it is done', async () => {
  const { there, tables } = await server()
  const to = await folder()
  expect(await keeper(there.folder, ['backup', to])).toMatchObject({ code: 0 })
  const empty = await emptyPlace()
  await restore(to, empty, { key: null, now: NOON })
  expect(await empty.storage.audit.since(0)).toMatchObject([{ command: 'backup', outcome: 'done' }])
  expect(await tables.db.selectFrom('audit').select('outcome').execute()).toEqual([{ outcome: 'done' }])
})

test('a keeper’s backup that is killed at any moment leaves the one before, which is put back', async () => {
  const { there, owner, tables } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, { ...ALL, keep: 9 })
  for (const wait of [300, 450, 600, 750, 900]) {
    const child = spawn(process.execPath, admin('backup', to, '--keep', '9'), {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: there.folder },
    })
    // It may have ended by itself before.
    const closed = once(child, 'close')
    await setTimeout(wait)
    child.kill('SIGKILL')
    await closed
    const whole = await generations(to)
    expect(whole).toContain(name)
    for (const one of whole) {
      const empty = await emptyPlace()
      await restore(to, empty, { key: null, name: one, now: NOON })
      expect(await examine(empty.storage, owner.shop)).toEqual([])
    }
  }
}, 120_000)
