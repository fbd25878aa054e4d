import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { readCode } from '../../src/shared/protocol/code.ts'
import { freePort } from '../../tools/server-process.ts'
import { admin, joinBy, newCode, run, SCRIPT, sell, server, startedServer } from './process.ts'

const LONG = 60_000

test(
  'promise 1: what was answered is there after the server was killed, and a code that was given is still good',
  async () => {
    const one = await startedServer()
    const token = await joinBy(one, await newCode(one))
    const sold = []
    for (let number = 1; number <= 5; number++) sold.push((await sell(one, token, number)).results[0]?.outcome)
    const code = await newCode(one)
    await one.kill()
    await one.start()
    expect(await joinBy(one, code)).toMatch(/_/)
    const { page } = await sell(one, token, 0)
    expect(sold).toEqual(Array(5).fill('applied'))
    expect(page.flatMap(({ records }) => records).filter(({ kind }) => kind === 'order')).toHaveLength(5)
  },
  LONG,
)

test(
  'a stop finishes what is under way, ends well and leaves one whole file',
  async () => {
    const one = await startedServer()
    const token = await joinBy(one, await newCode(one))
    const selling = Promise.all(Array.from({ length: 5 }, () => sell(one, token, 1).catch(() => null)))
    await sell(one, token, 0)
    expect(await one.stop()).toBe(0)
    await selling
    const file = new DatabaseSync(path.join(one.dataDir, 'talat.db'))
    expect(file.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    file.close()
    expect(one.output).toContain('"msg":"stopped"')
  },
  LONG,
)

test(
  'a stop that is said twice finishes what is under way too: systemd says it again once npm has gone',
  async () => {
    const one = await startedServer()
    const socket = connect(one.port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    let heard = ''
    socket.setEncoding('utf8').on('data', (text) => {
      heard += text
    })
    socket.write(
      'POST /api/join HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n',
    )
    await expect.poll(() => heard, { timeout: LONG }).toContain('100 Continue')
    process.kill(one.pid, 'SIGTERM')
    await expect.poll(() => one.output, { timeout: LONG }).toContain('"msg":"stopping"')
    const stopped = one.stop()
    socket.write('{}')
    expect(await stopped).toBe(0)
    expect(heard).toContain('HTTP/1.1 400')
    expect(one.output).toContain('"msg":"stopped"')
  },
  LONG,
)

test(
  'the keeper’s commands work beside the running server',
  async () => {
    const one = await startedServer()
    const { code, output } = await run(admin('code'), one.env)
    expect([code, output]).toEqual([0, expect.stringContaining('#join=')])
    expect(await joinBy(one, readCode(/#join=\w+/.exec(output)?.[0] ?? ''))).toMatch(/_/)
    expect((await run(admin('help'))).output).toMatch(/code +prints/)
    const examined = await run(admin('doctor', '--json'), one.env)
    expect(JSON.parse(examined.output)).toMatchObject([{ mended: [], phones: [{ role: 'owner', waiting: 0 }] }])
    expect((await run(admin('nonsense'))).code).toBe(2)
  },
  LONG,
)

test(
  'a bad value and a port that is taken end with code 1 and one clear line',
  async () => {
    expect(await run(server, { PORT: 'http' })).toEqual({
      code: 1,
      output: 'PORT is "http"; it must be a number from 1 to 65535.\n',
    })
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => {
      other.close()
    })
    const data = path.join(tmpdir(), `talat-${newId()}`)
    expect(await run(server, { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: data })).toEqual({
      code: 1,
      output: `PORT ${port} is taken by another program; set PORT to another one.\n`,
    })
  },
  LONG,
)

test(
  'a data folder, or a database, that cannot be used as one ends a start in one line that names it',
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'talat-shut-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = path.join(folder, 'file')
    const database = path.join(folder, 'talat.db')
    await writeFile(file, '')
    await mkdir(database)
    for (const program of [server, admin('code')]) {
      const inFile = await run(program, { DATA_DIR: file })
      expect(inFile.code).toBe(1)
      expect(inFile.output).toMatch(
        /^(There was no database .*\n)?\S+file: there is a file where a folder is needed\.\n$/,
      )
      const { code, output } = await run(program, { DATA_DIR: folder })
      expect(code).toBe(1)
      expect(output).toBe(
        `${database} cannot be opened or written (unable to open database file): its folder, it and what lies beside it must belong to the user who runs this.\n`,
      )
    }
  },
  LONG,
)

test.each<[string, (file: string, size: number) => Promise<void>]>([
  ['cut in half', (file, size) => truncate(file, size / 2)],
  ['written over at its beginning', (file) => writeFile(file, 'hello', { flag: 'r+' })],
  ['something else', (file) => writeFile(file, 'hello')],
  ['garbled in its middle', (file) => garble(file)],
])(
  'a database that is damaged (%s) ends a start in one line that says what to do, and is not written to',
  async (_, damage) => {
    const one = await startedServer()
    await joinBy(one, await newCode(one))
    await one.stop()
    const file = path.join(one.dataDir, 'talat.db')
    await damage(file, (await stat(file)).size)
    const before = await readFile(file)
    for (const program of [server, admin('shop')]) {
      const { code, output } = await run(program, one.env)
      expect(code).toBe(1)
      expect(output).toMatch(/^The database in DATA_DIR is damaged \(.*\)\. Move talat.db.*admin -- restore.*\n$/)
    }
    expect((await readFile(file)).equals(before)).toBe(true)
  },
  LONG,
)

/** All but the first page, which says what the file is. */
async function garble(file: string): Promise<void> {
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0xff, 4096))
}

test(
  'a database of a newer version is not touched',
  async () => {
    const one = await startedServer()
    await one.stop()
    const file = new DatabaseSync(path.join(one.dataDir, 'talat.db'))
    file.exec("insert into migrations (number, name) values (99, 'of tomorrow')")
    file.close()
    const { code, output } = await run(server, one.env)
    expect(code).toBe(1)
    expect(output).toMatch(/^The database is of a newer version of Talat .*\n$/)
  },
  LONG,
)

test(
  'a code is printed at a terminal alone: what a service prints is kept, for others to read',
  async () => {
    const one = await startedServer()
    await expect.poll(() => one.output).toContain('A code to open a shop: npm run admin -- code\n')
    expect(one.output).not.toContain('#join=')
  },
  LONG,
)

test.runIf(process.platform === 'linux' && existsSync(SCRIPT))(
  'at a real terminal the start prints a code that opens a shop',
  async () => {
    const one = await startedServer()
    await one.stop()
    const child = spawn(SCRIPT, ['--quiet', '--command', [process.execPath, ...server].join(' '), '/dev/null'], {
      env: { ...one.env, TERM: 'dumb' },
    })
    const ended = once(child, 'close')
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    await expect.poll(() => output, { timeout: LONG }).toContain('▀')
    expect(await joinBy(one, readCode(/#join=\w+/.exec(output)?.[0] ?? ''))).toMatch(/_/)
    // Control and C, as it is typed.
    child.stdin.write('\u0003')
    await ended
    expect(output).toContain('"msg":"stopped"')
  },
  LONG,
)
