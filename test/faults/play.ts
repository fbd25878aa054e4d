/**
 * A worker of `npm run faults`: plays the round of each seed that a line of its input names, and says as one line of JSON
 * what the judge found.
 */

import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { Finding } from './checker.ts'
import { ChromiumPhones } from './chromium/phones.ts'
import { CLUSTER } from './database.ts'
import { Phone } from './phone.ts'
import { type Makers, type Outcome, playRound } from './round.ts'
import { type Script, type Step, withFailOver, writeScript } from './script.ts'
import { newBody, prepareSeveral } from './several.ts'
import type { Happened } from './tally.ts'

/** What a worker says of a round. */
export interface Played {
  seed: number
  findings: Finding[]
  happened: Happened
  /** The fewest steps that still show the first finding. */
  shrunk?: Step[]
}

const inNode: Makers = {
  phone: async ({ carry }) => new Phone(newBody(carry)),
  dispose: async () => {},
}
const browsers: ChromiumPhones[] = []

const { values } = parseArgs({
  options: {
    phones: { type: 'string' },
    chromium: { type: 'string', default: '0' },
    quick: { type: 'boolean', default: false },
    carried: { type: 'boolean', default: false },
  },
})

prepareSeveral()
// What a dead phone's code throws and logs concerns nobody.
process.on('unhandledRejection', () => {})
console.error = () => {}
for await (const seed of createInterface({ input: process.stdin })) {
  const written = writeScript(Number(seed), Number(values.phones), values.carried)
  const script = process.env[CLUSTER] === undefined ? written : withFailOver(written)
  const { findings, happened } = await play(script)
  const fault = findings[0]?.fault
  const shrunk = fault === undefined || values.quick ? undefined : await shrink(script, fault)
  console.log(JSON.stringify({ seed: script.seed, findings, happened, ...(shrunk ? { shrunk } : {}) } satisfies Played))
}
await browsers[0]?.close()
process.exit(0)

/** Every so many seeds the phones are in a real browser: which ones, only the seed says. */
async function play(script: Script): Promise<Outcome> {
  const every = Number(values.chromium)
  if (every === 0 || script.seed % every !== 0) return playRound(script, inNode)
  if (browsers.length === 0) browsers.push(await ChromiumPhones.open())
  return playRound(script, browsers[0] ?? inNode)
}

/** Leaves out halves, quarters and single steps as long as the same fault is still found. */
async function shrink(script: Script, fault: Finding['fault']): Promise<Step[]> {
  const fails = async (steps: Step[]) => (await play({ ...script, steps })).findings.some((one) => one.fault === fault)
  let { steps } = script
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length; ) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)]
      if (fewer.length < steps.length && (await fails(fewer))) steps = fewer
      else from += size
    }
  }
  return steps
}
