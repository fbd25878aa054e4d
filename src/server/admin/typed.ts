/** Reads what was typed behind the name of a command; what is not allowed is said in one line, with what is. */

import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util'
import { UUID } from '../../shared/domain/ids.ts'
import { type Asked, type Command, type Option, type Options, UsageError } from './command.ts'

/** What every command takes. */
const COMMON: Options = { json: { about: 'facts alone, for programs' } }

/** What those take besides that ask before they do what cannot be undone. */
const ASKING: Options = { yes: { about: 'does not ask: where there is no terminal it has to be said' } }

export function optionsOf({ options = {}, asks }: Pick<Command, 'options' | 'asks'>): Options {
  return { ...options, ...(asks ? ASKING : {}), ...COMMON }
}

export function readTyped(name: string, command: Command, typed: readonly string[]): Asked {
  const options = optionsOf(command)
  const { words: known = [] } = command
  const wrong = (what: string) => new UsageError(`${what} It is used so: ${usageOf(name, command)}`)
  const { values, positionals } = parse(options, typed, wrong)
  const most = known.at(-1)?.many ? Number.POSITIVE_INFINITY : known.length
  if (positionals.length > most) throw wrong(`${name} does not take ${JSON.stringify(positionals[known.length])}.`)
  // A script whose variable is not set types an empty word.
  const missing = known.find((word, index) => positionals[index] === '' || (word.needed && !positionals[index]))
  if (missing) throw wrong(`${missing.name} is missing: ${missing.about}.`)
  return { words: positionals, values: values as Asked['values'] }
}

type Parsed = ReturnType<typeof parseArgs>

function parse(options: Options, typed: readonly string[], wrong: (what: string) => UsageError): Parsed {
  const config = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, configOf(option)]))
  try {
    return parseArgs({ args: [...typed], options: config, allowPositionals: true })
  } catch (error) {
    const [said = ''] = error instanceof Error ? error.message.split(/\. |\n/) : []
    throw wrong(`${said.replace(/\.$/, '')}.`)
  }
}

function configOf({ value, many }: Option): ParseArgsOptionDescriptor {
  if (value === undefined) return { type: 'boolean', default: false }
  return many ? { type: 'string', multiple: true, default: [] } : { type: 'string' }
}

/** `backup FOLDER [--key-file FILE] [--keep N] [--json]` */
export function usageOf(name: string, command: Command): string {
  const words = (command.words ?? []).map(({ name: word, needed, many }) => {
    const text = many ? `${word}…` : word
    return needed ? text : `[${text}]`
  })
  const options = Object.entries(optionsOf(command)).map(([option, { value, many }]) => {
    return `[--${option}${value === undefined ? '' : ` ${value}`}]${many ? '…' : ''}`
  })
  return [name, ...words, ...options].join(' ')
}

/** As the audit log has it: without secrets, and without what is of a person. */
export function withoutSecrets({ words, values }: Asked, command: Command): string {
  const options = optionsOf(command)
  const said = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === false) return []
    if (value === true) return [`--${name}`]
    return [value].flat().map((one) => `--${name} ${options[name]?.private ? '…' : one}`)
  })
  const shown = words.map((word, index) => (command.words?.[index]?.private && !UUID.test(word) ? '…' : word))
  return [...shown, ...said].join(' ')
}
