/**
 * `npm run attack -- [requests] [seed]`: the generated attack of `test/attack`, 100,000 requests of it where nothing else is
 * said, to a server on SQLite; and a quarter as many to one on PostgreSQL.
 */

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build/dist.ts'

const [requests = '100000', seed = '1'] = process.argv.slice(2)
const env = { ...process.env, ATTACK_REQUESTS: requests, ATTACK_SEED: seed }
const projects = ['--project', 'node', '--project', 'postgres']
const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects, 'test/attack']
const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
process.exit(status ?? 1)
