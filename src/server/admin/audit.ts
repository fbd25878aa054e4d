/** `audit`: what the keeper has done by commands. */

import type { AuditRow } from '../storage/audit.ts'
import { command } from './command.ts'
import { momentOf, timeText } from './moments.ts'

export const audit = command({
  about: 'says what was done by these commands and how it ended, and when an office was opened by a link',
  options: { since: { value: 'DAY', about: 'from that day on, such as 2026-11-01; all of it if it is not said' } },
  more: ['It has no secrets, and of persons no names and contacts: what was erased stands there by its ids.'],
  examples: ['audit', 'audit --since 2026-11-01 --json'],
  unlogged: true,
  needsData: true,
  async run({ storage }, { values: { since } }) {
    const rows = await (await storage()).audit.since(since === undefined ? 0 : momentOf(since))
    return { facts: rows, lines: rows.length === 0 ? ['Nothing was done yet.'] : rows.map(lineOf) }
  },
})

function lineOf({ at, command: name, typed, outcome }: AuditRow): string {
  return `${timeText(at)}  ${(outcome ?? 'did not end').padEnd(13)}  ${[name, typed].filter(Boolean).join(' ')}`
}
