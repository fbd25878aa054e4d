/**
 * `npm test`: everything that must hold, one step after another. The last line is `N passed, N failed`, added up from the
 * steps' own reports. `npm test -- <filter>` runs Vitest alone, with what follows as its arguments.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { build, root } from './build/dist.ts'
import { ensureChromium } from './chromium.ts'
import { type Count, countVitest, sum } from './count.ts'

const PASSED: Count = { passed: 1, failed: 0 }
const FAILED: Count = { passed: 0, failed: 1 }

const filter = process.argv.slice(2)
const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH }

const everything = [
  step('types', () => command('tsc', '-b')),
  step('style', () => command('biome', 'check', '--error-on-warnings')),
  step('unused code', () => command('knip')),
  step('build', built),
  step('tests', vitest),
  step('size', () => command('node', 'tools/size.ts')),
]

const total = sum((filter.length > 0 ? [step('tests', vitest)] : everything).map((run) => run()))
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A named step that reports how it went; what it throws is its failure. */
function step(name: string, action: () => Count): () => Count {
  return () => {
    const start = Date.now()
    let count: Count
    try {
      count = action()
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      count = FAILED
    }
    const seconds = ((Date.now() - start) / 1000).toFixed(1)
    console.log(`${count.failed > 0 ? '✗' : '✓'} ${name} (${seconds} s)`)
    return count
  }
}

/** Runs a tool quietly, and throws all that it said if it fails. */
function command(name: string, ...args: string[]): Count {
  const { status, stdout, stderr, error } = spawnSync(name, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: onWindows(),
  })
  if (status !== 0) throw new Error(error?.message ?? stdout + stderr)
  return PASSED
}

function built(): Count {
  build()
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
