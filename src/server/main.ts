/** `node src/server/main.ts`: the server as a process. */

import { pino } from 'pino'
import { banner } from './banner.ts'
import { readConfig } from './config.ts'
import { explain } from './explain.ts'
import { startServer } from './server.ts'

const log = pino()
try {
  const config = readConfig(process.env)
  const running = await startServer(config, log)
  console.log(banner(config, running.community))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(signal, running.stop))
} catch (error) {
  explain(error)
}

async function stop(signal: string, stopServer: () => Promise<void>): Promise<void> {
  log.info({ signal }, 'stopping')
  await stopServer()
  log.info('stopped')
  process.exit(0)
}
