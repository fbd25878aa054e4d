import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { get } from 'node:https'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Config, readConfig } from '../../src/server/config.ts'
import { CONNECTIONS, type Connections } from '../../src/server/http/connections.ts'
import { startServer } from '../../src/server/server.ts'
import { freePort } from '../../tools/server-process.ts'
import { CERT, KEY } from '../support/certificate.ts'
import { SILENT } from './kit.ts'

const LONG = 60_000

async function started(changed: Partial<Connections>, tls: Config['tls'] = null): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'talat-connections-'))
  const config = { ...readConfig({ DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(await freePort()) }), tls }
  const connections = { ...CONNECTIONS, look: 100, ...changed }
  const server = await startServer(config, SILENT, { connections, shell: join(folder, 'no-app') })
  onTestFinished(async () => {
    await server.stop()
    await rm(folder, { recursive: true })
  })
  return server.port
}

interface Caller {
  socket: Socket
  heard: () => string
  closed: Promise<unknown>
}

async function call(port: number, text = ''): Promise<Caller> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes
  })
  const closed = new Promise((done) => socket.once('close', done))
  await once(socket, 'connect')
  if (text) socket.write(text)
  return { socket, heard: () => heard, closed }
}

const healthy = async (port: number) => (await fetch(`http://127.0.0.1:${port}/healthz`)).status

test(
  'who says nothing, sends half a head, or lets a body trickle is shown out; who asks beside them is served',
  async () => {
    const port = await started({ head: 600, whole: 1200 })
    const head = 'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n'
    const slow = [await call(port), await call(port, 'GET /healthz HTTP/1.1\r\nHo'), await call(port, head)]
    const trickle = setInterval(() => slow[2]?.socket.write(' '), 50)
    onTestFinished(() => clearInterval(trickle))
    expect(await healthy(port)).toBe(200)
    await Promise.all(slow.map(({ closed }) => closed))
    expect(await healthy(port)).toBe(200)
  },
  LONG,
)

/** By a certificate that this phone has been told to trust. */
async function askSafely(port: number): Promise<[status: number | undefined, hsts: unknown]> {
  const asked = get({ host: '127.0.0.1', port, path: '/healthz', ca: CERT })
  const [answer]: [IncomingMessage] = (await once(asked, 'response')) as never
  answer.resume()
  return [answer.statusCode, answer.headers['strict-transport-security']]
}

test(
  'a server with a certificate of its own serves by it alone, and shows out who says nothing before the connection is safe',
  async () => {
    const port = await started({ head: 600 }, { cert: CERT, key: KEY })
    const slow = [await call(port), await call(port, '\x16\x03')]
    expect(await askSafely(port)).toEqual([200, expect.stringMatching(/^max-age=\d+$/)])
    await expect(healthy(port)).rejects.toThrow()
    await Promise.all(slow.map(({ closed }) => closed))
    expect(await askSafely(port)).toEqual([200, expect.anything()])
  },
  LONG,
)

test(
  'who asks and asks, and reads no answer, is shown out',
  async () => {
    const port = await started({ silence: 800 })
    const { socket, closed } = await call(port)
    socket.pause()
    const ask = 'GET /api/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20)
    const asking = setInterval(() => socket.writable && !socket.writableNeedDrain && socket.write(ask), 20)
    onTestFinished(() => clearInterval(asking))
    await closed
    expect(await healthy(port)).toBe(200)
  },
  LONG,
)

test(
  'above so many connections the next ones are turned away, and are let in once others have gone',
  async () => {
    const port = await started({ most: 3 })
    const held = [await call(port), await call(port), await call(port)]
    const turnedAway = await call(port)
    await turnedAway.closed
    expect(turnedAway.heard()).toBe('')
    for (const { socket } of held) socket.destroy()
    // It hears a moment later that they have gone.
    await expect.poll(() => healthy(port).catch(() => 0)).toBe(200)
  },
  LONG,
)
