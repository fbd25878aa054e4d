/** `node src/server/main.ts`: the server as a process. */

import { banner } from './banner.ts'
import { type Config, readConfig } from './config.ts'
import { DEMO_FOLDER, isAskedFor } from './demo/folder.ts'
import { explain } from './explain.ts'
import { startServer } from './server.ts'
import { serverLog } from './watch/log.ts'

const log = serverLog()
try {
  const demo = isAskedFor(process.argv)
  const config = readConfig(demo ? { ...process.env, DATA_DIR: process.env.DATA_DIR || DEMO_FOLDER } : process.env)
  const places = demo ? await fillDemo(config) : []
  const running = await startServer(config, log)
  console.log([banner(config, process.stdout.isTTY ? running.community : null), ...places].join('\n'))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(signal, running.stop))
  // A service manager says it again once npm, which started us, has gone: what is under way has its time all the same.
  process.on('SIGTERM', () => {})
} catch (error) {
  explain(error)
}

/** What draws cloths is loaded where it is asked for alone. */
async function fillDemo(config: Config): Promise<string[]> {
  const { placesToLook, prepareDemo } = await import('./demo/start.ts')
  return placesToLook(await prepareDemo(config, log, console.log))
}

async function stop(signal: string, stopServer: () => Promise<void>): Promise<void> {
  log.info({ signal }, 'stopping')
  await stopServer()
  log.info('stopped')
  process.exit(0)
}
