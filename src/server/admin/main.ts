/** `npm run admin -- <command>`: what the keeper does beside the running server, on the same data. */

import { terminalOf } from './ask.ts'
import { keep } from './keep.ts'

process.exitCode = await keep(process.argv.slice(2), {
  environment: process.env,
  terminal: terminalOf(process),
  now: Date.now(),
  say: console.log,
  complain: console.error,
})
