/** A running server: storage, app and socket, and how they stop in order. */

import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { type Config, ConfigError, isSecure } from './config.ts'
import { isDemo } from './demo/mark.ts'
import type { Deps } from './deps.ts'
import { eraseAgain } from './erase/erase.ts'
import { bound, CONNECTIONS, type Connections, optionsFor } from './http/connections.ts'
import { forgettingRates } from './http/idle.ts'
import { LIMITS } from './http/limits.ts'
import { keepDoing } from './jobs.ts'
import { type CommunityCode, currentCommunityCode } from './join/codes.ts'
import { keepingSums } from './office/keep.ts'
import { photosOf } from './photos/place.ts'
import { forgettingStaleUploads } from './photos/stale.ts'
import { tellLate } from './push/owed.ts'
import { openStorage } from './storage/open.ts'
import { refreshingWindows } from './storefront/show/refresh.ts'

export interface Running {
  port: number
  community: CommunityCode
  /** Takes no new requests, finishes those under way, closes the database. */
  stop(): Promise<void>
}

/** Milliseconds that requests under way have to finish at a stop. */
const PATIENCE = 10_000

const SHELL = fileURLToPath(new URL('../../dist', import.meta.url))

/** @param parts what a test gives in place of the built app and the limits of everyday */
export async function startServer(
  config: Config,
  log: Logger,
  { connections = CONNECTIONS, ...parts }: Partial<Pick<Deps, 'shell' | 'limits'> & { connections: Connections }> = {},
): Promise<Running> {
  const storage = await openStorage(config)
  const deps: Deps = {
    storage,
    ...photosOf(config),
    log,
    now: Date.now,
    publicUrl: config.publicUrl,
    secure: isSecure(config),
    shell: SHELL,
    limits: LIMITS,
    isProxy: config.isProxy,
    keeperToken: config.keeperToken,
    dataDir: config.dataDir,
    demo: await isDemo(storage),
    ...parts,
  }
  try {
    await eraseAgain({ ...deps, dataDir: config.dataDir }, Date.now())
    const community = await currentCommunityCode(storage, Date.now())
    const server = await listen(config, createApp(deps).fetch, connections)
    const stopJobs = keepDoing(deps, [
      refreshingWindows(deps),
      keepingSums(deps),
      forgettingStaleUploads(deps),
      forgettingRates(deps),
      { name: 'late tellings', every: 0, run: (isOver) => tellLate(deps, isOver) },
    ])
    const stop = async () => {
      // At once: a database that says nothing holds up the one, and requests go on.
      await Promise.all([stopJobs(), close(server)])
      await storage.close()
    }
    return { port: (server.address() as AddressInfo).port, community, stop }
  } catch (error) {
    await storage.close()
    throw error
  }
}

function listen(
  { port, host, tls }: Config,
  fetch: ReturnType<typeof createApp>['fetch'],
  connections: Connections,
): Promise<ServerType> {
  const options = optionsFor(connections)
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env),
    ...(tls ? { createServer: createHttps, serverOptions: { ...options, ...tls } } : { serverOptions: options }),
  })
  bound(server, connections)
  return new Promise((done, failed) => {
    server.once('error', (error) => failed(new ConfigError(listenProblem(error, port, host))))
    server.listen({ port, ...(host === null ? {} : { host }) }, () => done(server))
  })
}

function listenProblem(error: NodeJS.ErrnoException, port: number, host: string | null): string {
  if (error.code === 'EADDRINUSE') return `PORT ${port} is taken by another program; set PORT to another one.`
  if (error.code === 'EACCES') return `PORT ${port} is not allowed here; set PORT to one above 1023.`
  return `HOST ${host ?? ''} port ${port} cannot be listened on: ${error.message}`
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise((done) => server.close(done))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const impatient = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), PATIENCE)
  await closed
  clearTimeout(impatient)
}
