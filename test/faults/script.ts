/** What happens in a round: made from a seed, each step whole in itself, so that a script can be cut shorter. */

import { Random } from './random.ts'

/** What a person does on a phone. */
export const DEEDS = ['sell', 'add', 'price', 'rename', 'delete', 'restore', 'void', 'count', 'cost', 'basket'] as const
export type Deed = (typeof DEEDS)[number]

/** What the network does to one request. */
export const LIES = [
  'carry',
  'lose-request',
  'lose-answer',
  'twice',
  'late',
  'overtaken',
  'cut-request',
  'cut-answer',
  'portal',
  'stale',
  'server-error',
  'too-slow',
  'kill-server-before',
  'kill-server-during',
  'kill-server-after',
] as const
export type Lie = (typeof LIES)[number]

/** What becomes of a bundle on its way to the neighbour, or of an answer on its way back. */
export const FATES = ['carry', 'lose', 'double', 'late', 'tamper', 'forge'] as const
export type Fate = (typeof FATES)[number]

/**
 * A phone's battery ends at the n-th time that it touches a table or the network; `each`: again and again, at the first
 * touch, then at the second, and so on, until it lives to the end.
 */
export type DieAt = number | 'each' | null

export interface DeedStep {
  do: Deed
  phone: number
  which: number
  amount: number
  dieAt: DieAt
}

export type Step =
  | DeedStep
  | { do: 'sync'; phone: number; lies: Lie[]; dieAt: DieAt }
  | { do: 'meanwhile'; phone: number; lies: Lie[]; at: number; deed: DeedStep }
  | { do: 'freeze'; phone: number; lies: Lie[]; at: number }
  | { do: 'reopen'; phone: number }
  | { do: 'update'; phone: number; dieAt: DieAt }
  | { do: 'clock'; phone: number; to: number | null }
  | { do: 'full'; phone: number; full: boolean }
  | { do: 'remove'; phone: number; by: number }
  | { do: 'rejoin'; phone: number; dieAt: DieAt }
  | { do: 'give'; phone: number; to: number; fate: Fate; dieAt: DieAt }
  | { do: 'bring'; phone: number; fate: Fate }
  | { do: 'backup' }
  | { do: 'restore-server'; told: boolean }
  | { do: 'part' }
  | { do: 'fail-over'; deeds: DeedStep[]; after: number }

export interface Script {
  seed: number
  phones: number
  steps: Step[]
  /** The phone without a network of its own: all of it goes through neighbours. */
  dark: number | null
}

const STEPS = 36

/** 1970, 2031, a day off either way; null: the right time. */
const CLOCKS = [0, Date.UTC(2031, 5, 1), 'yesterday', 'tomorrow', null] as const
const DAY = 86_400_000

/** @param carried what neighbours carry is in it too, and the last phone has no network of its own */
export function writeScript(seed: number, phones: number, carried = false): Script {
  const random = new Random(seed)
  const write = carried ? writeCarriedStep : writeStep
  const steps = Array.from({ length: STEPS }, () => write(random, phones))
  return { seed, phones, steps, dark: carried ? phones - 1 : null }
}

const SYNCS: readonly Step['do'][] = ['sync', 'meanwhile', 'freeze', 'update', 'rejoin']

function writeCarriedStep(random: Random, phones: number): Step {
  const step = random.chance(0.25) ? writeCarrying(random, phones) : writeStep(random, phones)
  // What needs a network is given to a neighbour instead.
  if (SYNCS.includes(step.do) && 'phone' in step && step.phone === phones - 1)
    return writeGiving(random, phones, step.phone)
  // Nobody takes a phone out of the shop that has no way back in.
  if (step.do === 'remove' && step.phone === phones - 1) return { ...step, phone: Math.max(1, phones - 2) }
  return step
}

function writeCarrying(random: Random, phones: number): Step {
  const phone = random.below(phones)
  if (random.chance(0.4)) return { do: 'bring', phone, fate: random.weighted(FATE_WEIGHTS) }
  return writeGiving(random, phones, phone)
}

function writeGiving(random: Random, phones: number, phone: number): Step {
  const to = (phone + 1 + random.below(Math.max(1, phones - 1))) % phones
  return { do: 'give', phone, to, fate: random.weighted(FATE_WEIGHTS), dieAt: dieAt(random, 24) }
}

const FATE_WEIGHTS = { carry: 50, lose: 12, double: 12, late: 12, tamper: 8, forge: 6 } satisfies Record<Fate, number>

