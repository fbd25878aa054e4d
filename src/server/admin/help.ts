/** Help that teaches: all commands in groups, and of each how it is used, with examples. */

import type { Command } from './command.ts'
import { optionsOf, usageOf } from './typed.ts'

export interface Group {
  title: string
  commands: Readonly<Record<string, Command>>
}

const SAID = 'npm run admin --'

export function overview(groups: readonly Group[]): string {
  const list = groups.flatMap(({ title, commands }) => [
    '',
    title,
    ...pairs(Object.entries(commands).map(([name, { about }]) => [name, about])),
  ])
  return [
    `${SAID} COMMAND …   on the data that DATA_DIR or DATABASE_URL names, beside the running server`,
    ...list,
    '',
    `How one is used, with examples:   ${SAID} help COMMAND`,
    'Each takes --json: facts alone, times in milliseconds since 1970. For scripts: npm run -s admin -- shop --json',
    'They end with 0 when it is done, 1 when it cannot be (and say why), 2 when they were not asked rightly.',
    'Before what cannot be undone they ask; where there is no terminal, say --yes. What was done stands in: audit',
  ].join('\n')
}

export function helpOf(name: string, command: Command): string {
  const { about, words = [], more = [], examples } = command
  const taken: [string, string][] = [
    ...words.map((word): [string, string] => [word.name, word.about]),
    ...Object.entries(optionsOf(command)).map(([option, { value, about: what }]): [string, string] => [
      `--${option}${value === undefined ? '' : ` ${value}`}`,
      what,
    ]),
  ]
  return [
    `${name}: ${about}`,
    '',
    `  ${SAID} ${usageOf(name, command)}`,
    '',
    ...pairs(taken),
    ...(more.length > 0 ? ['', ...more] : []),
    '',
    examples.length > 1 ? 'Examples' : 'Example',
    ...examples.map((one) => `  ${SAID} ${one}`),
  ].join('\n')
}

/** In two columns. */
function pairs(list: readonly [string, string][]): string[] {
  const width = Math.max(...list.map(([left]) => left.length))
  return list.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
