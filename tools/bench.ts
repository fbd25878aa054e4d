/**
 * `npm run bench`: runs `test/bench/*.bench.ts` one after another and prints their rows as tables; `npm run bench -- sale`
 * runs those whose name has "sale" in it. A bench measures, it does not judge: limits that must hold are tests, but for a row that needs
 * all of a bench to be known.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, runBench } from './bench/run.ts'
import { buildIfStale, root } from './build/dist.ts'
import { ensureChromium } from './chromium.ts'
import { table } from './table.ts'

const folder = join(root, 'test/bench')
const [filter = ''] = process.argv.slice(2)
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.bench.ts') && name.includes(filter))
  : []

ensureChromium()
buildIfStale()
for (const file of files.sort()) {
  const bench: { default: Bench } = await import(pathToFileURL(join(folder, file)).href)
  const rows = await runBench(bench.default)
  const lines = rows.map(({ name, value, unit, beside }) => [figure(value), unit, name, beside ?? ''])
  const over = rows.filter(({ value, atMost = Number.POSITIVE_INFINITY }) => !(value <= atMost))
  for (const { name } of over) console.log(`over its limit: ${name}`)
  if (over.length > 0) process.exitCode = 1
  console.log(`\n${file.replace('.bench.ts', '')}\n${table(['value', 'unit', 'what', 'beside'], lines)}`)
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
