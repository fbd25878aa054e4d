import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const dist = join(root, 'dist')

/** What the build is made of. The server is not: it runs from its sources. */
const SOURCES = [
  ...['shared', 'device', 'photo', 'xlsx', 'app', 'sw'].map((part) => `src/${part}`),
  ...['tools/build', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'],
]

/** What page and service worker are started by: a build that broke off lacks one of them, or has an old one. */
const RESULTS = [join(dist, 'index.html'), join(dist, 'sw.js')]

/** Builds the app if `dist` is missing or older than anything it is made of. */
export function buildIfStale(): void {
  if (isStale()) build()
}

/** Builds the app in a process of its own, which takes the bundler's memory with it when it ends; says more only if it fails. */
export function build(): void {
  console.log('Building the app …')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  // Vitest sets NODE_ENV to "test", with which Vite would build the app as for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], { cwd: root, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
}

function isStale(): boolean {
  const built = Math.min(...RESULTS.map((file) => changedAt(file) ?? 0))
  return SOURCES.some((source) => newest(join(root, source)) > built)
}

/** The latest change in a file or folder; folders count themselves, since their time tells of deleted files. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(stats.mtimeMs, ...inside.map((file) => changedAt(join(path, file)) ?? 0))
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
