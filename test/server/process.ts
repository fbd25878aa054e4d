/** Programs of ours as processes, for tests: the server, to be killed, and the keeper's commands beside it. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { root } from '../../tools/build/dist.ts'
import { ServerProcess } from '../../tools/server-process.ts'

/** A server that ends with the test. */
export async function startedServer(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start(env)
  onTestFinished(() => server.dispose())
  return server
}

export interface Ended {
  code: number | null
  output: string
}

export const server = [join(root, 'src/server/main.ts')]
export const admin = (...args: string[]) => [join(root, 'src/server/admin/main.ts'), ...args]

/** Runs a program to its end. */
export async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, args, { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, output }
}
