/**
 * `npm run faults -- --seed S --rounds N --phones K`: rounds of faults, each made from its seed, two at a time; the last
 * line says what the judge found. `--seed 5050,20122`: of these seeds and no others. Seeds that 20 divides are played by
 * phones in a real Chromium, the others by the same code over fake-indexeddb (`--chromium 1`: all of them, `--chromium 0`:
 * none). `--quick` stops at the first finding and does not shrink it. `--built`: the server is built already. `--carried`:
 * the last phone has no network of its own, and all phones give bundles to each other. `--database postgres`: the server
 * stands on PostgreSQL, which it loses now and then; `--processes 4`: four of them stand on it behind a proxy, and one dies
 * now and then; `--failover`: it has a standby that is behind, and has to go on with that.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { table } from '../../tools/table.ts'
import { makeCluster } from '../support/postgres/pair.ts'
import { startPostgres } from '../support/postgres/server.ts'
import { FAULTS } from './checker.ts'
import { CLUSTER, POSTGRES } from './database.ts'
import { PROCESSES } from './keeper.ts'
import type { Played } from './play.ts'
import { Tally } from './tally.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '20' },
    phones: { type: 'string', default: '3' },
    workers: { type: 'string', default: '2' },
    chromium: { type: 'string', default: '20' },
    quick: { type: 'boolean', default: false },
    database: { type: 'string', default: 'sqlite' },
    carried: { type: 'boolean', default: false },
    processes: { type: 'string', default: '1' },
    failover: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
})
const named = values.seed.split(',').map(Number)
const [first = 0] = named
const rounds = named.length > 1 ? named.length : Number(values.rounds)
const workers = Math.min(rounds, Number(values.workers))

const counts = new Map(FAULTS.map((fault) => [fault, 0]))
const tally = new Tally()
// The bundler is loaded only where it has work.
if (!values.built) await import('./built-server.ts').then(({ buildServer }) => buildServer())
if (values.database !== 'postgres' && !values.failover && values.processes !== '1')
  throw new Error('several processes need --database postgres')
const pair = values.failover ? await makeCluster() : null
const postgres = values.database === 'postgres' && !pair ? await startPostgres() : null
const world = {
  [PROCESSES]: values.processes,
  ...(postgres ? { [POSTGRES]: postgres.url } : {}),
  ...(pair ? { [CLUSTER]: JSON.stringify(pair.cluster) } : {}),
}
let begun = 0
let played = 0
let failed = 0
const children = Array.from({ length: workers }, work)
await Promise.all(children.map((child) => once(child, 'close')))
await postgres?.stop()
await pair?.remove()
if (played < rounds && !(values.quick && failed > 0)) {
  console.log(`only ${played} of ${rounds} rounds were played`)
  failed++
}
const happened = Object.entries(tally.counts).sort(([, a], [, b]) => b - a)
console.log(
  table(
    ['times', 'what happened'],
    happened.map(([what, times]) => [String(times), what]),
  ),
)
const counted = FAULTS.map((fault) => `${fault} ${counts.get(fault)}`).join(', ')
console.log(`seed ${values.seed}: ${counted}, rounds ${played}, failed ${failed}`)
process.exit(failed === 0 ? 0 : 1)

/** The seed of a round. */
function seedOf(round: number): number {
  return named[round] ?? first + round
}

/** A worker that is given one seed after another: a round in a browser takes three times as long as the others. */
function work() {
  const script = fileURLToPath(new URL('play.ts', import.meta.url))
  const { phones, chromium, quick, carried } = values
  const args = [
    '--phones',
    phones,
    '--chromium',
    chromium,
    ...(quick ? ['--quick'] : []),
    ...(carried ? ['--carried'] : []),
  ]
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...world },
  })
  const next = () => (begun < rounds ? child.stdin.write(`${seedOf(begun++)}\n`) : child.stdin.end())
  createInterface({ input: child.stdout }).on('line', (line) => {
    note(JSON.parse(line) as Played)
    next()
  })
  next()
  return child
}

function note({ seed, findings, happened, shrunk }: Played): void {
  played++
  tally.add(happened)
  if (process.stderr.isTTY) process.stderr.write(`\r${played} of ${rounds} rounds`)
  if (findings.length === 0) return
  failed++
  for (const { fault } of findings) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  console.log(`seed ${seed}:`)
  for (const { fault, about } of findings.slice(0, 12)) console.log(`  ${fault}: ${about}`)
  if (shrunk) console.log(`  shrunk to ${shrunk.length} steps:`)
  for (const step of shrunk ?? []) console.log(`    ${JSON.stringify(step)}`)
  if (values.quick) for (const child of children) child.kill()
}
