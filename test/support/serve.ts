/**
 * The real server as a process, for tests: its rate limits are not reached, and `SHELL_DIR` is another folder of the
 * built app.
 */

import { pino } from 'pino'
import { banner } from '../../src/server/banner.ts'
import { readConfig } from '../../src/server/config.ts'
import { startServer } from '../../src/server/server.ts'

const plenty = { perMinute: 1e9, burst: 1e9 }
const limits = {
  requests: plenty,
  photos: plenty,
  wrongCodes: plenty,
  wrongCodesInAll: plenty,
  asks: plenty,
  asksInAll: plenty,
}
const { SHELL_DIR: shell } = process.env
const config = readConfig(process.env)
const running = await startServer(config, pino({ level: 'error' }), { limits, ...(shell ? { shell } : {}) })
console.log(banner(config, running.community))
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
