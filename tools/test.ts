/**
 * `npm test`: everything that must hold, one step after another. The last line is `N passed, N failed`, added up from the
 * steps' own reports. `npm test -- <filter>` runs Vitest alone, with what follows as its arguments.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './build/dist.ts'
import { ensureChromium } from './chromium.ts'
import { type Count, countVitest, sum } from './count.ts'

const PASSED: Count = { passed: 1, failed: 0 }
const FAILED: Count = { passed: 0, failed: 1 }

const filter = process.argv.slice(2)
const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }

const checks = () => [
  step('types', () => command('tsc', '-b')),
  step('style', () => command('biome', 'check', '--error-on-warnings')),
  step('unused code', () => command('knip')),
  step('build', () => command('vite', 'build')),
]
const tests = () => step('tests', vitest)

const counts = filter.length > 0 ? [await tests()] : await everything()
const total = sum(counts)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** The checks side by side, none of which minds the others; then the tests, which have the machine to themselves. */
async function everything(): Promise<Count[]> {
  return [...(await Promise.all(checks())), await tests(), await step('size', () => command('node', 'tools/size.ts'))]
}

/** A named step that reports how it went; what it throws is its failure. */
async function step(name: string, action: () => Count | Promise<Count>): Promise<Count> {
  const start = Date.now()
  let count: Count
  try {
    count = await action()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    count = FAILED
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${count.failed > 0 ? '✗' : '✓'} ${name} (${seconds} s)`)
  return count
}

/** Runs a tool quietly, and throws all that it said if it fails. */
async function command(name: string, ...args: string[]): Promise<Count> {
  const options = { cwd: root, env, maxBuffer: 2 ** 26, shell: onWindows() }
  const ran = promisify(execFile)(name, args, options)
  await ran.catch(({ message, stdout, stderr }: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`${stdout ?? ''}${stderr ?? ''}` || message)
  })
  return PASSED
}

/** All projects of vitest.config.ts; its progress is shown as it comes, its figures are read from its report. */
function vitest(): Count {
  ensureChromium()
  const report = join(root, 'node_modules/.cache/vitest-report.json')
  mkdirSync(join(report, '..'), { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', ...filter, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync('vitest', args, { cwd: root, env, stdio: 'inherit', shell: onWindows() })
  return countVitest(JSON.parse(readFileSync(report, 'utf8')), status)
}

/** npm's links to tools are `.cmd` files there, which only a shell runs. */
function onWindows(): boolean {
  return process.platform === 'win32'
}
