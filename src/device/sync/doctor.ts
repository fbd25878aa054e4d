/** Check and repair as a person sees it (SYNC 18, 19): both sides counted kind by kind, and what a repair has mended. */

import { EMPTY, writeTotal } from '../../shared/domain/checksum.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import { checksumsAnswer } from '../../shared/protocol/sync.ts'
import { call, type Failed } from '../net/call.ts'
import { readSettings } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { rebuildShelf } from '../store/shelf.ts'
import { readState } from '../store/state.ts'
import { PAGE } from './page.ts'
import { run } from './run.ts'
import { recountAll } from './serverRecords.ts'

export interface Counted {
  kind: string
  /** Records that the server has confirmed, as they lie here. */
  here: number
  /** null: the server could not be asked. */
  there: number | null
  same: boolean
}

export interface Checkup {
  counted: Counted[]
  /** Why the server could not be asked: its own word, or what stood in between. */
  failed: string | null
}

export interface Mending {
  /** As it is now. */
  after: Checkup
  /** Kinds that differed before and are the same on both sides now. */
  mended: string[]
}

/** Rounds in which a phone that is behind can catch up before its sides are compared. */
const ROUNDS = 3

/**
 * Counts both sides anew, once this phone has read all that the server has: what is merely late is no difference. What
 * lies here is counted row by row, since the kept totals may be what is wrong.
 */
export async function checkUp(db: ShopDatabase): Promise<Checkup> {
  for (let round = 1; ; round++) {
    await catchUp(db)
    await recountAll(db)
    const theirs = await askServer(db)
    if ('failed' in theirs) return { counted: await compare(db, null), failed: theirs.failed }
    const reached = readCursor((await readState(db, 'cursor')) ?? '')?.sequence ?? 0
    if (reached >= theirs.sequence || round === ROUNDS) {
      return { counted: await compare(db, theirs.kinds), failed: null }
    }
  }
}

/**
 * Mends what differs, and what was derived from it on this phone. Takes nothing from either side.
 * @param seen as it was counted last: the engine may have mended some of it meanwhile
 */
export async function checkAndMend(db: ShopDatabase, seen: readonly Counted[] = []): Promise<Mending> {
  const before = await checkUp(db)
  // The totals are true now: the next rounds see by their checksum what has to be repaired.
  await catchUp(db)
  await rebuildShelf(db)
  const after = await checkUp(db)
  const differed = new Set([...seen, ...before.counted].filter(({ same }) => !same).map(({ kind }) => kind))
  const same = new Set(after.counted.filter((one) => one.same).map(({ kind }) => kind))
  return { after, mended: after.failed === null ? [...differed].filter((kind) => same.has(kind)) : [] }
}

/** An attempt of the engine. One that another tab cut short is no reason not to count. */
async function catchUp(db: ShopDatabase): Promise<void> {
  await run(db, db.shopId, 'tap', PAGE).catch((error) => console.error('sync', error))
}

type Theirs = { sequence: number; kinds: Record<string, string> }

async function askServer(db: ShopDatabase): Promise<Theirs | { failed: string }> {
  const session = (await readSettings()).sessions.find(({ shop }) => shop === db.shopId)
  if (!session) return { failed: 'unauthorized' }
  const called = await call({ path: '/api/checksums', body: {}, schema: checksumsAnswer, credentials: session })
  return 'trouble' in called ? { failed: wordOf(called) } : called.answer
}

function wordOf({ trouble, error }: Failed): string {
  return error?.code ?? trouble
}

async function compare(db: ShopDatabase, theirs: Theirs['kinds'] | null): Promise<Counted[]> {
  const totals = new Map((await db.total.toArray()).map((total) => [total.kind, total]))
  const kinds = new Set([...totals.keys(), ...Object.keys(theirs ?? {})])
  return [...kinds].map((kind) => {
    const ours = totals.get(kind) ?? EMPTY
    const total = theirs && (theirs[kind] ?? writeTotal(EMPTY))
    return {
      kind,
      here: ours.count,
      there: total === null ? null : Number.parseInt(total, 10),
      same: total === null || total === writeTotal(ours),
    }
  })
}
