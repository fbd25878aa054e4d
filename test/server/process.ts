/** Programs of ours as processes, for tests: the server, to be killed, and the keeper's commands beside it. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { readCode } from '../../src/shared/protocol/code.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { type SyncAnswer, syncAnswer } from '../../src/shared/protocol/sync.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import { root } from '../../tools/build/dist.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { joining, nonce } from './kit.ts'
import { sale } from './trade.ts'

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

/** util-linux’s, which lends a terminal. */
export const SCRIPT = '/usr/bin/script'

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

export async function post(one: ServerProcess, path: string, body: unknown, token = ''): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  return (await fetch(one.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

/** A code to open a shop with, as the keeper gets one. */
export async function newCode(one: ServerProcess): Promise<string> {
  return readCode(/#join=\w+/.exec((await run(admin('code'), one.env)).output)?.[0] ?? '')
}

/** Opens a shop; the token of its owner. */
export async function joinBy(one: ServerProcess, code: string): Promise<string> {
  const request = joining(code, newId(), newId(), randomText(32))
  const { shop } = joinAnswer.parse(await post(one, '/api/join', request))
  return writeToken(shop, request.device, request.secret)
}

/** Hands in a sale as the operation of this number; 0 hands in nothing. */
export function sell(one: ServerProcess, token: string, number: number): Promise<SyncAnswer> {
  const [, device] = token.split('_')
  const envelope = { id: newId(), device, number, schema: 1, at: Date.now(), seen: 0, person: null }
  const operations = number === 0 ? [] : [{ ...envelope, action: 'sale.record', body: sale() }]
  const request = { protocol: 1, nonce: nonce(), cursor: '', acked: 0, operations, waiting: 0 }
  return post(one, '/api/sync', request, token).then((answer) => syncAnswer.parse(answer))
}
