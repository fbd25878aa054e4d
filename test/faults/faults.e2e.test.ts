import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../tools/build/dist.ts'
import { buildServer } from './built-server.ts'

/** Seeds that once found something. */
const KNOWN = [5050, 20122, 20262, 30232, 41688, 61_470, 764_122]

/** The same, through a fail-over: a full phone had given up a photo of which the standby did not know. */
const FAILED_OVER = [91_053, Date.now() % 1_000_000]

beforeAll(() => buildServer())

async function faults(...args: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['test/faults/main.ts', '--built', ...args], { cwd: root })
  // A failing run says so in its last line too.
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  return stdout
}

const CLEAN =
  'lost 0, duplicated 0, resurrected 0, stock off 0, unpaid 0, diverged 0, stuck 0, photos broken 0, mended 0'

test(`seeds ${KNOWN.join()} – what each of them once found is mended`, async () => {
  const output = await faults('--seed', KNOWN.join())
  expect(output, output).toContain(`${CLEAN}, rounds ${KNOWN.length}, failed 0`)
}, 300_000)

test('promises 2 to 12 on PostgreSQL: nothing either where the server loses its database in the middle of a sync', async () => {
  const output = await faults('--database', 'postgres', '--rounds', '3', '--chromium', '0')
  expect(output, output).toContain(`${CLEAN}, rounds 3, failed 0`)
}, 300_000)

test('promises 2 to 12 by hand: nothing either where a phone has no network of its own and neighbours carry, lose, double and change what it gave', async () => {
  const output = await faults('--carried', '--rounds', '6', '--chromium', '6')
  expect(output, output).toContain(`${CLEAN}, rounds 6, failed 0`)
}, 300_000)

test('promises 2 to 12 on four processes of which one dies now and then, behind a proxy: nothing either', async () => {
  const output = await faults('--database', 'postgres', '--processes', '4', '--rounds', '1', '--chromium', '0')
  expect(output, output).toContain(`${CLEAN}, rounds 1, failed 0`)
}, 120_000)

test.each(FAILED_OVER)(
  'promise 12, seed %i – a standby that lacks the last commits is filled by the phones, photos too',
  async (seed) => {
    const output = await faults('--failover', '--seed', String(seed), '--rounds', '1', '--chromium', '0')
    expect(output, output).toContain(`${CLEAN}, rounds 1, failed 0`)
  },
  120_000,
)

test('promises 2 to 12: nothing is lost, doubled, resurrected or stuck in rounds that nobody has seen before', async () => {
  const output = await faults('--rounds', '20')
  expect(output, output).toContain(`${CLEAN}, rounds 20, failed 0`)
}, 600_000)
