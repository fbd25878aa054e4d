/**
 * Whether the server stays as it is: memory, open files and threads of a process that a village keeps busy for long, once a
 * minute, the last quarter beside the first. `SOAK_MINUTES=120 npm run bench -- soak` for two hours.
 */

import { setTimeout as pause } from 'node:timers/promises'
import { median } from '../../tools/bench/median.ts'
import type { Bench, Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { mixedLoad } from './load/mixed.ts'
import { type Figures, figuresOf } from './load/process-figures.ts'

const MINUTES = Number(process.env.SOAK_MINUTES ?? 10)
const MINUTE = 60_000
const KEEPER_TOKEN = 'a-token-for-the-soak-alone'

interface Sample extends Figures {
  /** Megabytes that JavaScript holds, what is not collected yet among them. */
  heap: number
}

const soak: Bench = async ({ after }) => {
  const server = await ServerProcess.start({ KEEPER_TOKEN })
  after(() => server.dispose())
  const load = await mixedLoad(server)
  const samples: Sample[] = []
  const start = Date.now()
  for (let minute = 1; minute <= MINUTES; minute++) {
    await pause(Math.max(0, start + minute * MINUTE - Date.now()))
    const sample = { ...(await figuresOf(server.pid)), heap: await heapOf(server) }
    samples.push(sample)
    console.log(`${minute} min: ${told(sample)}; ${[...load.done.values()].reduce((all, one) => all + one, 0)} done`)
  }
  await load.stop()
  const total = [...load.done.values()].reduce((all, one) => all + one, 0)
  const faults = server.output.split('\n').filter((line) => line.includes('"level":50'))
  const wrong = [...load.wrong, ...faults]
  for (const one of wrong.slice(0, 20)) console.log(one)
  const row = (name: string, unit: string, pick: (sample: Sample) => number): Row => {
    const quarter = Math.max(1, Math.floor(samples.length / 4))
    const first = median(samples.slice(0, quarter).map(pick))
    const last = median(samples.slice(-quarter).map(pick))
    const highest = Math.max(...samples.map(pick))
    const beside = `first quarter ${figure(first)}, ${(last / first).toFixed(2)} x; highest ${figure(highest)}`
    return { name: `${name}, last quarter`, unit, value: last, beside }
  }
  return [
    row('memory', 'MB', ({ memory }) => memory),
    row('JavaScript heap', 'MB', ({ heap }) => heap),
    row('open files', '', ({ files }) => files),
    row('threads', '', ({ threads }) => threads),
    { name: `things asked in ${MINUTES} minutes`, value: total, unit: '', beside: [...load.done].join(' ') },
    {
      name: 'answers that should have been others, and faults logged',
      value: wrong.length,
      unit: '',
      beside: 'at most 0',
    },
    { name: 'processor time', value: samples.at(-1)?.cpu ?? 0, unit: 's' },
  ]
}

export default soak

async function heapOf(server: ServerProcess): Promise<number> {
  const headers = { Authorization: `Bearer ${KEEPER_TOKEN}` }
  const text = await (await fetch(`${server.origin}/metrics`, { headers })).text()
  return Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20
}

function told({ memory, heap, files, threads, cpu }: Sample): string {
  return `${figure(memory)} MB, heap ${figure(heap)} MB, ${files} files, ${threads} threads, ${cpu.toFixed(0)} s of processor`
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
