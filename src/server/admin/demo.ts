import { pino } from 'pino'
import { DEMO_FOLDER } from '../demo/folder.ts'
import { loggedError } from '../watch/error.ts'
import { command } from './command.ts'

export const demo = command({
  about: 'fills an empty data folder with a market of twelve made-up shops, a year of sales and buyers’ orders',
  more: [
    `The folder is DATA_DIR, or ${DEMO_FOLDER} if it is not set. Shops of somebody’s are never touched: it ends with 1 then.`,
    'Every page says that it is a demo. To fill it and serve it at once: npm start -- --demo',
  ],
  examples: ['demo', 'demo --json'],
  environment: (environment) => ({ ...environment, DATA_DIR: environment.DATA_DIR || DEMO_FOLDER }),
  fillsPlace: true,
  async run({ config }) {
    // What draws cloths is loaded where it is asked for alone.
    const { placesToLook, prepareDemo } = await import('../demo/start.ts')
    const log = pino({ level: 'warn', serializers: { err: loggedError } }, process.stderr)
    const places = await prepareDemo(config, log, console.error)
    return { facts: { folder: config.dataDir, ...places }, lines: placesToLook(places) }
  },
})
