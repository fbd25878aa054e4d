/** Lets the harness hunt each planted bug, two at a time: `npm run faults:mutants`. One that is not found fails. */

import { spawn } from 'node:child_process'
import { MUTANTS } from './mutants.ts'

/** Rounds within which every bug is to be found. */
const ROUNDS = 200

/** A last line in which the judge counts something: a harness that only broke has found nothing. */
const FOUND = /^seed \d+: .*[a-z] [1-9]\d*, .*rounds [1-9]/

/** Named on the command line, or all. */
const all = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MUTANTS)
const left = [...all]
let missed = 0
await Promise.all([hunter(), hunter()])
console.log(`${all.length - missed} of ${all.length} bugs found`)
process.exit(missed === 0 ? 0 : 1)

async function hunter(): Promise<void> {
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const line = await hunt(name)
    const found = FOUND.test(line)
    if (!found) missed++
    console.log(`${found ? 'found ' : 'MISSED'}  ${name}\n        ${line}`)
  }
}

/** @returns the last line of the harness */
function hunt(name: string): Promise<string> {
  const args = [
    '--import',
    './test/faults/mutate.ts',
    'test/faults/main.ts',
    '--quick',
    '--seed',
    '1',
    '--rounds',
    String(ROUNDS),
    '--workers',
    '1',
    // What the pages load is bundled, without the bug.
    '--chromium',
    '0',
    ...(MUTANTS[name]?.carried ? ['--carried'] : []),
  ]
  const child = spawn(process.execPath, args, { env: { ...process.env, MUTANT: name } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('exit', () => resolve(output.trim().split('\n').at(-1) ?? ''))
  })
}
