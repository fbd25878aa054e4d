/** `npm run size`: the size rows of the design's budgets, in the build that `dist` holds; fails above a limit. */
import { buildIfStale, dist } from './build/dist.ts'
import { measure, type Row, tooLarge } from './size/budgets.ts'
import { readBuild } from './size/build.ts'
import { table } from './table.ts'

buildIfStale()
const rows = measure(readBuild(dist))
console.log(table(['gzip, KB', 'aimed at', 'fails above', '', 'what'], rows.map(line)))
process.exitCode = tooLarge(rows).length > 0 ? 1 : 0

function line(row: Row): string[] {
  return [kb(row.bytes), row.aim ? kb(row.aim) : '', kb(row.limit), verdict(row), row.name]
}

function verdict({ bytes, aim, limit }: Row): string {
  if (bytes > limit) return 'TOO LARGE'
  return aim && bytes > aim ? 'above aim' : 'ok'
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(1)
}
