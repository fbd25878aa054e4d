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
  'cut-answer',
  'portal',
  'stale',
  'server-error',
  'slow',
  'kill-server-before',
  'kill-server-after',
] as const
export type Lie = (typeof LIES)[number]

export type Step =
  | { do: Deed; phone: number; which: number; amount: number; dieAt: number | null }
  | { do: 'sync'; phone: number; lies: Lie[]; dieAt: number | null }
  | { do: 'reopen'; phone: number }
  | { do: 'clock'; phone: number; to: number | null }
  | { do: 'full'; phone: number; full: boolean }
  | { do: 'backup' }
  | { do: 'restore-server' }

export interface Script {
  seed: number
  phones: number
  steps: Step[]
}

const STEPS = 36

/** 1970, 2031, a day off either way; null: the right time. */
const CLOCKS = [0, Date.UTC(2031, 5, 1), Date.now() - 86_400_000, Date.now() + 86_400_000, null]

export function writeScript(seed: number, phones: number): Script {
  const random = new Random(seed)
  const phone = () => random.below(phones)
  /** A phone's battery ends at the n-th time that it touches its database or the network. */
  const dieAt = () => (random.chance(0.15) ? random.below(14) : null)
  return { seed, phones, steps: Array.from({ length: STEPS }, () => writeStep(random, phone(), dieAt())) }
}

function writeStep(random: Random, phone: number, dieAt: number | null): Step {
  switch (random.weighted({ deed: 56, sync: 26, reopen: 5, clock: 5, full: 3, backup: 3, restore: 2 })) {
    case 'sync':
      return { do: 'sync', phone, lies: lies(random), dieAt }
    case 'reopen':
      return { do: 'reopen', phone }
    case 'clock':
      return { do: 'clock', phone, to: random.pick(CLOCKS) }
    case 'full':
      return { do: 'full', phone, full: random.chance(0.5) }
    case 'backup':
      return { do: 'backup' }
    case 'restore':
      return { do: 'restore-server' }
    default:
      return {
        do: random.weighted(DEED_WEIGHTS),
        phone,
        which: random.below(8),
        amount: 1 + random.below(500_000),
        dieAt,
      }
  }
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
    'cut-answer': 6,
    portal: 5,
    stale: 5,
    'server-error': 4,
    slow: 2,
    'kill-server-before': 3,
    'kill-server-after': 3,
  } satisfies Record<Lie, number>
  return Array.from({ length: random.below(5) }, () => random.weighted(weights))
}
