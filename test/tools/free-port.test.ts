import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../tools/build/dist.ts'

/** Asks for ports, says which it was given, and lives until it is told to go. */
const ASKING = `
import { freePort } from ${JSON.stringify(join(root, 'tools/server-process.ts'))}
const ports = []
for (let n = 0; n < 150; n++) ports.push(await freePort())
console.log(ports.join())
process.stdin.resume()
`

async function asked(): Promise<number[]> {
  const asking = spawn(process.execPath, ['--input-type=module', '-e', ASKING], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void asking.stdin.end())
  const [said] = await once(asking.stdout.setEncoding('utf8'), 'data')
  return String(said).split(',').map(Number)
}

test('a port is given to one alone of all that ask, in whichever process, and it is none that the system hands out', async () => {
  const given = (await Promise.all([asked(), asked(), asked()])).flat()
  expect(given).toHaveLength(450)
  expect(new Set(given).size).toBe(450)
  expect(Math.max(...given)).toBeLessThan(32_768)
})