/**
 * The standby falls behind, the phones go on, and some steps later it has to lead: in the middle of syncs of some phones,
 * milliseconds after they began. The others find it later, when it has stored something else. Copies are put back in other
 * rounds.
 */
export function withFailOver({ seed, phones, steps, dark }: Script): Script {
  const random = new Random(seed + FAIL_OVER)
  const rest = steps.filter((step) => step.do !== 'backup' && step.do !== 'restore-server')
  const parted = 4 + random.below(14)
  const over = parted + 2 + random.below(10)
  const all = Array.from({ length: phones }, (_, phone) => phone)
  const some = all.filter(() => random.chance(0.6))
  const lost = all.flatMap((phone): Step[] => (random.chance(0.8) ? stored(random, phone) : []))
  const deeds = some.map((phone) => writeDeed(random, phone, null))
  const failOver: Step = { do: 'fail-over', deeds, after: random.below(80) }
  const other = stored(random, random.below(phones))
  const parts = [rest.slice(0, parted), [{ do: 'part' } as const], lost, rest.slice(parted, over), [failOver], other]
  return { seed, phones, steps: [...parts.flat(), ...rest.slice(over)], dark }
}

/** Something that a phone does and hands in at once. */
function stored(random: Random, phone: number): Step[] {
  return [writeDeed(random, phone, null), { do: 'sync', phone, lies: [], dieAt: null }]
}

/** So that what is drawn for it has nothing to do with the script. */
const FAIL_OVER = 0x7a1a7

const STEP_WEIGHTS = {
  deed: 54,
  sync: 26,
  reopen: 4,
  clock: 5,
  full: 3,
  meanwhile: 5,
  freeze: 3,
  update: 2,
  backup: 3,
  restore: 2,
  remove: 1,
  rejoin: 1,
}

function writeStep(random: Random, phones: number): Step {
  const phone = random.below(phones)
  switch (random.weighted(STEP_WEIGHTS)) {
    case 'sync':
      return { do: 'sync', phone, lies: lies(random), dieAt: dieAt(random, 90) }
    case 'meanwhile':
      return { do: 'meanwhile', phone, lies: lies(random), at: random.below(3), deed: writeDeed(random, phone, null) }
    case 'freeze':
      return { do: 'freeze', phone, lies: lies(random), at: random.below(4) }
    case 'reopen':
      return { do: 'reopen', phone }
    case 'update':
      return { do: 'update', phone, dieAt: random.chance(0.5) ? random.below(8) : null }
    case 'clock':
      return { do: 'clock', phone, to: clock(random) }
    case 'full':
      return { do: 'full', phone, full: random.chance(0.5) }
    case 'backup':
      return { do: 'backup' }
    case 'restore':
      return { do: 'restore-server', told: random.chance(0.6) }
    // The first phone stays: somebody must be there to let the others in again.
    case 'remove':
      return { do: 'remove', phone: 1 + random.below(Math.max(1, phones - 1)), by: random.below(2) }
    case 'rejoin':
      return { do: 'rejoin', phone, dieAt: dieAt(random, 30) }
    default:
      return writeDeed(random, phone, dieAt(random, 24))
  }
}

function writeDeed(random: Random, phone: number, dieAt: DieAt): DeedStep {
  const [which, amount] = [random.below(8), 1 + random.below(500_000)]
  return { do: random.weighted(DEED_WEIGHTS), phone, which, amount, dieAt }
}

function dieAt(random: Random, touches: number): DieAt {
  if (random.chance(0.015)) return 'each'
  return random.chance(0.15) ? random.below(touches) : null
}

function clock(random: Random): number | null {
  const to = random.pick(CLOCKS)
  if (to === 'yesterday') return Date.now() - DAY
  return to === 'tomorrow' ? Date.now() + DAY : to
}

const DEED_WEIGHTS = {
  sell: 30,
  add: 12,
  price: 8,
  rename: 8,
  delete: 5,
  restore: 3,
  void: 8,
  count: 6,
  cost: 4,
  basket: 5,
} satisfies Record<Deed, number>

/** What happens to the requests of one sync, in turn; behind the last one all is carried. */
function lies(random: Random): Lie[] {
  const weights = {
    carry: 40,
    'lose-request': 8,
    'lose-answer': 14,
    twice: 6,
    late: 4,
    overtaken: 4,
    'cut-request': 4,
    'cut-answer': 6,
    portal: 5,
    stale: 5,
    'server-error': 4,
    'too-slow': 3,
    'kill-server-before': 1,
    'kill-server-during': 1,
    'kill-server-after': 1,
  } satisfies Record<Lie, number>
  return Array.from({ length: random.below(5) }, () => random.weighted(weights))
}
