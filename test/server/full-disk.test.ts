/** What becomes of a server whose disk is full to the last byte. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import sharp from 'sharp'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backup } from '../../src/server/backup/backup.ts'
import { generations } from '../../src/server/backup/generations.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { filesOnDisk } from '../../src/server/photos/files.ts'
import { connectSqlite, openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { serverLog } from '../../src/server/watch/log.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { errorAnswer } from '../../src/shared/protocol/errors.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { freePort } from '../../tools/server-process.ts'
import { mayMount, smallDisk } from '../support/small-disk.ts'
import { bench, joining, NOON, nonce, openShop, post, SILENT } from './kit.ts'
import { beginPhoto, fetchedPhoto, offsetOf, photo, sendPhoto } from './photos.ts'
import { admin, joinBy, newCode, post as postTo, run, sell, server, startedServer } from './process.ts'
import { picture, publish, shopWithWindow } from './storefront/shopkeeping.ts'

const LONG = 120_000
const MB = 1024 * 1024
const onFullDisk = test.runIf(mayMount())

const FULL = { error: { code: 'storage-full' } }

async function elsewhere(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'talat-elsewhere-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

onFullDisk(
  'a server on a full disk is backed up to another one, stops well, and has lost nothing once there is room',
  async () => {
    const disk = smallDisk(2 * MB)
    const other = await elsewhere()
    const one = await startedServer({ DATA_DIR: disk.folder })
    const [code, token] = [await newCode(one), await joinBy(one, await newCode(one))]
    for (let number = 1; number <= 30; number++) await sell(one, token, number)
    await disk.fill()
    const joined = await postTo(one, '/api/join', joining(code, newId()))
    expect(errorAnswer.parse(joined)).toMatchObject(FULL)
    // The audit log has no room for its line.
    const made = await run(admin('backup', other, '--json'), one.env)
    expect(made).toMatchObject({ code: 0 })
    const { name, rows } = JSON.parse(made.output)
    expect(await readdir(other)).toContain(name)
    const copy = new DatabaseSync(path.join(other, name, 'talat.db'), { readOnly: true })
    expect(copy.prepare("select count(*) as orders from records where kind = 'order'").get()).toEqual({ orders: 30 })
    copy.close()
    expect(rows).toBeGreaterThan(30)
    // No room to put the log into the file: it is read at the next start.
    expect(await one.stop()).toBe(0)
    await disk.empty()
    await one.start()
    expect(await joinBy(one, code)).toMatch(/_/)
    const audit = JSON.parse((await run(admin('audit', '--json'), one.env)).output) as { command: string }[]
    expect(audit.map(({ command }) => command)).toEqual(['code', 'code'])
    const { page } = await sell(one, token, 0)
    expect(page.flatMap(({ records }) => records).filter(({ kind }) => kind === 'order')).toHaveLength(30)
  },
  LONG,
)

/** Starts a server whose output goes there; resolves when it answers. */
async function loggingTo(output: number | 'pipe') {
  const data = await elsewhere()
  const origin = `http://127.0.0.1:${await freePort()}`
  const { PATH = '' } = process.env
  const env = { PATH, DATA_DIR: data, HOST: '127.0.0.1', PORT: new URL(origin).port }
  const child = spawn(process.execPath, server, { env, stdio: ['ignore', output, 'ignore'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const answers = () => fetch(`${origin}/api/hello?nonce=${nonce()}`, { signal: AbortSignal.timeout(5000) })
  await expect.poll(async () => (await answers().catch(() => null))?.status, { timeout: LONG }).toBe(200)
  const stop = async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const [code] = await gone
    return code
  }
  return { child, answers, stop }
}

onFullDisk(
  'a log on a full disk holds up nobody: the server answers, logs again once there is room, and stops well',
  async () => {
    const disk = smallDisk(MB)
    const file = path.join(disk.folder, 'log')
    const output = openSync(file, 'a')
    onTestFinished(() => closeSync(output))
    const { answers, stop } = await loggingTo(output)
    await disk.fill()
    for (let times = 0; times < 60; times++) expect((await answers()).status).toBe(200)
    const before = (await stat(file)).size
    await disk.empty()
    await answers()
    await expect.poll(async () => (await stat(file)).size).toBeGreaterThan(before)
    await disk.fill()
    for (let times = 0; times < 60; times++) await answers()
    expect(await stop()).toBe(0)
  },
  LONG,
)

test(
  'a server whose log nobody reads any more stops well',
  async () => {
    const { child, stop } = await loggingTo('pipe')
    child.stdout?.destroy()
    expect(await stop()).toBe(0)
  },
  LONG,
)

test('a log whose reader stands still is lost beyond a megabyte, and not kept in memory', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const waiting = vi.spyOn(process.stdout, 'writableLength', 'get').mockReturnValue(0)
  onTestFinished(() => {
    write.mockRestore()
    waiting.mockRestore()
  })
  const log = serverLog()
  log.info('heard')
  waiting.mockReturnValue(MB)
  log.info('lost')
  waiting.mockReturnValue(MB - 1)
  log.info('heard again')
  expect(write.mock.calls.map(([line]) => JSON.parse(String(line)).msg)).toEqual(['heard', 'heard again'])
})

onFullDisk(
  'a full disk that keeps a database from being opened, or a start from its work, is said in one line that says what to do',
  async () => {
    const disk = smallDisk(2 * MB)
    const one = await startedServer({ DATA_DIR: disk.folder })
    const token = await joinBy(one, await newCode(one))
    await sell(one, token, 1)
    await one.stop()
    await disk.fill()
    const line = `The disk of ${disk.folder} is full: make room there, then start again.\n`
    for (const program of [server, admin('shop'), admin('backup', await elsewhere())]) {
      expect(await run(program, one.env), program.join(' ')).toEqual({ code: 1, output: line })
    }
    await disk.empty()
    await one.start()
    expect((await sell(one, token, 2)).results).toMatchObject([{ outcome: 'applied' }])

    // One that opens, and cannot make the code that a start makes.
    await one.kill()
    const beside = new DatabaseSync(path.join(disk.folder, 'talat.db'))
    beside.exec('delete from codes')
    await disk.fill()
    expect(await run(server, one.env)).toEqual({ code: 1, output: line })
    beside.close()
  },
  LONG,
)

onFullDisk(
  'a backup to a disk with little room, however little, is whole or none at all, and then says what is full',
  async () => {
    const from = await elsewhere()
    const tables = await connectSqlite(path.join(from, 'talat.db'))
    onTestFinished(() => tables.close())
    const photos = filesOnDisk(path.join(from, 'photos'))
    const disk = smallDisk(2 * MB)
    let [made, full] = [0, 0]
    for (let left = 0; left < 1.5 * MB; left += 32 * 1024) {
      await disk.fill(left)
      const folder = path.join(disk.folder, 'backups')
      try {
        const { name } = await backup(tables, photos, folder, { key: null, keep: 1, now: NOON })
        const copy = new DatabaseSync(path.join(folder, name, 'talat.db'), { readOnly: true })
        expect(copy.prepare('select count(*) > 5 as migrated from migrations').get()).toEqual({ migrated: 1 })
        expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
        copy.close()
        made++
      } catch (error) {
        // What the file system itself says has its line in the command.
        expect(error, `${left} bytes`).toMatchObject({
          message: expect.stringMatching(/^The disk of .+ is full|^ENOSPC/),
        })
        expect(await generations(folder)).toEqual([])
        full++
      }
      await rm(folder, { recursive: true })
    }
    expect([made, full].every((count) => count > 5)).toBe(true)
  },
)

onFullDisk(
  'a photo and a join are answered with 507 on a full disk, and done as they were asked for once there is room',
  async () => {
    const disk = smallDisk(2 * MB)
    const storage = await openSqlite(path.join(disk.folder, 'talat.db'))
    onTestFinished(() => storage.close())
    const there = await bench({ storage, photos: filesOnDisk(path.join(disk.folder, 'photos')), log: SILENT })
    const phone = await openShop(there)
    const [begun, later] = [photo(), photo()]
    expect(await beginPhoto(phone, begun)).toBe(201)
    const { code } = await newCommunityCode(storage, there.clock.now)
    await disk.fill()
    expect(await sendPhoto(phone, begun)).toBe(507)
    expect(await beginPhoto(phone, later)).toBe(507)
    const request = joining(code, newId())
    expect(await post(there, '/api/join', request, joinAnswer)).toMatchObject({ status: 507, body: FULL })

    await disk.empty()
    expect(await sendPhoto(phone, begun, await offsetOf(phone, begun))).toBe(204)
    expect(await fetchedPhoto(phone, begun)).toEqual(begun.bytes)
    expect(await beginPhoto(phone, later)).toBe(201)
    expect((await post(there, '/api/join', request, joinAnswer)).status).toBe(200)
  },
)

onFullDisk(
  'where photos alone have no room left, one that came whole is answered with 507 and is not sent again',
  async () => {
    const disk = smallDisk(MB)
    const there = await bench({ photos: filesOnDisk(path.join(disk.folder, 'photos')), log: SILENT })
    const phone = await openShop(there)
    const one = photo()
    await disk.fill()
    await beginPhoto(phone, one)
    expect(await sendPhoto(phone, one)).toBe(507)
    expect(await fetchedPhoto(phone, one)).toBeNull()
    await disk.empty()
    expect(await offsetOf(phone, one)).toBe(one.bytes.byteLength)
    expect(await fetchedPhoto(phone, one)).toEqual(one.bytes)
  },
)

onFullDisk(
  'buyers see photographs while there is no room to keep what was drawn of them, and the log says so',
  async () => {
    const disk = smallDisk(MB)
    const lines: string[] = []
    const log = serverLog({}, { write: (text) => void lines.push(text) })
    const there = await bench({ sizes: filesOnDisk(path.join(disk.folder, 'sizes')), log })
    const owner = await shopWithWindow(there)
    const good = await publish(owner)
    const { photo: shown } = picture(good)
    await owner.do('photo.add', { good, photo: shown })
    const camera = sharp({ create: { width: 900, height: 600, channels: 3, background: '#26336e' } })
    await there.deps.photos.put(owner.shop, shown.full, await camera.jpeg().toBuffer())
    await disk.fill()
    const look = async () => {
      const answer = await there.app.request(`/p/${good}/${shown.full.slice(0, 16)}/320.webp`)
      return [answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]
    }
    const whole = [200, 'image/webp', 'public, max-age=31536000, immutable']
    expect(await look()).toEqual(whole)
    expect(await look()).toEqual(whole)
    const said = lines.filter((line) => line.includes('what was drawn of a photo cannot be kept'))
    expect(said).toHaveLength(2)
    expect(said.join()).toContain('storage is full')
    await disk.empty()
    expect(await look()).toEqual(whole)
    expect([...(await there.deps.sizes.list(owner.shop))]).toEqual([`${shown.full}-320.webp`])
  },
)
