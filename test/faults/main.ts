/**
 * `npm run faults -- --seed S --rounds N --phones K [--mutant NAME]`: rounds of faults, each made from the seed; the last line says what the
 * judge found. A failing seed is played again with fewer steps, until none can be left out.
 */

import { parseArgs } from 'node:util'
import { FAULTS, type Finding } from './checker.ts'
import { playRound } from './round.ts'
import { type Script, writeScript } from './script.ts'
import { prepareWorld } from './world.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '20' },
    phones: { type: 'string', default: '3' },
    /** Stops at the first finding, without shrinking: for hunting mutants. */
    quick: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const rounds = Number(values.rounds)
const phones = Number(values.phones)

prepareWorld()
// What a dead phone's code throws and logs concerns nobody.
process.on('unhandledRejection', () => {})
console.error = () => {}
const counts = new Map(FAULTS.map((fault) => [fault, 0]))
let failed = 0
let played = 0
for (let round = 0; round < rounds; round++) {
  const script = writeScript(seed + round, phones)
  const findings = await playRound(script)
  played++
  if (findings.length === 0) continue
  failed++
  for (const { fault } of findings) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  console.log(`seed ${script.seed}:`)
  for (const { fault, about } of findings.slice(0, 12)) console.log(`  ${fault}: ${about}`)
  if (values.quick) break
  await shrink(script, findings)
}
const table = FAULTS.map((fault) => `${fault} ${counts.get(fault)}`).join(', ')
console.log(`seed ${seed}: ${table}, rounds ${played}, failed ${failed}`)
process.exit(failed === 0 ? 0 : 1)

/** Leaves out halves, quarters and single steps as long as the same fault is still found. */
async function shrink(script: Script, findings: readonly Finding[]): Promise<void> {
  const fault = findings[0]?.fault
  const fails = async (steps: Script['steps']) =>
    (await playRound({ ...script, steps })).some((one) => one.fault === fault)
  let { steps } = script
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < steps.length; ) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)]
      if (fewer.length < steps.length && (await fails(fewer))) steps = fewer
      else from += size
    }
  }
  console.log(`  shrunk to ${steps.length} steps for "${fault}":`)
  for (const step of steps) console.log(`    ${JSON.stringify(step)}`)
}
