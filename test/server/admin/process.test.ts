import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { bareDatabase } from '../../support/postgres/fresh.ts'
import { admin, run, SCRIPT } from '../process.ts'

const LONG = 120_000

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-keeper-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

/** Where the data lie: on either database. */
const PLACES: Record<string, () => Promise<Record<string, string>>> = {
  SQLite: async () => {
    const data = await folder()
    await (await openSqlite(join(data, 'talat.db'))).close()
    return { DATA_DIR: data }
  },
  PostgreSQL: async () => ({ DATA_DIR: await folder(), DATABASE_URL: await bareDatabase() }),
}

test.each(Object.keys(PLACES))(
  'each command stands in the audit log with how it ended, on %s, without secrets',
  async (place) => {
    const env = (await PLACES[place]?.()) ?? {}
    const keeper = (...args: string[]) => run(admin(...args), env)
    expect(await keeper('community', 'na-kha', '--name', 'x')).toMatchObject({ code: 0 })
    expect(await keeper('code', '--community', 'nowhere')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^There is no community nowhere.*\n$/),
    })
    expect(await keeper('coordinator', '--community', 'na-kha', '--revoke')).toEqual({
      code: 2,
      output: 'This cannot be undone, and there is no terminal to ask at: say --yes.\n',
    })
    expect(await keeper('move', '--to', 'postgres://talat:secret@127.0.0.1:1/none')).toMatchObject({ code: 1 })
    const { code, output } = await keeper('audit', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject([
      { command: 'community', typed: 'na-kha --name x', outcome: 'done' },
      { command: 'code', typed: '--community nowhere', outcome: 'failed' },
      { command: 'coordinator', typed: '--community na-kha --revoke', outcome: 'not confirmed' },
      { command: 'move', typed: '--to …', outcome: 'failed' },
    ])
    expect((await keeper('audit', '--since', '2999-01-01')).output).toBe('Nothing was done yet.\n')
  },
  LONG,
)

test.runIf(process.platform === 'linux' && existsSync(SCRIPT))(
  'at a real terminal the question is asked, and what was typed decides',
  async () => {
    const data = await folder()
    expect(await run(admin('code'), { DATA_DIR: data })).toMatchObject({ code: 0 })
    const typedIn = async (answer: string) => {
      const line = [process.execPath, ...admin('coordinator', '--community', 'market', '--revoke')].join(' ')
      const child = spawn(SCRIPT, ['--quiet', '--return', '--command', line, '/dev/null'], {
        env: { PATH: process.env.PATH ?? '', DATA_DIR: data, TERM: 'dumb' },
      })
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (text) => {
        output += text
        if (/: $/.test(output) && child.stdin.writable) child.stdin.end(`${answer}\n`)
      })
      const [code] = await once(child, 'close')
      return { code, output }
    }
    expect(await typedIn('elsewhere')).toMatchObject({ code: 1, output: expect.stringContaining('Nothing was done.') })
    expect(await typedIn('market')).toMatchObject({
      code: 0,
      output: expect.stringContaining('The office of market is shut'),
    })
  },
  LONG,
)
