/** What a command of the keeper is made of, and what it is given. */

import type { Config } from '../config.ts'
import type { AuditRow } from '../storage/audit.ts'
import type { Storage } from '../storage/port.ts'
import type { Terminal } from './ask.ts'

/** Asked for in a way that cannot be meant: the process ends with 2, and the line says what is allowed. */
export class UsageError extends Error {}

/** It was not said that it is meant, and nobody is there to be asked. */
export class NobodyToAsk extends UsageError {}

/** The keeper was asked, and did not want it after all. */
export class NotConfirmed extends Error {}

export interface Option {
  /** What stands behind it; absent: it stands alone. */
  value?: string
  about: string
  /** It may be said several times. */
  many?: true
  /** What it says is no business of the audit log: a secret, or something of a person. */
  private?: true
}

export type Options = Record<string, Option>

/** What stands behind the name of a command, in order. */
export interface Word {
  name: string
  about: string
  needed?: true
  many?: true
  /** The audit log has it only where it is an id: anything may be typed in its place. */
  private?: true
}

/** What was typed, once it is known to be allowed. */
export interface Asked<O extends Options = Options> {
  words: readonly string[]
  values: {
    readonly [K in keyof O]: O[K] extends { value: string }
      ? O[K] extends { many: true }
        ? readonly string[]
        : string | undefined
      : boolean
  }
}

/** What a command works on. */
export interface Desk {
  config: Config
  /** UTC milliseconds. */
  now: number
  /** Opened when it is first asked for. */
  storage(): Promise<Storage>
  /** null: nobody is there to be asked. */
  terminal: Terminal | null
  /** Whether `--yes` was said. */
  yes: boolean
  /** As it stands in the audit log while it goes on. */
  entry: AuditRow | null
}

/** What came of it: for programs, of a shape that stays; and for people. */
export interface Said {
  facts: object
  lines: readonly string[]
  /** For the audit log: what it was done to, by ids. */
  did?: string
}

export interface Command<O extends Options = Options> {
  /** One line. */
  about: string
  words?: readonly Word[]
  options?: O
  /** What else is worth knowing. */
  more?: readonly string[]
  /** What stands behind `npm run admin --`. */
  examples: readonly string[]
  /** It cannot be undone: where nobody can be asked, `--yes` is to be said. */
  asks?: true
  /** It only reads what was done: it does not stand there itself. */
  unlogged?: true
  /** It is about data that are there: a mistaken DATA_DIR is not to pass for an empty one. */
  needsData?: true
  /** It fills a place that is empty, so that nobody wonders where nothing is. */
  fillsPlace?: true
  /** Where it works, if not where the environment says. */
  environment?(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv
  run(desk: Desk, asked: Asked<O>): Promise<Said>
}

/** Keeps the names of the options, so that a slip of the pen in `run` does not compile. */
export function command<const O extends Options>(one: Command<O>): Command<O> {
  return one
}
